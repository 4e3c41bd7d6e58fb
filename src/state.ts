/**
 * What a step leaves behind for its post step, per instance of the step (core.saveState). Names, ids and times only: the
 * runner writes state into its debug log.
 */
export interface Remains {
  /** The name of the database the step was about to create; undefined where it asked for none, or was refused. */
  plannedName: string | undefined
  /** The API's time right before, in seconds since the Unix epoch. */
  plannedAt: number
  /** The id of the database the step created, once known. */
  databaseId: string | undefined
  /** True where a reply was lost, so that there may be a database whose id was never learnt. */
  uncertain: boolean
}

/** Where a creating step writes down what it is about to do and what came of it, before and after each request. */
export interface Journal {
  /** Right before a request that may create `name`. */
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
export function stateJournal(save: SaveState): Journal {
  let uncertain = false
  return {
    planned(name, serverSeconds) {
      save('planned_name', name)
      save('planned_at', String(serverSeconds))
    },
    uncertain() {
      uncertain = true
      save('uncertain', 'true')
    },
    created(id) {
      save('database_id', id)
    },
    nothing() {
      if (!uncertain) save('planned_name', '')
    }
  }
}

/** What the main step left behind. */
export function readRemains(state: (name: string) => string): Remains {
  const text = (name: string): string | undefined => state(name) || undefined
  const plannedAt = Number(state('planned_at'))
  return {
    plannedName: text('planned_name'),
    plannedAt: Number.isFinite(plannedAt) ? plannedAt : 0,
    databaseId: text('database_id'),
    uncertain: state('uncertain') === 'true'
  }
}
