import { ActionError, messageOf } from '../errors.js'
import { Pulls } from '../github/pulls.js'
import type { SweepInputs } from '../inputs/sweep.js'
import { PATIENT_WAITS } from '../retry.js'
import type { AccountSession } from '../session.js'
import { quoted } from '../text.js'
import { planSweep, type DueDatabase } from './sweep-plan.js'

/** How many deletions are under way at once. */
const CONCURRENCY = 5
/** How many failures the closing error names. */
const NAMED_FAILURES = 20

export interface SweepReport {
  deleted: { database_id: string; database_name: string; reason: string }[]
  /** How many of the databases that were looked at are still there, because they are not due, or not yet. */
  kept: number
  failed: { due: DueDatabase; why: string }[]
}

/**
 * Deletes the databases of this repository whose pull request is closed or that are too old, the oldest first, at most
 * `maxDeletes`. A failed deletion does not stop the others: see `failureOf`.
 */
export async function sweep(inputs: SweepInputs, account: AccountSession): Promise<SweepReport> {
  const { api, log } = account
  // The databases first: whatever is in this list, its pull request was opened before the pull requests are listed.
  const all = await api.list()
  const nowSeconds = account.session.serverSeconds()
  const open = await openPullRequests(inputs, account)
  const { candidates, due, unknown } = planSweep(all, inputs, {
    open,
    nowSeconds
  })
  for (const { database_name, why } of unknown) log.info(`Kept ${quoted(database_name)}: ${why}.`)

  const now = due.slice(0, inputs.maxDeletes)
  if (due.length > now.length) {
    log.warning(
      `${due.length} databases are due, and \`max_deletes\` is ${inputs.maxDeletes}: the ${due.length - now.length} youngest of them are left for the next sweep.`
    )
  }
  if (inputs.dryRun) {
    for (const { database_name, database_id, reason } of now) {
      log.info(`Would delete ${quoted(database_name)} (${database_id}): ${reason}.`)
    }
    log.info(`Dry run: ${now.length} of ${candidates} databases would be deleted; nothing was.`)
    return { deleted: [], kept: candidates, failed: [] }
  }
  const { deleted, failed, gone } = await deleteAll(now, account)
  return { deleted, failed, kept: candidates - deleted.length - failed.length - gone }
}

/** The error a sweep ends with where deletions failed; undefined where none did. */
export function failureOf({ deleted, failed }: SweepReport): ActionError | undefined {
  if (failed.length === 0) return undefined
  const named = failed
    .slice(0, NAMED_FAILURES)
    .map(({ due, why }) => `${quoted(due.database_name)} (${due.database_id}): ${why}`)
  const more = failed.length > NAMED_FAILURES ? ` And ${failed.length - NAMED_FAILURES} more.` : ''
  return new ActionError(
    `${failed.length} of ${failed.length + deleted.length} databases could not be deleted; the next sweep tries them again. ${named.join(' ')}${more}`
  )
}

/** The open pull requests; undefined where they could not be read, so that no pull request counts as closed. */
async function openPullRequests(
  { github }: SweepInputs,
  { session, log }: AccountSession
): Promise<ReadonlySet<number> | undefined> {
  if (github === undefined) return undefined
  try {
    return await new Pulls(github, session).open()
  } catch (error) {
    if (session.deadline.signal.aborted) throw error
    log.warning(`The open pull requests could not be read, so none counts as closed. ${messageOf(error)}`)
    return undefined
  }
}

async function deleteAll(
  due: readonly DueDatabase[],
  { api, log }: AccountSession
): Promise<Pick<SweepReport, 'deleted' | 'failed'> & { gone: number }> {
  const deleted: SweepReport['deleted'] = []
  const failed: SweepReport['failed'] = []
  let gone = 0
  const queue = due.values()
  const worker = async (): Promise<void> => {
    // The workers share one iterator: each database goes to exactly one of them.
    for (const one of queue) {
      const { database_id, database_name, reason } = one
      try {
        if (await api.delete(database_id, PATIENT_WAITS)) {
          deleted.push({ database_id, database_name, reason })
          log.info(`Deleted ${quoted(database_name)} (${database_id}): ${reason}.`)
        } else {
          gone += 1
          log.info(`${quoted(database_name)} (${database_id}) was gone already.`)
        }
      } catch (error) {
        failed.push({ due: one, why: messageOf(error) })
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return { deleted, failed, gone }
}
