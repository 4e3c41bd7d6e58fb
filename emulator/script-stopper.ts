/** Ends the script or function that keeps a Redis server busy. */
import type { RedisConnection } from './redis-connection.js'

export class ScriptStopper {
  readonly #open: () => Promise<RedisConnection>
  #stopping: Promise<string | undefined> | undefined

  /** `open` gives a connection whose user may run SCRIPT and FUNCTION. */
  constructor(open: () => Promise<RedisConnection>) {
    this.#open = open
  }

  /**
   * Ends whatever script runs, or resolves with the server's words when it must not be ended because it has already
   * written. A server hears this only when the script has run for its `busy-reply-threshold`, 5 seconds by default.
   */
  async stop(): Promise<string | undefined> {
    this.#stopping ??= this.#stop().finally(() => (this.#stopping = undefined))
    return this.#stopping
  }

  async #stop(): Promise<string | undefined> {
    const connection = await this.#open()
    try {
      // An older server does not know functions.
      const replies = await connection.send([
        ['SCRIPT', 'KILL'],
        ['FUNCTION', 'KILL']
      ])
      for (const reply of replies)
        if (reply.kind === 'error' && reply.text.startsWith('UNKILLABLE')) return reply.text
      return undefined
    } finally {
      connection.close()
    }
  }
}
