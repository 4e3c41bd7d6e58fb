import type { Clock } from '../http/clock.js'
import type { Log } from '../log.js'

/** How often the log says how far it is. Milliseconds. */
const EVERY_MS = 5_000

/** `1,234,567` */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `12.3 MB` */
function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

export interface Course {
  /** "Seeded", "Copied". */
  verb: string
  /** What is counted: "commands", "keys". */
  unit: string
  total: number
}

/** Counts what is done, says so every few seconds, and sums it up in the end. */
export class Progress {
  done = 0
  bytes = 0
  readonly #kinds = new Map<string, number>()
  readonly #course: Course
  readonly #clock: Clock
  readonly #log: Log
  readonly #startedAt: number
  #callOff: () => void = () => undefined

  constructor(course: Course, { clock, log }: { clock: Clock; log: Log }) {
    this.#course = course
    this.#clock = clock
    this.#log = log
    this.#startedAt = clock.now()
    this.#schedule()
  }

  /** So much is done. */
  add(done: number, bytes: number): void {
    this.done += done
    this.bytes += bytes
  }

  /** What is done was of this kind. */
  count(kind: string, times = 1): void {
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + times)
  }

  /** `41,000 of 100,000 commands, 8.2 MB` */
  get soFar(): string {
    const { unit, total } = this.#course
    return `${grouped(this.done)} of ${grouped(total)} ${unit}, ${megabytes(this.bytes)}`
  }

  /** `Seeded 100,000 commands in 3.2 s: 60,000 SET, 40,000 HSET; 20.1 MB.` */
  get sum(): string {
    const { verb, unit } = this.#course
    const seconds = ((this.#clock.now() - this.#startedAt) / 1000).toFixed(1)
    const kinds = [...this.#kinds]
      .sort((a, b) => b[1] - a[1])
      .map(([kind, count]) => `${grouped(count)} ${kind}`)
    const counts = kinds.length === 0 ? '' : `${kinds.join(', ')}; `
    return `${verb} ${grouped(this.done)} ${unit} in ${seconds} s: ${counts}${megabytes(this.bytes)}`
  }

  /** Ends what is said every few seconds. */
  stop(): void {
    this.#callOff()
  }

  #schedule(): void {
    this.#callOff = this.#clock.schedule(EVERY_MS, () => {
      this.#log.info(`${this.#course.verb} ${this.soFar} so far.`)
      this.#schedule()
    })
  }
}
