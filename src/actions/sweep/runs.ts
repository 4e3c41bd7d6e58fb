import type { RunState, WorkflowRuns } from '../../github/workflow-runs.js'
import type { TimeRange } from '../../http/client.js'
import type { Clock } from '../../http/clock.js'
import { ActionError } from '../../errors.js'
import { HttpError, NotConfirmed, RateLimited } from '../../http/errors.js'
import type { Log } from '../../log.js'
import { ageOf, NO_AGE } from '../age.js'
import type { OwnDatabase } from '../own.js'
import type { Judge, Judgement } from './judge.js'
import { SharedAnswer } from './shared-answer.js'

/** A run ends after 35 days at most (docs.github.com, "Actions limits"), and a day for clocks. Seconds. */
const LONGEST_RUN_SECONDS = 36 * 86_400
/** How many runs are asked about at once. */
const CONCURRENCY = 5

export interface RunJudgeCollaborators {
  runs: WorkflowRuns
  /** The id of the run that sweeps: if GitHub shows that one, it shows the others too. */
  ownRunId: string
  now: TimeRange
  clock: Clock
  log: Log
}

/** A run's database is due once the run is completed or gone, or was made so long ago that no run lasts. */
export class RunJudge implements Judge {
  readonly problem = 'The workflow runs could not be read, so none counts as finished.'
  readonly #collaborators: RunJudgeCollaborators
  readonly #states = new Map<string, RunState>()
  /** True if the token may not read runs. */
  #forbidden = false
  /** That a run is not found says that it is gone only if GitHub shows this token the runs that are there. */
  readonly #seesRuns: SharedAnswer<boolean>

  constructor(collaborators: RunJudgeCollaborators) {
    this.#collaborators = collaborators
    const { clock, runs, ownRunId } = collaborators
    this.#seesRuns = new SharedAnswer(
      clock,
      async () => ownRunId !== '' && (await runs.state(ownRunId)) !== 'unknown'
    )
  }

  async look(databases: readonly OwnDatabase[]): Promise<void> {
    try {
      await this.#askAll(new Set(databases.map(runIdOf)))
    } catch (error) {
      // Half an answer is none: the sweep says that none counts as finished.
      this.#states.clear()
      throw error
    }
    if (this.#forbidden) {
      this.#collaborators.log.notice(
        'GitHub does not let this job read workflow runs, so a run counts as finished 36 days after its database was made. Give the job `permissions: actions: read` to sweep earlier.'
      )
    } else if (this.#states.size === 0) {
      throw new ActionError(
        `${UNSEEN}. Give the job \`permissions: actions: read\`, and leave \`github_token\` at its default or give one that may read this repository.`
      )
    }
  }

  judge(database: OwnDatabase): Judgement {
    const id = runIdOf(database)
    const state = this.#states.get(id)
    if (state === 'completed') return { due: `run ${id} is finished` }
    if (state === 'unknown') return { due: `run ${id} is gone` }
    if (state === 'unfinished') return { keep: `run ${id} is not finished` }
    if (!this.#forbidden) return { unknown: 'GitHub did not say whether its run is finished' }
    const age = ageOf(database.creation_time, this.#collaborators.now)
    if (age === undefined) return { unknown: NO_AGE }
    return age > LONGEST_RUN_SECONDS
      ? { due: 'no run lasts as long as this database is there' }
      : { keep: 'its run may still be going on: this job may not read workflow runs' }
  }

  async confirm(database: OwnDatabase): Promise<void> {
    const id = runIdOf(database)
    // Of a run that GitHub tells nothing of, age alone has decided.
    if (this.#forbidden && !this.#states.has(id)) return
    const state = await this.#collaborators.runs.state(id)
    if (state === 'unfinished') throw new NotConfirmed('its run is running again')
    if (state === 'unknown' && !(await this.#seesRuns.fresh())) throw new NotConfirmed(UNSEEN)
  }

  /** Several at once; the first that meets trouble is the last that is asked. */
  async #askAll(runIds: ReadonlySet<string>): Promise<void> {
    const ids = runIds.values()
    const failures: unknown[] = []
    const worker = async (): Promise<void> => {
      for (const id of ids) {
        if (this.#forbidden || failures.length > 0) return
        await this.#ask(id).catch((error: unknown) => failures.push(error))
      }
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, worker))
    if (failures.length > 0) throw failures[0]
  }

  async #ask(id: string): Promise<void> {
    try {
      const state = await this.#collaborators.runs.state(id)
      if (state !== 'unknown' || (await this.#seesRuns.last())) this.#states.set(id, state)
    } catch (error) {
      // A rate limit that outlasts the step says nothing about permissions.
      if (!(error instanceof HttpError) || error instanceof RateLimited || error.status !== 403) throw error
      this.#forbidden = true
    }
  }
}

const UNSEEN = 'GitHub shows this job no workflow runs'

function runIdOf({ parsed }: OwnDatabase): string {
  return parsed.kind === 'run' ? parsed.runId : ''
}
