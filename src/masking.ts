import { percentEncoded } from './text.js'

/** Registers a secret with the runner, before anything that could hold it is printed, saved or written. */
export type Mask = (secret: string) => void

/**
 * Masks a secret as it is and as it looks in a URL, if that differs. The runner masks base64 forms by itself
 * (actions/runner, HostContext.cs), and warns of empty masks, so none is asked for.
 */
export function maskAllForms(secret: string, mask: Mask): void {
  if (secret.trim() === '') return
  mask(secret)
  const encoded = percentEncoded(secret)
  if (encoded !== secret) mask(encoded)
}
