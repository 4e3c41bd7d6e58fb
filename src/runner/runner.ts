import type { Clock } from '../http/clock.js'
import type { Send } from '../http/message.js'
import type { Log } from '../log.js'
import type { LocalDatabases } from '../local-database/index.js'
import type { Mask } from '../masking.js'
import type { EventContext } from './event.js'
import type { Values } from './file-commands.js'

/** The text the workflow gave for an input, "" if it gave none. */
export type InputSource = (name: string) => string

/** Everything GitHub's runner and the machine give to one step of a job. */
export interface Runner {
  input: InputSource
  context: EventContext
  log: Log
  mask: Mask
  /** Takes every secret that was masked out of a text. */
  redact: (text: string) => string
  setOutputs: (values: Values) => void
  /** Sets an environment variable for the later steps of the job. */
  exportVariable: (name: string, value: string) => void
  /** Adds Markdown to the job's summary. */
  summary: (markdown: string) => void
  /** Keeps values for the same step's post phase. */
  saveState: (values: Values) => void
  /** What the main phase kept, "" if it kept nothing. */
  state: (name: string) => string
  send: Send
  clock: Clock
  /** Loads what starts and ends databases on this machine. */
  localDatabases: () => Promise<LocalDatabases>
  /** Aborts with Cancelled when the runner tells the step to stop. */
  cancelled: AbortSignal
}
