import { ActionError } from '../errors.js'
import { HttpError, NameTaken } from '../http/errors.js'
import type { TimeRange } from '../http/client.js'
import { parseName, type NameOwner } from '../naming.js'
import { listed, quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'
import { ageOf, inWords } from './age.js'
import { isThere } from './lookup.js'
import { counted, describeOwner, ownDatabases } from './own.js'

/** How many databases an error names. */
const NAMED_AT_MOST = 5

/**
 * Refuses a create that would make the repository's databases more than `max_databases`. One with a name of the workflow's
 * own is none of those: it neither counts nor is refused.
 *
 * @param all what the account holds, without what is about to be replaced
 * @throws ActionError that names the oldest ones
 */
export function refuseBeyond(
  maxDatabases: number | undefined,
  all: readonly DatabaseSummary[],
  { name, owner }: { name: string; owner: NameOwner }
): void {
  if (maxDatabases === undefined || parseName(owner, name) === undefined) return
  const own = ownDatabases(all, owner)
  if (own.length < maxDatabases) return
  const oldest = own.slice(0, NAMED_AT_MOST).map(({ database_name }) => quoted(database_name))
  throw new ActionError(
    `No database is created: ${describeOwner(owner)} has ${own.length} already, and \`max_databases\` is ${maxDatabases}. The oldest: ${listed(oldest)}. ` +
      'The sweep action deletes those whose pull request, run or branch is gone, the delete action a single one.'
  )
}

/**
 * Adds what the list tells to a refusal of Upstash's, as it may be a limit of the account that was met.
 *
 * @param all what the account holds, without what was deleted since
 */
export function explainRefusal(
  error: unknown,
  all: readonly DatabaseSummary[],
  { owner, now }: { owner: NameOwner; now: TimeRange }
): unknown {
  if (!(error instanceof HttpError) || error instanceof NameTaken) return error
  const { status } = error
  if (status < 400 || status >= 500) return error
  const own = ownDatabases(all, owner)
  const [oldest] = own
  const age = oldest && ageOf(oldest.creation_time, now)
  const which =
    oldest === undefined
      ? ''
      : `, the oldest ${quoted(oldest.database_name)}${age === undefined ? '' : `, ${inWords(age)} old`}`
  const held = all.filter(isThere).length
  const advice =
    held === 0 ? '' : ' If that is too many for its plan, the sweep or the delete action frees some.'
  return new ActionError(
    `${error.message} The account has ${counted(held)}, ${own.length} of them of ${describeOwner(owner)}${which}.${advice}`,
    { cause: error }
  )
}
