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
      this.#controller.abort(cancelled?.reason)
    }
    const callOff = clock.schedule(seconds * 1000, () => {
      this.#controller.abort(new DeadlineExceeded(`The ${seconds} s of ${name} are over.`))
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
    const callOff = this.#clock.schedule(limitMs, () => {
      controller.abort(new AttemptTimeout(`no answer within ${Math.round(limitMs / 1000)} s`))
    })
    const forward = (): void => {
      controller.abort(this.signal.reason)
    }
    this.signal.addEventListener('abort', forward, { once: true })
    let abort = (): void => undefined
    const aborted = new Promise<never>((_resolve, reject) => {
      abort = () => {
        reject(controller.signal.reason as Error)
      }
    })
    controller.signal.addEventListener('abort', abort, { once: true })
    try {
      return await Promise.race([task(controller.signal), aborted])
    } finally {
      callOff()
      this.signal.removeEventListener('abort', forward)
      // Signals outlive many collections, and this one would keep what the task returned.
      controller.signal.removeEventListener('abort', abort)
    }
  }

  /** Calls off the timer, so that it keeps no process alive. */
  release(): void {
    this.#release()
  }
}
