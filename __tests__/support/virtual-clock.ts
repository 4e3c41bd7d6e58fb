import { setImmediate as idle } from 'node:timers/promises'
import type { Clock } from '../../src/http/clock.js'

interface Timer {
  at: number
  callback: () => void
}

/** When a virtual clock starts: a whole second, so that HTTP dates can name it. */
export const VIRTUAL_START = Date.UTC(2026, 0, 2, 3, 4, 5)

/**
 * Time that passes only when nothing else is left to do: it then jumps to the next scheduled timer. Chance is a sequence
 * fixed by `seed`, or whatever `random` is set to.
 */
export class VirtualClock implements Clock {
  random: () => number
  #now = VIRTUAL_START
  #timers: Timer[] = []

  constructor(seed = 1) {
    this.random = congruential(seed)
  }

  now(): number {
    return this.#now
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return this.#now - VIRTUAL_START
  }

  /** Timers neither due yet nor called off. */
  get pending(): number {
    return this.#timers.length
  }

  schedule(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback }
    // Timers due at the same time run in the order they were set, as Node's do.
    const later = this.#timers.findIndex(({ at }) => at > timer.at)
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Lets time pass until `work` settles, and settles as it does. Throws if it waits for something that never comes. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { settled: false }
    const settle = (): void => {
      state.settled = true
    }
    work.then(settle, settle)
    for (;;) {
      await idle()
      if (state.settled) return work
      const next = this.#timers.shift()
      if (next === undefined)
        throw new Error('Nothing is scheduled, and the work is not done: it would hang.')
      this.#now = next.at
      next.callback()
    }
  }
}

/** A linear congruential generator of numbers in [0, 1): plenty for jitter. */
function congruential(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
