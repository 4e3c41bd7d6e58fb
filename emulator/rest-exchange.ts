/** What one request says to Redis, and hears from it within the limits. */
import type { RedisConnection } from './redis-connection.js'
import type { Opened, Oversized } from './resp-reader.js'
import type { Reply } from './resp.js'
import { overdue, RestError, tooLarge } from './rest-errors.js'
import type { RestLimits } from './rest-limits.js'
import type { Command } from './rest-request.js'
import type { ScriptStopper } from './script-stopper.js'

export class RestExchange {
  readonly #connection: RedisConnection
  readonly #limits: RestLimits
  readonly #scripts: ScriptStopper
  #owed = 0

  constructor(connection: RedisConnection, limits: RestLimits, scripts: ScriptStopper) {
    this.#connection = connection
    this.#limits = limits
    this.#scripts = scripts
  }

  write(commands: readonly Command[]): void {
    this.#connection.write(commands)
    this.#owed += commands.length
  }

  /** The next reply, or the API's error in place of one that is too large. Rejects when it takes too long. */
  async reply(): Promise<Reply> {
    const reply = await this.#arrived(() => this.#connection.poll(this.#limits.replyBytes))
    this.#owed -= 1
    return this.#worded(reply)
  }

  /** As `reply`, but of an array only its length; its items are the next replies. */
  async opened(): Promise<Reply | Opened> {
    const reply = await this.#arrived(() => this.#connection.pollOpened(this.#limits.replyBytes))
    this.#owed += reply.kind === 'opened' ? reply.length - 1 : -1
    return this.#worded(reply)
  }

  /** Reads what Redis still has to say, so that nothing runs on unseen and the connection is as new. */
  async finish(): Promise<void> {
    while (this.#owed > 0) await this.reply()
  }

  #worded<T extends Reply | Opened>(reply: T | Oversized): T | Reply {
    if (reply.kind !== 'oversized') return reply
    return { kind: 'error', text: tooLarge(this.#limits.replyBytes, reply.bytes) }
  }

  async #arrived<T>(poll: () => T | undefined): Promise<T> {
    for (;;) {
      const reply = poll()
      if (reply !== undefined) return reply
      await this.#inTime(this.#connection.arrival())
    }
  }

  /** Ends the script that keeps Redis from answering; rejects when it cannot be ended, or when that did not help. */
  async #inTime(arrival: Promise<void>): Promise<void> {
    const { scriptMs, replyMs } = this.#limits
    const timers: NodeJS.Timeout[] = []
    try {
      await new Promise<void>((resolve, reject) => {
        const giveUp = (reason: string): void => {
          reject(new RestError(500, reason))
        }
        const endScript = (): void => {
          this.#scripts.stop().then(
            (refusal) => {
              if (refusal !== undefined) giveUp(refusal)
            },
            () => undefined
          )
        }
        timers.push(setTimeout(endScript, scriptMs), setTimeout(giveUp, replyMs, overdue(replyMs)))
        arrival.then(resolve, reject)
      })
    } catch (error) {
      // Nothing will come of what is still owed.
      this.#owed = 0
      throw error
    } finally {
      timers.forEach(clearTimeout)
    }
  }
}
