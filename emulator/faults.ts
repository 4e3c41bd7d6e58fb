/** The queue of faults that tests ask for. */
import type { Fault } from './types.js'

interface Queued<F extends Fault> {
  readonly fault: F
  toSkip: number
  left: number
  /** Set when it first applies. */
  endsAtMs: number | undefined
}

export class FaultQueue<F extends Fault = Fault> {
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

  /** The fault for this request, if one applies; counts it as used. */
  take(method: string, path: string): F | undefined {
    const now = this.#now()
    this.#queue = this.#queue.filter(({ left, endsAtMs = Infinity }) => left > 0 && now < endsAtMs)
    for (const queued of this.#queue) {
      if (!fits(queued.fault, method, path)) continue
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

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  // search(), unlike test(), keeps no position in a pattern with the g or y flag.
  return fault.path === undefined || path.search(fault.path) >= 0
}
