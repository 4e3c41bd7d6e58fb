/** Time and chance, injected so that no test waits and every test can be repeated. All durations are milliseconds. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** A number in [0, 1). */
  random(): number
  /** Calls `callback` once after `ms`; returns a function that calls it off. */
  schedule(ms: number, callback: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  schedule: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => {
      clearTimeout(timer)
    }
  }
}

/** Resolves after `ms`; rejects with the signal's reason as soon as it aborts. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = (): void => {
      signal.removeEventListener('abort', abort)
      resolve()
    }
    const abort = (): void => {
      callOff()
      reject(signal.reason as Error)
    }
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    const callOff = clock.schedule(ms, wake)
    signal.addEventListener('abort', abort, { once: true })
  })
}
