import type { Clock } from '../../http/clock.js'

/** How old an answer of GitHub's may be that a deletion rests on. Milliseconds. */
const FRESH_MS = 1_000

/** An answer that serves all deletions of one moment, so that each need not ask by itself. */
export class SharedAnswer<T> {
  readonly #clock: Clock
  readonly #ask: () => Promise<T>
  #last: { answer: Promise<T>; askedAt: number } | undefined

  constructor(clock: Clock, ask: () => Promise<T>) {
    this.#clock = clock
    this.#ask = ask
  }

  /** The last answer, whatever its age; asked for if there is none. */
  last(): Promise<T> {
    return this.#newerThan(Infinity)
  }

  /** An answer of this moment. */
  fresh(): Promise<T> {
    return this.#newerThan(FRESH_MS)
  }

  #newerThan(ms: number): Promise<T> {
    const now = this.#clock.now()
    if (this.#last === undefined || now - this.#last.askedAt > ms) {
      this.#last = { answer: this.#ask(), askedAt: now }
    }
    return this.#last.answer
  }
}
