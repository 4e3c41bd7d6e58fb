import { createHash } from 'node:crypto'

/** The last `length` digits, 13 at most, of a text's SHA-256 in base 36: about five bits each. */
export function hashOf(text: string, length: number): string {
  const bits = createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
  return BigInt(`0x${bits}`).toString(36).padStart(13, '0').slice(-length)
}
