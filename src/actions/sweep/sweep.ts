import { ActionError, messageOf } from '../../errors.js'
import type { GitHubApi } from '../../github/api.js'
import { PullRequests } from '../../github/pull-requests.js'
import { Refs } from '../../github/refs.js'
import { WorkflowRuns } from '../../github/workflow-runs.js'
import type { TimeRange } from '../../http/client.js'
import type { NameOwner } from '../../naming.js'
import type { Collaborators } from '../collaborators.js'
import { deleteAll, type Deletions } from './delete-all.js'
import { counted, describeOwner, ownDatabases, type OwnDatabase } from '../own.js'
import { planSweep, type DueDatabase, type Judges, type KeptDatabase, type SweepPlan } from './plan.js'
import { PullRequestJudge } from './pull-requests.js'
import { RefJudge } from './refs.js'
import { leftForNext, sayKept, sayPlanned } from './report.js'
import { RunJudge } from './runs.js'

export interface SweepRequest {
  /** Whose databases are looked at. */
  owner: NameOwner
  closedPullRequests: boolean
  finishedRuns: boolean
  /** Branches and tags. */
  deletedBranches: boolean
  /** Databases of pull requests and runs that are older than this are due; undefined if age is no reason. Seconds. */
  olderThanSeconds: number | undefined
  dryRun: boolean
  maxDeletes: number
  /** The id of the run that sweeps. */
  ownRunId: string
}

export interface SweepCollaborators extends Collaborators {
  /** Undefined if GitHub is to be asked nothing. */
  github: GitHubApi | undefined
}

export interface SweepReport extends Pick<Deletions, 'deleted' | 'failed'> {
  /** How many of the databases that were looked at are still there, because they are not due, or not yet. */
  kept: number
  /** Those, with the reason of each. After a dry run without those that would have been deleted. */
  keptDatabases: readonly KeptDatabase[]
  /** What a dry run would have deleted. */
  planned: Deletions['deleted']
  dryRun: boolean
}

/**
 * Deletes the owner's databases whose pull request, run or branch is over, or that are too old, the oldest first, at most
 * `maxDeletes`. What GitHub is asked for all at once only saves questions: what decides is its word on the one subject
 * right before the deletion. A failed deletion does not stop the others: see `failureOf`.
 *
 * @throws ActionError if GitHub answered none of what could have made a database due
 */
export async function sweep(request: SweepRequest, collaborators: SweepCollaborators): Promise<SweepReport> {
  const { upstash, client, log } = collaborators
  const { owner, olderThanSeconds, maxDeletes, dryRun } = request
  // The databases first: whatever is in this list, its pull request was opened before the pull requests are listed.
  const own = ownDatabases(await upstash.list(), owner)
  const now = client.now()
  const judges = judgesFor(request, collaborators, now)
  await lookAll(judges, own, { ...collaborators, byAge: olderThanSeconds !== undefined })
  const plan = planSweep(own, { judges, olderThanSeconds, now })
  if (dryRun) return dryReport(plan, own.length, { maxDeletes, log })
  const { due, unknown, lasting } = plan
  const { deleted, failed, kept, rest } = await deleteAll(due, maxDeletes, collaborators)
  sayKept([...unknown, ...kept], log)
  const left = leftForNext(rest, { due: due.length - kept.length, maxDeletes }, log)
  const keptDatabases = [...left, ...unknown, ...kept, ...lasting]
  log.info(
    `Checked ${counted(own.length)} of ${describeOwner(owner)}, deleted ${deleted.length}, kept ${keptDatabases.length}.`
  )
  return { deleted, failed, kept: keptDatabases.length, keptDatabases, planned: [], dryRun }
}

function dryReport(
  { due, unknown, lasting }: SweepPlan,
  checked: number,
  { maxDeletes, log }: Pick<SweepRequest, 'maxDeletes'> & Pick<Collaborators, 'log'>
): SweepReport {
  const planned = due.slice(0, maxDeletes)
  sayKept(unknown, log)
  const left = leftForNext(due.slice(maxDeletes), { due: due.length, maxDeletes }, log)
  sayPlanned(planned, checked, log)
  const keptDatabases = [...left, ...unknown, ...lasting]
  return {
    deleted: [],
    failed: [],
    kept: checked,
    keptDatabases,
    planned: planned.map(outlined),
    dryRun: true
  }
}

function outlined({ database_id, database_name, reason }: DueDatabase): Deletions['deleted'][number] {
  return { database_id, database_name, reason }
}

function judgesFor(
  { owner, closedPullRequests, finishedRuns, deletedBranches, ownRunId }: SweepRequest,
  { github, log, client }: SweepCollaborators,
  now: TimeRange
): Judges {
  if (github === undefined) return {}
  const { clock } = client
  const shared = { owner, now, clock }
  return {
    ...(closedPullRequests && { pr: new PullRequestJudge(new PullRequests(github)) }),
    ...(finishedRuns && { run: new RunJudge({ runs: new WorkflowRuns(github), ownRunId, now, clock, log }) }),
    ...(deletedBranches && {
      branch: new RefJudge({ ...shared, refs: new Refs(github, 'heads'), kind: 'branch' }),
      tag: new RefJudge({ ...shared, refs: new Refs(github, 'tags'), kind: 'tag' })
    })
  }
}

/** Lets each judge look that has databases to judge. One that gets no answer keeps its databases, and a warning says so. */
async function lookAll(
  judges: Judges,
  own: readonly OwnDatabase[],
  { client, log, byAge }: Collaborators & { byAge: boolean }
): Promise<void> {
  const problems: { text: string; cause: unknown }[] = []
  let answers = 0
  for (const [kind, judge] of Object.entries(judges)) {
    const databases = own.filter(({ parsed }) => parsed.kind === kind)
    if (databases.length === 0) continue
    try {
      await judge.look(databases)
      answers += 1
    } catch (error) {
      if (client.deadline.signal.aborted) throw error
      problems.push({ text: `${judge.problem} ${messageOf(error)}`, cause: error })
    }
  }
  const [first] = problems
  if (first !== undefined && answers === 0 && !byAge) {
    throw new ActionError(problems.map(({ text }) => text).join(' '), { cause: first.cause })
  }
  for (const { text } of problems) log.warning(text)
}
