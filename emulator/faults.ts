/** The queue of faults that tests ask for. */
import type { Fault } from './types.js'

interface Queued {
  fault: Fault
  toSkip: number
  left: number
}

export class FaultQueue {
  #queue: Queued[] = []

  add(fault: Fault): void {
    this.#queue.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#queue = []
  }

  /** The fault for this request, if one applies; counts it as used. */
  take(method: string, path: string): Fault | undefined {
    for (const queued of this.#queue) {
      if (!fits(queued.fault, method, path) || queued.left <= 0) continue
      if (queued.toSkip > 0) {
        queued.toSkip -= 1
        continue
      }
      queued.left -= 1
      if (queued.left <= 0) this.#queue = this.#queue.filter((other) => other !== queued)
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
