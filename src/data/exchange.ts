import { Command, type Redis } from 'ioredis'
import type { Batch } from './batch.js'
import { Refusal } from './server-words.js'

/** What a server answers: bytes, a number, nothing, several of those, or an error. */
export type Reply = Buffer | string | number | null | Refusal | readonly Reply[]

interface Listener {
  readonly replied: (replies: Reply[]) => void
  readonly failed: (error: Error) => void
}

/**
 * Commands that are encoded already. It stands in the queue of ioredis once for each of them: a command and a promise of its
 * own for each reply would be most of the memory that filling takes.
 */
class Encoded extends Command {
  /** Those of the batch that is being sent. */
  bytes: Buffer = Buffer.alloc(0)
  #left: number
  #replies: Reply[] = []
  #listener: Listener | undefined

  constructor(batches: readonly Batch[], listener: Listener) {
    super('encoded')
    this.#left = batches.reduce((sum, { count }) => sum + count, 0)
    this.#listener = listener
    this.resolve = (value: unknown) => {
      this.#take(value)
    }
    this.reject = (error) => {
      if (error.name === 'ReplyError') this.#take(error)
      else this.#end()?.failed(error)
    }
  }

  override toWritable(): Buffer {
    return this.bytes
  }

  #take(value: unknown): void {
    this.#replies.push(readReply(value))
    this.#left -= 1
    const replies = this.#replies
    if (this.#left === 0) this.#end()?.replied(replies)
  }

  /** Lets go of everything: ioredis holds on to commands for longer than it needs them. */
  #end(): Listener | undefined {
    const listener = this.#listener
    this.bytes = Buffer.alloc(0)
    this.#listener = undefined
    this.#replies = []
    return listener
  }
}

/**
 * Sends batches in one go. ioredis keeps the connection, reads the replies and tells which belongs to what; it costs a
 * third of its pipelines.
 *
 * @returns the replies in order, errors of the server among them; rejects if the connection is lost before the last
 */
export function exchange(redis: Redis, batches: readonly Batch[]): Promise<Reply[]> {
  return new Promise((replied, failed) => {
    const command = new Encoded(batches, { replied, failed })
    // All bytes go out with the first command of a batch.
    const sentAlready = { isPipeline: true, destination: { redis }, write: () => undefined } as const
    redis.stream.cork()
    for (const { bytes, count } of batches) {
      command.bytes = bytes
      redis.sendCommand(command)
      for (let index = 1; index < count; index++) redis.sendCommand(command, sentAlready)
    }
    redis.stream.uncork()
  })
}

/** Errors are values in what EXEC returns. */
function readReply(value: unknown): Reply {
  if (value instanceof Error) return new Refusal(value.message)
  if (Array.isArray(value)) return value.map(readReply)
  if (Buffer.isBuffer(value) || typeof value === 'string' || typeof value === 'number') return value
  return null
}

/** A reply as text, "" if it is none. */
export function textOf(reply: Reply | undefined): string {
  return Buffer.isBuffer(reply) || typeof reply === 'string' ? reply.toString() : ''
}
