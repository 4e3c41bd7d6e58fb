import { briefOf } from '../errors.js'
import { sleep, type Clock } from './clock.js'
import type { Deadline } from './deadline.js'
import { Cancelled } from './errors.js'
import type { RetryDecision } from './retryable.js'

/** How often and how patiently something is tried. */
export interface Backoff {
  /** Attempts in all, the first included. */
  attempts: number
  /** The longest wait before the second attempt; it doubles with each further one. Milliseconds. */
  baseMs: number
  /** The longest wait of all, unless the server asks for more. Milliseconds. */
  capMs: number
}

export interface RetryPolicy {
  backoff: Backoff
  decide: (error: unknown) => RetryDecision
}

export interface RetryCollaborators {
  clock: Clock
  deadline: Deadline
  /** Takes one line for each retry, for the log. */
  say: (line: string) => void
}

/** Five attempts; waits of up to 0.5, 1, 2 and 4 seconds between them. */
export const STANDARD_BACKOFF: Backoff = { attempts: 5, baseMs: 500, capMs: 8_000 }

/** For work nobody waits for, and that may meet a rate limit again and again: about half a minute. */
export const PATIENT_BACKOFF: Backoff = { ...STANDARD_BACKOFF, attempts: 12 }

/**
 * Runs `attempt` until it succeeds, fails for good, or the attempts or the deadline are used up. Waits between attempts
 * grow exponentially with full jitter; a `Retry-After` that is longer is honoured. Never sleeps after the last attempt,
 * and never begins a wait that would pass the deadline.
 *
 * @param attempt gets the attempt's number, from 1
 * @throws the last attempt's own error
 */
export async function withRetry<T>(
  attempt: (number: number) => Promise<T>,
  { backoff, decide }: RetryPolicy,
  { clock, deadline, say }: RetryCollaborators
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      if (deadline.signal.aborted) throw endOf(deadline, error)
      const decision = decide(error)
      if (!decision.retry || number >= backoff.attempts) throw error
      const jitter = Math.min(backoff.capMs, backoff.baseMs * 2 ** (number - 1)) * clock.random()
      const waitMs = Math.max(jitter, decision.retryAfterMs ?? 0)
      const seconds = (waitMs / 1000).toFixed(1)
      if (waitMs >= deadline.remainingMs) {
        say(
          `Not trying again: the wait of ${seconds} s would go past the ${deadline.seconds} s of ${deadline.name}.`
        )
        throw error
      }
      say(`${briefOf(error)} Attempt ${number} of ${backoff.attempts}; trying again in ${seconds} s.`)
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
