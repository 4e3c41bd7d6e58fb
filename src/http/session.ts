import type { Clock } from '../clock.js'
import { AttemptTimeout, DeadlineExceeded, type Deadline } from '../deadline.js'
import type { Log } from '../log.js'
import { STANDARD_WAITS, withRetry, type Verdict, type Waits } from '../retry.js'
import { describe, NoReply, type Exchange, type HttpReply, type HttpRequest } from './exchange.js'
import { HttpError, judge } from './http-error.js'

/** The longest one request may take, from connecting to the last byte of the reply. Milliseconds. */
export const ATTEMPT_LIMIT_MS = 15_000

export interface SessionCollaborators {
  exchange: Exchange
  clock: Clock
  deadline: Deadline
  log: Log
}

/** All HTTP of one step: every request within the deadline, redirects refused, one retry layer. */
export class HttpSession {
  readonly clock: Clock
  readonly deadline: Deadline
  readonly log: Log
  readonly #exchange: Exchange
  /** How far the last server's clock was ahead of ours, by its Date header. Milliseconds. */
  #serverAheadMs = 0

  constructor({ exchange, clock, deadline, log }: SessionCollaborators) {
    this.#exchange = exchange
    this.clock = clock
    this.deadline = deadline
    this.log = log
  }

  /**
   * Sends once.
   *
   * @throws NoReply where there is no whole reply, DeadlineExceeded or Cancelled where the step ends meanwhile,
   *   HttpError where the server redirects: the credentials in the headers go to no host but their own
   */
  async once(request: HttpRequest): Promise<HttpReply> {
    const target = describe(request)
    const start = this.clock.now()
    try {
      const reply = await this.deadline.attempt(ATTEMPT_LIMIT_MS, (signal) => this.#exchange(request, signal))
      this.log.debug(`${target} answered ${reply.status} after ${this.clock.now() - start} ms.`)
      this.#noteServerTime(reply)
      if (reply.status >= 300 && reply.status < 400) {
        throw new HttpError(`${target} answered with a redirect (${reply.status}), which is not followed.`, {
          status: reply.status,
          words: '',
          retryAfterMs: undefined,
          advice: 'Credentials are sent to no other address: check this one, and any proxy in between.'
        })
      }
      return reply
    } catch (error) {
      if (error instanceof AttemptTimeout) {
        const text = `${target} gave ${error.message}.`
        throw new NoReply(
          text,
          { mayHaveArrived: true, transient: true, advice: 'Run the job again later.' },
          error
        )
      }
      if (error instanceof DeadlineExceeded) {
        const { seconds, name, advice } = this.deadline
        throw new DeadlineExceeded(
          `${target} had not answered when the ${seconds} s of ${name} were over.${advice}`
        )
      }
      throw error
    }
  }

  /** Seconds since the Unix epoch by the clock of the server that answered last. */
  serverSeconds(): number {
    return Math.floor((this.clock.now() + this.#serverAheadMs) / 1000)
  }

  /** Runs `attempt` with waits in between until it succeeds or fails for good, as `verdict` has it. */
  retrying<T>(
    attempt: (number: number) => Promise<T>,
    verdict: (error: unknown) => Verdict = judge,
    waits: Waits = STANDARD_WAITS
  ): Promise<T> {
    const { clock, deadline, log } = this
    const say = (line: string): void => {
      log.info(line)
    }
    return withRetry(attempt, { ...waits, judge: verdict }, { clock, deadline, say })
  }

  #noteServerTime(reply: HttpReply): void {
    const date = Date.parse(reply.headers['date'] ?? '')
    if (!Number.isNaN(date)) this.#serverAheadMs = date - this.clock.now()
  }
}
