import { ActionError } from '../errors.js'
import type { RetryDecision } from '../http/retryable.js'
import type { Batch } from './batch.js'
import { Disconnected } from './disconnected.js'
import type { Reply } from './reply.js'
import { isTransient, Refusal, runsScript, wordsFor } from './server-words.js'

/** How often a connection is tried that never came about. */
const CONNECT_ATTEMPTS = 6

/** The server takes no commands now, but will. */
export class Busy extends ActionError {
  override name = 'Busy'
  readonly brief: string

  /** @param words of the server, without a value */
  constructor(words: string) {
    const brief = `The database takes no commands for now: "${words}".`
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

/**
 * @param batch the commands that were sent, if there are names or values among them
 * @throws Busy if one of the replies asks for patience
 */
export function refuseBusy(replies: readonly Reply[], batch?: Batch): void {
  const busy = busyIn(replies, batch)
  if (busy !== undefined) throw busy
}

/** The first reply that asks for patience, as an error. What was carried out may be a script, which says what it likes. */
export function busyIn(
  replies: readonly Reply[],
  batch: Batch | undefined,
  stage?: 'carried out'
): Busy | undefined {
  for (const [index, reply] of replies.entries()) {
    if (!(reply instanceof Refusal) || !isTransient(reply)) continue
    const command = batch !== undefined && index < batch.count ? batch.words(index) : []
    if (stage !== 'carried out' || !runsScript(command)) return new Busy(wordsFor(reply, command))
  }
  return undefined
}
