import { ActionError, messageOf } from '../errors.js'
import type { GitHubClient } from '../github/client.js'
import { HttpError, NotConfirmed } from '../http/errors.js'
import type { Log } from '../log.js'
import { listed, quoted } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { planSweep, type DueDatabase, type KeptDatabase, type SweepRules } from './sweep-plan.js'

/** How many deletions are under way at once. */
const CONCURRENCY = 5
/** How many databases one line names. */
const NAMED_AT_MOST = 20

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
 * `maxDeletes`. The list of open pull requests only tells what to ask about: what decides is GitHub's word on the one pull
 * request right before the deletion. A failed deletion does not stop the others: see `failureOf`.
 *
 * @throws ActionError if the open pull requests could not be read and nothing else makes a database due
 */
export async function sweep(request: SweepRequest, collaborators: SweepCollaborators): Promise<SweepReport> {
  const { upstash, client, log } = collaborators
  // The databases first: whatever is in this list, its pull request was opened before the pull requests are listed.
  const all = await upstash.list()
  const now = client.now()
  const open = await openPullRequests(request, collaborators)
  const { candidates, due, unknown } = planSweep(all, request, { open, now })
  if (request.dryRun) {
    sayKept(unknown, log)
    warnOfRest(due.length - request.maxDeletes, due.length, request, log)
    sayPlanned(due.slice(0, request.maxDeletes), candidates, log)
    return { deleted: [], kept: candidates, failed: [] }
  }
  const { deleted, failed, gone, kept, rest } = await deleteAll(due, request.maxDeletes, collaborators)
  sayKept([...unknown, ...kept], log)
  warnOfRest(rest, due.length - kept.length, request, log)
  return { deleted, failed, kept: candidates - deleted.length - failed.length - gone }
}

/** The error a sweep ends with if deletions failed; undefined if none did. */
export function failureOf({ deleted, failed }: SweepReport): ActionError | undefined {
  if (failed.length === 0) return undefined
  const named = failed
    .slice(0, NAMED_AT_MOST)
    .map(({ due, why }) => `${quoted(due.database_name)} (${due.database_id}): ${why}`)
  const more = failed.length > NAMED_AT_MOST ? ` And ${failed.length - NAMED_AT_MOST} more.` : ''
  return new ActionError(
    `${failed.length} of ${failed.length + deleted.length} databases could not be deleted; the next sweep tries them again. ${named.join(' ')}${more}`
  )
}

/** The open pull requests; undefined if they are unknown, so that no pull request counts as closed. */
async function openPullRequests(
  { olderThanSeconds }: SweepRequest,
  { github, client, log }: SweepCollaborators
): Promise<ReadonlySet<number> | undefined> {
  if (github === undefined) return undefined
  try {
    return await github.openPullRequests()
  } catch (error) {
    if (client.deadline.signal.aborted) throw error
    const problem = `The open pull requests could not be read, so none counts as closed. ${messageOf(error)}`
    if (olderThanSeconds === undefined) throw new ActionError(problem, { cause: error })
    log.warning(problem)
    return undefined
  }
}

interface Deletions extends Pick<SweepReport, 'deleted' | 'failed'> {
  /** How many were gone already. */
  gone: number
  kept: KeptDatabase[]
  /** How many were not tried, because of the limit. */
  rest: number
}

/** What is kept on GitHub's word does not count against `limit`: it would be first in line in every sweep. */
async function deleteAll(
  due: readonly DueDatabase[],
  limit: number,
  collaborators: SweepCollaborators
): Promise<Deletions> {
  const done: Deletions = { deleted: [], failed: [], gone: 0, kept: [], rest: 0 }
  const queue = [...due]
  let left = limit
  const worker = async (): Promise<void> => {
    // The workers share one queue and one limit: each database goes to exactly one of them.
    for (let one = queue[0]; one !== undefined && left > 0; one = queue[0]) {
      queue.shift()
      left -= 1
      if (!(await deleteOne(one, done, collaborators))) left += 1
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return { ...done, rest: queue.length }
}

/** Returns false if the database is to be kept after all. */
async function deleteOne(
  due: DueDatabase,
  done: Deletions,
  collaborators: SweepCollaborators
): Promise<boolean> {
  const { upstash, log } = collaborators
  const { database_id, database_name, reason } = due
  try {
    if (await upstash.delete(database_id, () => confirmClosed(due, collaborators))) {
      done.deleted.push({ database_id, database_name, reason })
      log.info(`Deleted ${quoted(database_name)} (${database_id}): ${reason}.`)
    } else {
      done.gone += 1
      log.info(`${quoted(database_name)} (${database_id}) was gone already.`)
    }
  } catch (error) {
    if (error instanceof NotConfirmed) {
      done.kept.push({ database_name, why: error.message })
      return false
    }
    done.failed.push({ due, why: messageOf(error) })
  }
  return true
}

/** @throws NotConfirmed unless GitHub itself says that the pull request is closed */
async function confirmClosed(
  { ifClosed }: DueDatabase,
  { github, client }: SweepCollaborators
): Promise<void> {
  if (ifClosed === undefined) return
  let open: boolean | undefined
  try {
    open = await github?.isPullRequestOpen(ifClosed)
  } catch (error) {
    if (client.deadline.signal.aborted) throw error
    if (!(error instanceof HttpError && error.status === 404)) {
      throw new NotConfirmed('GitHub did not say whether its pull request is closed', { cause: error })
    }
  }
  if (open === undefined) throw new NotConfirmed('GitHub knows no pull request of this number')
  if (open) throw new NotConfirmed('its pull request is open again')
}

/** One line for each reason, however many databases there are. */
function sayKept(kept: readonly KeptDatabase[], log: Log): void {
  for (const why of new Set(kept.map((one) => one.why))) {
    const names = kept.filter((one) => one.why === why).map(({ database_name }) => quoted(database_name))
    const shown = names.slice(0, NAMED_AT_MOST)
    const more = names.length - shown.length
    log.info(`Kept ${listed(more === 0 ? shown : [...shown, `${more} more`])}: ${why}.`)
  }
}

function warnOfRest(rest: number, due: number, { maxDeletes }: SweepRequest, log: Log): void {
  if (rest <= 0) return
  log.warning(
    `${due} databases are due, and \`max_deletes\` is ${maxDeletes}: the ${rest} youngest of them are left for the next sweep.`
  )
}

function sayPlanned(due: readonly DueDatabase[], candidates: number, log: Log): void {
  for (const { database_name, database_id, reason } of due) {
    log.info(`Would delete ${quoted(database_name)} (${database_id}): ${reason}.`)
  }
  log.info(`Dry run: ${due.length} of ${candidates} databases would be deleted; nothing was.`)
}
