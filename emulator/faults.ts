/** The queue of faults that tests ask for. */
import type { Occurrence } from './types.js'

interface Queued<F> {
  readonly fault: F
  toSkip: number
  left: number
  /** Set when it first applies. */
  endsAtMs: number | undefined
}

export class FaultQueue<F extends Occurrence> {
  readonly #now: () => number
  #queue: Queued<F>[] = []

  /** `now` tells the time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  add(fault: F): void {
    const times = fault.forMs === undefined ? 1 : Infinity
    this.#queue.push({
      fault,
      toSkip: fault.skip ?? 0,
      left: fault.times ?? times,
      endsAtMs: undefined
    })
  }

  clear(): void {
    this.#queue = []
  }

  /** The first fault that fits, if one applies now; counts it as used. */
  take(fits: (fault: F) => boolean): F | undefined {
    const now = this.#now()
    this.#queue = this.#queue.filter(({ left, endsAtMs = Infinity }) => left > 0 && now < endsAtMs)
    for (const queued of this.#queue) {
      if (!fits(queued.fault)) continue
      if (queued.toSkip > 0) {
        queued.toSkip -= 1
        continue
      }
      queued.left -= 1
      queued.endsAtMs ??= now + (queued.fault.forMs ?? Infinity)
      return queued.fault
    }
    return undefined
  }
}

/** Whether a fault is meant for such a request. */
export function meansRequest(
  method: string,
  path: string
): (fault: { method?: string; path?: RegExp }) => boolean {
  return (fault) =>
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    // search(), unlike test(), keeps no position in a pattern with the g or y flag.
    (fault.path === undefined || path.search(fault.path) >= 0)
}
