/**
 * What a step leaves behind for its post step, per instance of the step (core.saveState). Names, ids and times only: the
 * runner writes state into its debug log.
 */
export interface Remains {
  /** The name of the database the step was about to create; undefined where it asked for none, or was refused. */
  plannedName: string | undefined
  /** The API's time right before the first request for it, in seconds since the Unix epoch. */
  plannedAt: number
  /** The API's time right before the last one. */
  lastSentAt: number
  /** The id of the database the step created, once known. */
  databaseId: string | undefined
  /** True where a reply was lost, so that there may be a database whose id was never learnt. */
  uncertain: boolean
}

/**
 * What the post step goes by besides. Kept because the runner evaluates the inputs once more for it, and may then get
 * other values, or none inside nested composite actions (actions/runner, issues 2030 and 2800).
 */
export interface Settings {
  deleteAfterJob: boolean
  apiUrl: string
}

/** Where a creating step writes down what it is about to do and what came of it, before and after each request. */
export interface Journal {
  /** Right before each request that may create `name`. */
  planned(name: string, serverSeconds: number): void
  /** A request of ours may have taken effect without our knowing. */
  uncertain(): void
  /** The step created this database. */
  created(id: string): void
  /** The last request created nothing, and nothing can come of it any more. What was uncertain before stays so. */
  nothing(): void
}

type SaveState = (name: string, value: string) => void

/** The journal kept in the runner's state file, which survives a crash of the step (actions/runner, ActionRunner.cs). */
export function stateJournal(save: SaveState, { deleteAfterJob, apiUrl }: Settings): Journal {
  save('delete_after_job', String(deleteAfterJob))
  save('api_url', apiUrl)
  const so = { uncertain: false, pending: false }
  return {
    planned(name, serverSeconds) {
      save('planned_name', name)
      if (!so.pending) save('planned_at', String(serverSeconds))
      so.pending = true
      save('last_sent_at', String(serverSeconds))
    },
    uncertain() {
      so.uncertain = true
      save('uncertain', 'true')
    },
    created(id) {
      save('database_id', id)
    },
    nothing() {
      if (so.uncertain) return
      save('planned_name', '')
      so.pending = false
    }
  }
}

/** What the main step left behind. */
export function readRemains(state: (name: string) => string): Remains {
  const text = (name: string): string | undefined => state(name) || undefined
  const seconds = (name: string): number => {
    const number = Number(state(name))
    return Number.isFinite(number) ? number : 0
  }
  return {
    plannedName: text('planned_name'),
    plannedAt: seconds('planned_at'),
    lastSentAt: seconds('last_sent_at'),
    databaseId: text('database_id'),
    uncertain: state('uncertain') === 'true'
  }
}

/** How the main step was told to behave; undefined where it never came so far as to send a request. */
export function readSettings(state: (name: string) => string): Settings | undefined {
  const apiUrl = state('api_url')
  return apiUrl === '' ? undefined : { deleteAfterJob: state('delete_after_job') === 'true', apiUrl }
}
