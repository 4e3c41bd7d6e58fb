/** Who sends a request to the REST plane. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Credentials } from './types.js'

/** A user of the database's Redis. */
export type User = 'default' | 'default_ro'

/** Those of credentials seen before; new credentials are another object. */
const digests = new WeakMap<Credentials, Record<User, Buffer>>()

/** The user whose token this is, if any. How long it takes tells nothing of the tokens. */
export function userOf(token: string, credentials: Credentials): User | undefined {
  const expected = digestsOf(credentials)
  const presented = digest(token)
  const full = timingSafeEqual(presented, expected.default)
  const readOnly = timingSafeEqual(presented, expected.default_ro)
  if (full) return 'default'
  return readOnly ? 'default_ro' : undefined
}

function digestsOf(credentials: Credentials): Record<User, Buffer> {
  const known = digests.get(credentials)
  if (known !== undefined) return known
  const made = {
    default: digest(credentials.rest_token),
    default_ro: digest(credentials.read_only_rest_token)
  }
  digests.set(credentials, made)
  return made
}

/** Digests are of one length, which the comparison asks for, and which hides the length of what is compared. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
