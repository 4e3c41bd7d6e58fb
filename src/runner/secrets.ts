import * as core from '@actions/core'

/** The secrets of a run: each is registered with the runner once, and can be taken out of a text. */
export class SecretRegister {
  readonly #secrets = new Set<string>()

  readonly mask = (secret: string): void => {
    if (this.#secrets.has(secret)) return
    this.#secrets.add(secret)
    core.setSecret(secret)
  }

  readonly redact = (text: string): string => {
    let redacted = text
    // The longest first: a shorter one may be a part of it.
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length)
    for (const secret of longestFirst) redacted = redacted.replaceAll(secret, '***')
    return redacted
  }
}
