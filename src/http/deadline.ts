import type { Clock } from './clock.js'
import { AttemptTimeout, DeadlineExceeded } from './errors.js'

const TIMEOUT = '`timeout`'

/** One limit on everything a step does, retries and waits included. `signal` aborts when it is reached or the run is cancelled. */
export class Deadline {
  readonly seconds: number
  /** What the user knows this limit as. */
  readonly name: string
  /** A sentence, with a space before it, on what to do if the limit is too short; "" if there is nothing to do. */
  readonly advice: string
  readonly signal: AbortSignal
  readonly #clock: Clock
  readonly #end: number
  readonly #controller = new AbortController()
  /** What ends each attempt under way. */
  readonly #underWay = new Set<(reason: Error) => void>()
  readonly #release: () => void

  /** Starts now and lasts `seconds`; `cancelled` ends it early, with its own reason. */
  constructor(clock: Clock, seconds: number, cancelled?: AbortSignal, name = TIMEOUT) {
    this.seconds = seconds
    this.name = name
    this.advice = name === TIMEOUT ? ' Run the job again, or raise `timeout`.' : ''
    this.signal = this.#controller.signal
    this.#clock = clock
    this.#end = clock.now() + seconds * 1000
    const cancel = (): void => {
      this.#abort(cancelled?.reason as Error)
    }
    const callOff = clock.schedule(seconds * 1000, () => {
      this.#abort(new DeadlineExceeded(`The ${seconds} s of ${name} are over.`))
    })
    if (cancelled?.aborted === true) cancel()
    cancelled?.addEventListener('abort', cancel, { once: true })
    this.#release = () => {
      callOff()
      cancelled?.removeEventListener('abort', cancel)
    }
  }

  /** Milliseconds left, never negative. */
  get remainingMs(): number {
    return Math.max(0, this.#end - this.#clock.now())
  }

  /** True if this is the error that the time was over with, and not that of a cancelled run; in bundles of their own, too. */
  endedWith(error: unknown): boolean {
    return error instanceof DeadlineExceeded && error === this.signal.reason
  }

  /**
   * Runs one attempt of at most `limitMs`, whatever it does with the signal it is given.
   *
   * @throws AttemptTimeout after `limitMs`; the deadline's own reason when that comes first
   */
  async attempt<T>(limitMs: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.signal.throwIfAborted()
    const controller = new AbortController()
    let end: (reason: Error) => void = () => undefined
    const ended = new Promise<never>((_resolve, reject) => {
      end = (reason) => {
        // Rejects before the task can do so with an error of its own.
        reject(reason)
        controller.abort(reason)
      }
    })
    const callOff = this.#clock.schedule(limitMs, () => {
      end(new AttemptTimeout(`no answer within ${Math.round(limitMs / 1000)} s`))
    })
    this.#underWay.add(end)
    try {
      return await Promise.race([task(controller.signal), ended])
    } finally {
      callOff()
      this.#underWay.delete(end)
    }
  }

  /** Calls off the timer, so that it keeps no process alive. */
  release(): void {
    this.#release()
  }

  #abort(reason: Error): void {
    this.#controller.abort(reason)
    for (const end of this.#underWay) end(reason)
  }
}
