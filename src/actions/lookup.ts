import type { Log } from '../log.js'
import { listed, quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'

/** The databases of exactly this name, the oldest first, in the same order for everybody who looks. */
export function namedExactly(all: readonly DatabaseSummary[], name: string): DatabaseSummary[] {
  const age = ({ creation_time }: DatabaseSummary): number => creation_time ?? Infinity
  return all
    .filter(({ database_name }) => database_name === name)
    .sort((a, b) => (age(a) === age(b) ? (a.database_id < b.database_id ? -1 : 1) : age(a) - age(b)))
}

/**
 * The one database of this name: the oldest, if there are several. The others are named in a warning; deleting by name
 * removes them all.
 */
export function theOneNamed(
  all: readonly DatabaseSummary[],
  name: string,
  log: Log
): DatabaseSummary | undefined {
  const [oldest, ...surplus] = namedExactly(all, name)
  if (surplus.length > 0) {
    const ids = listed(surplus.map(({ database_id }) => database_id))
    log.warning(
      `The account has ${surplus.length + 1} databases named ${quoted(name)}. The oldest one is used; surplus: ${ids}. ` +
        'Delete those in the Upstash console, or all of this name with the delete action.'
    )
  }
  return oldest
}
