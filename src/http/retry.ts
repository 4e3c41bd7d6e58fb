import { briefOf } from '../errors.js'
import { inSeconds } from '../text.js'
import { sleep, type Clock } from './clock.js'
import type { Deadline } from './deadline.js'
import { Cancelled } from './errors.js'
import type { RetryDecision } from './retryable.js'

/** The longest wait before the second attempt; it doubles with each further one. Milliseconds. */
const FIRST_WAIT_MS = 500
/** The longest wait of all, unless the server asks for more. Milliseconds. */
const LONGEST_WAIT_MS = 15_000

export interface RetryCollaborators {
  clock: Clock
  deadline: Deadline
  /** Takes one line for each retry, for the log. */
  say: (line: string) => void
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the deadline leaves no time for another one. Waits between attempts
 * grow exponentially with full jitter; a `Retry-After` that is longer is honoured. A wait that would pass the deadline is
 * never begun.
 *
 * @param attempt gets the attempt's number, from 1
 * @throws the last attempt's own error
 */
export async function withRetry<T>(
  attempt: (number: number) => Promise<T>,
  decide: (error: unknown) => RetryDecision,
  { clock, deadline, say }: RetryCollaborators
): Promise<T> {
  // Since when each failure was one that is final if it lasts.
  let doubtfulSince = Infinity
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      if (deadline.signal.aborted) throw endOf(deadline, error)
      const { retry, graceMs = Infinity, attempts = Infinity, ...waits } = decide(error)
      const { retryAfterMs = 0, longestWaitMs = LONGEST_WAIT_MS } = waits
      doubtfulSince = graceMs === Infinity ? Infinity : Math.min(doubtfulSince, clock.now())
      if (!retry || number >= attempts || clock.now() - doubtfulSince >= graceMs) throw error
      const jitter = Math.min(longestWaitMs, FIRST_WAIT_MS * 2 ** (number - 1)) * clock.random()
      const waitMs = Math.max(jitter, retryAfterMs)
      if (waitMs >= deadline.remainingMs) {
        say(
          `Not trying again: a wait of ${inSeconds(waitMs)} would go past the ${deadline.seconds} s of ${deadline.name}.`
        )
        throw error
      }
      say(`${briefOf(error)} Attempt ${number} failed; trying again in ${inSeconds(waitMs)}.`)
      await sleep(clock, waitMs, deadline.signal).catch(() => {
        throw endOf(deadline, error)
      })
    }
  }
}

/** Why the step ends: the run was cancelled, or else what the last attempt met, as that says what was waited for. */
function endOf(deadline: Deadline, error: unknown): unknown {
  const reason: unknown = deadline.signal.reason
  return reason instanceof Cancelled ? reason : error
}
