import { ActionError } from '../errors.js'
import { Batch } from './batch.js'
import type { Connection } from './connection.js'
import { textOf, type Reply } from './reply.js'
import { isOurs, MARKER, type Token } from './marker.js'
import type { FillCollaborators } from './collaborators.js'
import { Busy, busyIn, decide, refuseBusy } from './patience.js'
import { Refusal } from './server-words.js'

/** Stands for the transaction that takes the marker away. */
const FINISHED = 'finished'

/** Another run has begun to fill the database. */
class TakenOver extends ActionError {
  override name = 'TakenOver'
}

/** Commands took effect whose replies are lost: whether they failed can no longer be told. */
export class RepliesLost extends Error {
  override name = 'RepliesLost'
}

/** Where something went wrong in a batch. */
export interface Failure {
  index: number
  refusal: Refusal
}

/**
 * Writes batches of commands into a database that this run is filling, each as one transaction that takes effect once or not
 * at all, in order, however often connections are lost or the server asks for patience. The marker is watched and set with
 * each: were another run to take the database over, nothing more is written.
 */
export class Writer {
  readonly connection: Connection
  readonly #token: Token
  readonly #collaborators: FillCollaborators
  /** How many transactions were begun; each attempt leaves another value in the marker. */
  #begun = 0
  /** What the marker is if the last transaction, whose replies were lost, took effect. */
  #unanswered = ''

  constructor(connection: Connection, token: Token, collaborators: FillCollaborators) {
    this.connection = connection
    this.#token = token
    this.#collaborators = collaborators
  }

  /**
   * @param repeatable true if the batch may take effect twice
   * @returns the first command that the server refused, if one was; what follows it may have taken effect
   * @throws TakenOver, RepliesLost, Disconnected or Busy
   */
  async write(batch: Batch, { repeatable = false } = {}): Promise<Failure | undefined> {
    return await this.#collaborators.retry(() => this.#attempt(batch, repeatable), decide)
  }

  /** Takes the marker away, with which the database counts as filled. */
  async finish(): Promise<void> {
    await this.#collaborators.retry(async () => {
      const marker = await this.#begin()
      if (marker === '' && this.#unanswered === FINISHED) {
        this.connection.close()
        return
      }
      this.#check(marker)
      this.#unanswered = FINISHED
      const batch = Batch.of(['DEL', MARKER], ['EXEC'])
      const { done, replies } = await this.#commit(batch)
      if (!done) throw this.#undone(replies, batch)
    }, decide)
  }

  async #attempt(batch: Batch, repeatable: boolean): Promise<Failure | undefined> {
    const marker = await this.#begin()
    this.#check(marker)
    if (marker === this.#unanswered && !repeatable) throw this.#repliesLost()
    this.#begun += 1
    this.#unanswered = `${this.#token} ${this.#begun}`
    const { done, replies } = await this.#commit(batch, Batch.of(['SET', MARKER, this.#unanswered], ['EXEC']))
    if (done) {
      // Some of it has taken effect and some has not, which no transaction of Redis does.
      const asks = busyIn(replies, batch, 'carried out')
      if (asks !== undefined) throw repeatable ? asks : this.#repliesLost()
      this.#unanswered = ''
      return firstRefusal(replies)
    }
    const refused = firstRefusal(replies.slice(0, batch.count))
    const problem = this.#undone(replies, batch)
    if (problem instanceof Busy || refused === undefined) throw problem
    // It was refused before any was tried: one before it may fail too, and is the first then.
    return (refused.index === 0 ? undefined : await this.write(batch.first(refused.index))) ?? refused
  }

  /** Opens a transaction, and tells who fills the database right before it. */
  async #begin(): Promise<string> {
    const replies = await this.connection.send(Batch.of(['WATCH', MARKER], ['GET', MARKER], ['MULTI']))
    const refusal = replies.find((reply) => reply instanceof Refusal)
    if (refusal !== undefined) {
      // Whether a transaction is open is not known.
      this.connection.close()
      refuseBusy(replies)
      throw new ActionError(`The database begins no transaction: "${refusal.words.slice(0, 200)}".`)
    }
    return textOf(replies[1])
  }

  #check(marker: string): void {
    if (isOurs(marker, this.#token)) return
    this.connection.close()
    throw new TakenOver(
      'Another run has begun to fill this database meanwhile. Give the jobs that fill it one `concurrency` group, and run this one again.'
    )
  }

  /**
   * Sends what belongs into the open transaction, with EXEC at its end.
   *
   * @returns the replies if it was carried out; if not, what was said to each command and to EXEC
   */
  async #commit(...batches: readonly Batch[]): Promise<{ done: boolean; replies: readonly Reply[] }> {
    const queued = await this.connection.send(...batches)
    const result = queued.at(-1)
    return isList(result) ? { done: true, replies: result } : { done: false, replies: queued }
  }

  /** Why nothing of a transaction has taken effect. */
  #undone(replies: readonly Reply[], batch: Batch): Error {
    this.connection.close()
    const asks = busyIn(replies, batch)
    if (asks !== undefined) return asks
    const words = replies.filter((reply) => reply instanceof Refusal).at(-1)?.words
    // The next attempt tells who it was.
    if (words === undefined) return new Busy('its marker was changed')
    return new ActionError(`The database carries out no transaction: "${words.slice(0, 200)}".`)
  }

  #repliesLost(): RepliesLost {
    this.connection.close()
    return new RepliesLost(
      'The connection was lost after commands had taken effect, and their replies with it.'
    )
  }
}

function isList(reply: Reply | undefined): reply is readonly Reply[] {
  return Array.isArray(reply)
}

function firstRefusal(replies: readonly Reply[]): Failure | undefined {
  for (const [index, refusal] of replies.entries()) {
    if (refusal instanceof Refusal) return { index, refusal }
  }
  return undefined
}
