/** A bounded number of connections to one Redis server, each used for one thing at a time. */
import type { RedisConnection } from './redis-connection.js'

export class RedisPool {
  readonly #open: () => Promise<RedisConnection>
  readonly #idle: RedisConnection[] = []
  readonly #busy = new Set<RedisConnection>()
  readonly #waiting: (() => void)[] = []
  #free: number
  #closed = false

  /** `open` is called when a connection is wanted and none is idle. */
  constructor(open: () => Promise<RedisConnection>, size: number) {
    this.#open = open
    this.#free = size
  }

  /**
   * Calls `work` with a connection of its own, in the order of the calls. A connection whose work failed is closed,
   * for what it may still send belongs to nobody. Rejects when the pool is closed, and as `open` and `work` do.
   */
  async use<T>(work: (connection: RedisConnection) => Promise<T>): Promise<T> {
    await this.#turn()
    try {
      return await this.#work(work)
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free += 1
      else next()
    }
  }

  /** Ends every connection, and with it what it was used for. */
  close(): void {
    this.#closed = true
    for (const connection of [...this.#busy, ...this.#idle]) connection.close()
  }

  async #turn(): Promise<void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  async #work<T>(work: (connection: RedisConnection) => Promise<T>): Promise<T> {
    const connection = await this.#take()
    this.#busy.add(connection)
    try {
      const result = await work(connection)
      this.#idle.push(connection)
      return result
    } catch (error) {
      connection.close()
      throw error
    } finally {
      this.#busy.delete(connection)
    }
  }

  async #take(): Promise<RedisConnection> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop())
      if (!idle.ended) return idle
    const connection = this.#closed ? undefined : await this.#open()
    // It may have been closed meanwhile.
    if (connection !== undefined && !this.#closed) return connection
    connection?.close()
    throw new Error('the connections to the Redis server are being closed')
  }
}
