import { randomBytes } from 'node:crypto'

/**
 * The key that stands in a database while it is being filled, and goes when that is done. A database that has it, or no key
 * at all, is not filled. Its value is who fills it, and how far that is.
 */
export const MARKER = 'upstash-redis-action:filling'

/** Who fills a database: another one each time. */
export type Token = string

export function newToken(): Token {
  return randomBytes(12).toString('hex')
}

export function isOurs(value: string, token: Token): boolean {
  return value.startsWith(`${token} `)
}
