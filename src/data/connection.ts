import { Command, Redis } from 'ioredis'
import type { Deadline } from '../http/deadline.js'
import type { Batch } from './batch.js'
import { lost, unreachable } from './disconnected.js'
import { readReply, type Reply } from './reply.js'

/** The longest one exchange may take, from its first byte to the last reply. Milliseconds. */
const EXCHANGE_LIMIT_MS = 60_000
/** The longest a connection may take to come about. Milliseconds. */
const CONNECT_LIMIT_MS = 10_000

/** One connection to a Redis server at a time: opened when it is first needed, and again after it was lost. */
export class Connection {
  /** `host:port`, as messages name it. */
  readonly address: string
  /** How many commands were sent, those that log in included. */
  commands = 0
  readonly #url: URL
  readonly #deadline: Deadline
  #redis: Promise<Redis> | undefined

  /** @param redisUrl `rediss://user:password@host:port`, or `redis:` without TLS */
  constructor(redisUrl: string, deadline: Deadline) {
    this.#url = new URL(redisUrl)
    this.#deadline = deadline
    this.address = `${this.#url.hostname}:${this.#url.port || '6379'}`
  }

  /**
   * Sends commands in one go and returns their replies in order, errors of the server among them.
   *
   * @throws Disconnected if not all replies came; the reason of the deadline if that is over
   */
  async send(...batches: readonly Batch[]): Promise<Reply[]> {
    const opening = (this.#redis ??= this.#open())
    const redis = await opening.catch((error: unknown) => {
      this.#forget(opening)
      throw error
    })
    for (const { count } of batches) this.commands += count
    try {
      return await this.#deadline.attempt(EXCHANGE_LIMIT_MS, () => exchange(redis, batches))
    } catch (error) {
      redis.disconnect()
      // What is not sent yet never is: the memory that it stands in may be used again.
      redis.stream.destroy()
      this.#forget(opening)
      throw this.#deadline.signal.aborted ? error : lost(this.address, error)
    }
  }

  /** Ends the connection; the next `send` opens another one. */
  close(): void {
    this.#redis?.then(
      (redis) => {
        redis.disconnect()
      },
      () => undefined
    )
    this.#redis = undefined
  }

  /** Others may have opened a new connection meanwhile. */
  #forget(opening: Promise<Redis>): void {
    if (this.#redis === opening) this.#redis = undefined
  }

  async #open(): Promise<Redis> {
    const { hostname, port, protocol, username, password } = this.#url
    const redis = new Redis({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port || '6379'),
      username: decodeURIComponent(username),
      password: decodeURIComponent(password),
      ...(protocol === 'rediss:' && { tls: {} }),
      // One retry layer: ours. What is sent again, and whether in that order, is not for a connection to decide.
      retryStrategy: null,
      autoResendUnfulfilledCommands: false,
      enableOfflineQueue: false,
      maxRetriesPerRequest: null,
      // No commands but ours: each one counts.
      enableReadyCheck: false,
      disableClientInfo: true,
      protocol: 2,
      lazyConnect: true,
      // Milliseconds. All replies have come by then, or none will; a longer wait keeps the process.
      disconnectTimeout: 0,
      connectTimeout: CONNECT_LIMIT_MS
    })
    let cause: Error | undefined
    redis.on('error', (error: Error) => (cause ??= error))
    if (password !== '') this.commands += 1
    try {
      await this.#deadline.attempt(CONNECT_LIMIT_MS + 1_000, () => redis.connect())
      if (cause !== undefined) throw cause
      return redis
    } catch (error) {
      redis.disconnect()
      throw this.#deadline.signal.aborted ? error : unreachable(this.address, cause ?? error)
    }
  }
}

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
function exchange(redis: Redis, batches: readonly Batch[]): Promise<Reply[]> {
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
