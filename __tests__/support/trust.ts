import type { Emulator } from '../../emulator/index.js'

/** The variables that make a Node process trust the certificate of the emulator's databases. */
export function trusting({ certificateFile }: Emulator): Record<string, string> {
  return certificateFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificateFile }
}
