/** Who sends a request to the REST plane. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Credentials } from './types.js'

/** A user of the database's Redis. */
export type User = 'default' | 'default_ro'

/** The user whose token this is, if any. How long it takes tells nothing of the tokens. */
export function userOf(token: string, credentials: Credentials): User | undefined {
  const full = equal(token, credentials.rest_token)
  const readOnly = equal(token, credentials.read_only_rest_token)
  if (full) return 'default'
  return readOnly ? 'default_ro' : undefined
}

/** Digests are of one length, which the comparison asks for, and which hides the length of what is compared. */
function equal(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
