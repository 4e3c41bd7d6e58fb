import { Redis } from 'ioredis'
import { ActionError } from '../errors.js'
import type { Deadline } from '../http/deadline.js'
import { explainNetworkError } from '../http/network-error.js'
import type { Batch } from './batch.js'
import { exchange, type Reply } from './exchange.js'

/** The longest one exchange may take, from its first byte to the last reply. Milliseconds. */
const EXCHANGE_LIMIT_MS = 60_000
/** The longest a connection may take to come about. Milliseconds. */
const CONNECT_LIMIT_MS = 10_000

/** There is no connection, or it was lost: what was sent last may have taken effect or not. */
export class Disconnected extends ActionError {
  override name = 'Disconnected'
  readonly brief: string
  /** False if another attempt would end the same way. */
  readonly transient: boolean
  /** True if it was there before. */
  readonly lost: boolean

  constructor(
    brief: string,
    { advice, transient, lost }: { advice: string; transient: boolean; lost: boolean }
  ) {
    super(`${brief} ${advice}`)
    this.brief = brief
    this.transient = transient
    this.lost = lost
  }
}

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
      throw this.#deadline.signal.aborted ? error : this.#lost(error)
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
      throw this.#deadline.signal.aborted ? error : this.#unreachable(cause ?? error)
    }
  }

  #lost(error: unknown): Disconnected {
    const { brief } = explainNetworkError(error, `The connection to the database (${this.address})`)
    return new Disconnected(brief, { advice: 'Run the job again.', transient: true, lost: true })
  }

  #unreachable(error: unknown): Disconnected {
    if (error instanceof Error && error.name === 'ReplyError') return this.#refused(error.message)
    const { brief, transient } = explainNetworkError(error, `Connecting to the database (${this.address})`)
    const advice = transient
      ? 'Its data goes over TCP, straight to this port: a proxy, or a firewall that lets only HTTPS (port 443) through, is no way for it. Let the runner reach the port, or run this job on another one.'
      : 'If the certificate was signed by an authority of your own, put its certificate in a file and name it in NODE_EXTRA_CA_CERTS.'
    return new Disconnected(brief, { advice, transient, lost: false })
  }

  #refused(words: string): Disconnected {
    const wrong = /^(?:WRONGPASS|NOAUTH|ERR invalid)/.test(words)
    return new Disconnected(`The database (${this.address}) lets nobody in: "${words.slice(0, 200)}".`, {
      advice: wrong ? 'Check the password: it may have been reset.' : 'Run the job again later.',
      transient: !wrong,
      lost: false
    })
  }
}
