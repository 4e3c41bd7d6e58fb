import type { Break } from './teeth-break.js'
import { DELETIONS } from './teeth-deletions.js'
import { NAMES } from './teeth-names.js'
import { RETRIES } from './teeth-retries.js'
import { SECRETS } from './teeth-secrets.js'

/** The breaks the suite must catch, each by one named test. */
export const BREAKS: readonly Break[] = [...SECRETS, ...RETRIES, ...NAMES, ...DELETIONS]
