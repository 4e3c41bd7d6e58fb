import { ActionError } from '../errors.js'
import type { RetryDecision } from '../http/retryable.js'
import { Disconnected, type Reply } from './connection.js'
import { isTransient, Refusal } from './server-words.js'

/** How often a connection is tried that never came about. */
const CONNECT_ATTEMPTS = 6

/** The server takes no commands now, but will. */
export class Busy extends ActionError {
  override name = 'Busy'
  readonly brief: string

  constructor({ words }: Refusal) {
    const brief = `The database takes no commands for now: "${words.slice(0, 200)}".`
    super(`${brief} Run the job again later, or raise \`timeout\`.`)
    this.brief = brief
  }
}

/** Whether what could not be done is tried again: after a lost connection, and when the server asks for patience. */
export function decide(error: unknown): RetryDecision {
  if (error instanceof Busy) return { retry: true }
  if (!(error instanceof Disconnected) || !error.transient) return { retry: false }
  return error.lost ? { retry: true } : { retry: true, attempts: CONNECT_ATTEMPTS }
}

/** @throws Busy if one of the replies asks for patience */
export function refuseBusy(replies: readonly Reply[]): void {
  for (const reply of replies) if (reply instanceof Refusal && isTransient(reply)) throw new Busy(reply)
}
