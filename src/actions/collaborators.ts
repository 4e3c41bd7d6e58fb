import type { ApiClient } from '../http/client.js'
import type { Log } from '../log.js'
import type { Journal } from '../runner/journal.js'
import type { UpstashClient } from '../upstash/client.js'

/** What every action works with. */
export interface Collaborators {
  upstash: UpstashClient
  /** The step's time and deadline; what `upstash` sends its requests with. */
  client: ApiClient
  log: Log
}

/** What an action works with that may create a database. */
export interface CreatingCollaborators extends Collaborators {
  journal: Journal
  /** Called once it is sure that a database is to be created, deleted or emptied; what it throws prevents that. */
  beforeChange?: (() => Promise<unknown>) | undefined
}
