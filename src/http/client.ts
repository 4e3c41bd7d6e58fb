import type { Log } from '../log.js'
import type { Clock } from './clock.js'
import type { Deadline } from './deadline.js'
import { AttemptTimeout, DeadlineExceeded, HttpError, NoReply } from './errors.js'
import { describe, type HttpReply, type HttpRequest, type Send } from './message.js'
import { withRetry } from './retry.js'
import { decideRetry, type Operation } from './retryable.js'

/** The longest one request may take, from connecting to the last byte of the reply. Milliseconds. */
export const ATTEMPT_LIMIT_MS = 15_000

/** A time that is known within bounds. Seconds since the Unix epoch. */
export interface TimeRange {
  earliest: number
  latest: number
}

export interface ApiClientCollaborators {
  send: Send
  clock: Clock
  deadline: Deadline
  log: Log
}

/** All HTTP of one step: every request within the deadline, redirects refused, one retry layer. */
export class ApiClient {
  readonly clock: Clock
  readonly deadline: Deadline
  readonly #log: Log
  readonly #send: Send
  /** How far the last server's clock was ahead of ours, by its Date header. Milliseconds. */
  #serverAheadMs = 0

  constructor({ send, clock, deadline, log }: ApiClientCollaborators) {
    this.#send = send
    this.clock = clock
    this.deadline = deadline
    this.#log = log
  }

  /**
   * Sends once.
   *
   * @throws NoReply if there is no whole reply, DeadlineExceeded or Cancelled if the step ends meanwhile,
   *   HttpError if the server redirects: the credentials in the headers go to no host but their own
   */
  async send(request: HttpRequest): Promise<HttpReply> {
    const start = this.clock.now()
    const reply = await this.deadline
      .attempt(ATTEMPT_LIMIT_MS, (signal) => this.#send(request, signal))
      .catch((error: unknown) => {
        throw this.#explain(error, describe(request))
      })
    this.#log.debug(`${describe(request)} answered ${reply.status} after ${this.clock.now() - start} ms.`)
    this.#noteServerTime(reply)
    if (reply.status >= 300 && reply.status < 400) throw redirectRefused(reply, describe(request))
    return reply
  }

  /**
   * What time it is by our clock and by that of the server that answered last, the earlier of the two first. Either may be
   * wrong, so neither alone proves an age.
   */
  now(): TimeRange {
    const ours = Math.floor(this.clock.now() / 1000)
    const theirs = Math.floor((this.clock.now() + this.#serverAheadMs) / 1000)
    return { earliest: Math.min(ours, theirs), latest: Math.max(ours, theirs) }
  }

  /** Runs `attempt` until it succeeds or fails for good, with waits in between; `operation` is what it asks for. */
  retry<T>(operation: Operation, attempt: () => Promise<T>): Promise<T> {
    const { clock, deadline } = this
    const say = (line: string): void => {
      this.#log.info(line)
    }
    const decide = (error: unknown): ReturnType<typeof decideRetry> => decideRetry(error, operation)
    return withRetry(attempt, decide, { clock, deadline, say })
  }

  /** The two limits on time in words that name the request; any other error as it is. */
  #explain(error: unknown, target: string): unknown {
    if (error instanceof AttemptTimeout) {
      const traits = { mayHaveArrived: true, transient: true, advice: 'Run the job again later.' }
      return new NoReply(`${target} gave ${error.message}.`, traits, error)
    }
    if (error instanceof DeadlineExceeded) {
      const { seconds, name, advice } = this.deadline
      return new DeadlineExceeded(
        `${target} had not answered when the ${seconds} s of ${name} were over.${advice}`
      )
    }
    return error
  }

  #noteServerTime(reply: HttpReply): void {
    const date = Date.parse(reply.headers['date'] ?? '')
    if (!Number.isNaN(date)) this.#serverAheadMs = date - this.clock.now()
  }
}

function redirectRefused({ status }: HttpReply, target: string): HttpError {
  return new HttpError(`${target} answered with a redirect (${status}), which is not followed.`, {
    status,
    words: '',
    retryAfterMs: undefined,
    advice: 'Credentials are sent to no other address: check this one, and any proxy in between.'
  })
}
