import { ActionError, messageOf } from '../errors.js'
import type { GitHubClient } from '../github/client.js'
import { PATIENT_BACKOFF } from '../http/retry.js'
import { quoted } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { planSweep, type DueDatabase, type SweepRules } from './sweep-plan.js'

/** How many deletions are under way at once. */
const CONCURRENCY = 5
/** How many failures the closing error names. */
const NAMED_FAILURES = 20

export interface SweepRequest extends SweepRules {
  dryRun: boolean
  maxDeletes: number
}

export interface SweepCollaborators extends Collaborators {
  /** Undefined if nothing is to be asked about pull requests. */
  github: GitHubClient | undefined
}

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
export async function sweep(request: SweepRequest, collaborators: SweepCollaborators): Promise<SweepReport> {
  const { upstash, client, log } = collaborators
  // The databases first: whatever is in this list, its pull request was opened before the pull requests are listed.
  const all = await upstash.list()
  const nowSeconds = client.serverSeconds()
  const open = await openPullRequests(collaborators)
  const { candidates, due, unknown } = planSweep(all, request, { open, nowSeconds })
  for (const { database_name, why } of unknown) log.info(`Kept ${quoted(database_name)}: ${why}.`)

  const chosen = due.slice(0, request.maxDeletes)
  if (due.length > chosen.length) {
    log.warning(
      `${due.length} databases are due, and \`max_deletes\` is ${request.maxDeletes}: the ${due.length - chosen.length} youngest of them are left for the next sweep.`
    )
  }
  if (request.dryRun) {
    for (const { database_name, database_id, reason } of chosen) {
      log.info(`Would delete ${quoted(database_name)} (${database_id}): ${reason}.`)
    }
    log.info(`Dry run: ${chosen.length} of ${candidates} databases would be deleted; nothing was.`)
    return { deleted: [], kept: candidates, failed: [] }
  }
  const { deleted, failed, gone } = await deleteAll(chosen, collaborators)
  return { deleted, failed, kept: candidates - deleted.length - failed.length - gone }
}

/** The error a sweep ends with if deletions failed; undefined if none did. */
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

/** The open pull requests; undefined if they are unknown, so that no pull request counts as closed. */
async function openPullRequests({
  github,
  client,
  log
}: SweepCollaborators): Promise<ReadonlySet<number> | undefined> {
  if (github === undefined) return undefined
  try {
    return await github.openPullRequests()
  } catch (error) {
    if (client.deadline.signal.aborted) throw error
    log.warning(`The open pull requests could not be read, so none counts as closed. ${messageOf(error)}`)
    return undefined
  }
}

async function deleteAll(
  due: readonly DueDatabase[],
  { upstash, log }: Collaborators
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
        if (await upstash.delete(database_id, PATIENT_BACKOFF)) {
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
