import type { Clock } from '../../http/clock.js'

/** For how long after it came an answer of GitHub's serves further deletions. Milliseconds. */
const FRESH_MS = 1_000

interface Asked<T> {
  readonly answer: Promise<T>
  /** Undefined while it is under way. */
  cameAt: number | undefined
}

/** An answer that serves all deletions of one moment, so that each need not ask by itself. */
export class SharedAnswer<T> {
  readonly #clock: Clock
  readonly #ask: () => Promise<T>
  #last: Asked<T> | undefined

  constructor(clock: Clock, ask: () => Promise<T>) {
    this.#clock = clock
    this.#ask = ask
  }

  /** The last answer, whatever its age; asked for if there is none. */
  last(): Promise<T> {
    return (this.#last ?? this.#askAnew()).answer
  }

  /** An answer that is under way, or came in the last second; asked for if there is none. */
  fresh(): Promise<T> {
    const { answer, cameAt } = this.#last ?? this.#askAnew()
    if (cameAt === undefined) return answer
    const age = this.#clock.now() - cameAt
    // The clock may have been set back.
    return age >= 0 && age <= FRESH_MS ? answer : this.#askAnew().answer
  }

  #askAnew(): Asked<T> {
    const asked: Asked<T> = { answer: this.#ask(), cameAt: undefined }
    const note = (): void => {
      asked.cameAt = this.#clock.now()
    }
    asked.answer.then(note, note)
    this.#last = asked
    return asked
  }
}
