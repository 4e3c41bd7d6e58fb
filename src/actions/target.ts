import { quoted } from '../text.js'

/** Which database is meant. */
export type Target = { id: string } | { name: string }

/** `The database "acme-shop-pr-12"`, as messages begin; without the name if only the id is known. */
export function describeTarget(target: Target): string {
  return 'id' in target ? 'The database' : `The database ${quoted(target.name)}`
}
