import { ActionError } from '../../errors.js'
import type { Log } from '../../log.js'
import { listed, quoted } from '../../text.js'
import type { Deletions } from './delete-all.js'
import { startGroup } from './group.js'
import type { DueDatabase, KeptDatabase } from './plan.js'

/** How many databases one line names. */
const NAMED_AT_MOST = 20

/** The error a sweep ends with if deletions failed; undefined if none did. */
export function failureOf({
  deleted,
  failed
}: Pick<Deletions, 'deleted' | 'failed'>): ActionError | undefined {
  if (failed.length === 0) return undefined
  const named = failed
    .slice(0, NAMED_AT_MOST)
    .map(({ due, why }) => `${quoted(due.database_name)} (${due.database_id}): ${why}`)
  const more = failed.length > NAMED_AT_MOST ? ` And ${failed.length - NAMED_AT_MOST} more.` : ''
  return new ActionError(
    `${failed.length} of ${failed.length + deleted.length} databases could not be deleted; the next sweep tries them again. ${named.join(' ')}${more}`
  )
}

/** Says which databases are kept on doubt: one line for each reason, however many databases there are. */
export function sayKept(kept: readonly KeptDatabase[], log: Log): void {
  for (const why of new Set(kept.map((one) => one.why))) {
    const names = kept.filter((one) => one.why === why).map(({ database_name }) => quoted(database_name))
    const shown = names.slice(0, NAMED_AT_MOST)
    const more = names.length - shown.length
    log.info(`Kept ${listed(more === 0 ? shown : [...shown, `${more} more`])}: ${why}.`)
  }
}

/** Warns that `max_deletes` leaves some for the next sweep, and says of each why it is kept. */
export function leftForNext(
  rest: readonly DueDatabase[],
  { due, maxDeletes }: { due: number; maxDeletes: number },
  log: Log
): KeptDatabase[] {
  if (rest.length > 0) {
    log.warning(
      `${due} databases are due, and \`max_deletes\` is ${maxDeletes}: the ${rest.length} youngest of them are left for the next sweep.`
    )
  }
  return rest.map(({ database_name, reason }) => ({
    database_name,
    why: `${reason}, but \`max_deletes\` leaves it for the next sweep`
  }))
}

/** Says what a dry run would do. */
export function sayPlanned(due: readonly DueDatabase[], checked: number, log: Log): void {
  const endGroup = startGroup(due.length, `${due.length} databases would be deleted`, log)
  for (const { database_name, database_id, reason } of due) {
    log.info(`Would delete ${quoted(database_name)} (${database_id}): ${reason}.`)
  }
  endGroup()
  log.info(`Dry run: ${due.length} of ${checked} databases would be deleted; nothing was.`)
}
