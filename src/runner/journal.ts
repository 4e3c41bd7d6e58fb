import type { TimeRange } from '../http/client.js'
import type { LocalServer } from '../local-database/index.js'
import type { Values } from './file-commands.js'

/**
 * What a step has written down about the database it creates, for its post step and per instance of the step
 * (core.saveState). Names, ids and times only: the runner writes state into its debug log.
 */
export interface CreationRecord {
  /** The name of the database the step was about to create; undefined if it asked for none, or was refused. */
  plannedName: string | undefined
  /** The time right before the first request for it, by the slower clock. Seconds since the Unix epoch. */
  plannedAt: number
  /** The time right before the last one, by the faster clock. */
  lastSentAt: number
  /** The ids of the databases the step created, as far as it learnt them. */
  databaseIds: readonly string[]
  /** True if a reply was lost, so that there may be a database whose id was never learnt. */
  uncertain: boolean
}

/**
 * What else the post step needs to know. Kept because the runner evaluates the inputs once more for it, and may then get
 * other values, or none inside nested composite actions (actions/runner, issues 2030 and 2800).
 */
export interface Settings {
  deleteAfterJob: boolean
  apiUrl: string
}

/** Where a creating step writes down what it is about to do and what happened, before and after each request. */
export interface Journal {
  /** Right before each request that may create `name`. */
  planned(name: string, now: TimeRange): void
  /** A request of ours may have taken effect without our knowing. */
  uncertain(): void
  /** The step created this database. */
  created(id: string): void
  /** The last request created nothing and no longer can. What was uncertain before stays so. */
  nothing(): void
}

type SaveState = (values: Values) => void

/** The journal kept in the runner's state file, which survives a crash of the step (actions/runner, ActionRunner.cs). */
export function stateJournal(save: SaveState, { deleteAfterJob, apiUrl }: Settings): Journal {
  save({ delete_after_job: String(deleteAfterJob), api_url: apiUrl })
  let uncertain = false
  let pending = false
  const ids: string[] = []
  return {
    planned(name, { earliest, latest }) {
      save({
        planned_name: name,
        ...(!pending && { planned_at: String(earliest) }),
        last_sent_at: String(latest)
      })
      pending = true
    },
    uncertain() {
      uncertain = true
      save({ uncertain: 'true' })
    },
    created(id) {
      if (!ids.includes(id)) ids.push(id)
      save({ database_ids: ids.join(' ') })
    },
    nothing() {
      if (uncertain) return
      save({ planned_name: '' })
      pending = false
    }
  }
}

/** What the main step wrote down about its database. */
export function readRecord(state: (name: string) => string): CreationRecord {
  const text = (name: string): string | undefined => state(name) || undefined
  const seconds = (name: string): number => {
    const number = Number(state(name))
    return Number.isFinite(number) ? number : 0
  }
  return {
    plannedName: text('planned_name'),
    plannedAt: seconds('planned_at'),
    lastSentAt: seconds('last_sent_at'),
    databaseIds: state('database_ids')
      .split(' ')
      .filter((id) => id !== ''),
    uncertain: state('uncertain') === 'true'
  }
}

/** How the main step was told to behave; undefined if it ended before it could send a request. */
export function readSettings(state: (name: string) => string): Settings | undefined {
  const apiUrl = state('api_url')
  return apiUrl === '' ? undefined : { deleteAfterJob: state('delete_after_job') === 'true', apiUrl }
}

/** Writes down a local server that the step has started. */
export function noteLocalServer(save: SaveState): (server: LocalServer) => void {
  return ({ pid, id }) => {
    save({ local_server: `${pid} ${id}` })
  }
}

/** The local server that the main step started; undefined if it started none. */
export function readLocalServer(state: (name: string) => string): LocalServer | undefined {
  const [, pid, id] = /^([1-9]\d{0,9}) ([\da-f]{16})$/.exec(state('local_server')) ?? []
  return pid === undefined || id === undefined ? undefined : { pid: Number(pid), id }
}
