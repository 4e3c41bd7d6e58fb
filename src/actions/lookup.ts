import { BadReply } from '../http/errors.js'
import type { Log } from '../log.js'
import { listed, quoted } from '../text.js'
import { isDatabaseId, type DatabaseSummary } from '../upstash/database.js'

/**
 * How long a database may be missing from the list after it was created. Until a list was asked for that much later, its
 * absence says nothing. Milliseconds.
 */
export const LIST_LAG_MS = 2_000

/**
 * The databases of exactly this name, the oldest first, in the same order for everybody who looks. What the list still
 * shows although its state is `deleted` is left out.
 *
 * @throws BadReply if one of them has an id that cannot be part of an address
 */
export function namedExactly(all: readonly DatabaseSummary[], name: string): DatabaseSummary[] {
  const named = all.filter((one) => one.database_name === name && isThere(one))
  for (const { database_id } of named) {
    if (!isDatabaseId(database_id)) {
      throw new BadReply(
        `The database ${quoted(name)} is listed with an unusable \`database_id\` (${quoted(database_id)}). Please report it.`
      )
    }
  }
  return named.sort(oldestFirst)
}

/**
 * Compares two databases for `sort`: the oldest first, those of unknown age last, and by their ids if nothing else tells
 * them apart, so that everybody who looks gets the same order.
 */
export function oldestFirst(a: DatabaseSummary, b: DatabaseSummary): number {
  const bornA = a.creation_time ?? Infinity
  const bornB = b.creation_time ?? Infinity
  if (bornA === bornB) return a.database_id < b.database_id ? -1 : 1
  return bornA - bornB
}

/** False for a database that is deleted, and only shown for a while yet (the API's older documents have that state). */
export function isThere({ state }: DatabaseSummary): boolean {
  return state !== 'deleted'
}

/** The first of several databases of one name. The others are named in a warning; deleting by name removes them all. */
export function theOneOf(named: readonly DatabaseSummary[], log: Log): DatabaseSummary | undefined {
  const [oldest, ...surplus] = named
  if (oldest !== undefined && surplus.length > 0) {
    const ids = listed(surplus.map(({ database_id }) => database_id))
    log.warning(
      `The account has ${named.length} databases named ${quoted(oldest.database_name)}. The oldest one is used; surplus: ${ids}. ` +
        'Delete those in the Upstash console, or all of this name with the delete action.'
    )
  }
  return oldest
}

/** The one database of this name: the oldest, if there are several. */
export function theOneNamed(
  all: readonly DatabaseSummary[],
  name: string,
  log: Log
): DatabaseSummary | undefined {
  return theOneOf(namedExactly(all, name), log)
}
