import { randomBytes } from 'node:crypto'

/** A password or token that nobody guesses: 256 bits of a cryptographic source, in letters and digits that URLs take. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
