import { sleep, type Clock } from './clock.js'
import { Cancelled, type Deadline } from './deadline.js'
import { briefOf } from './errors.js'

/** What to do about a failed attempt. `retryAfterMs` is the server's own wish (`Retry-After`). */
export type Verdict = { retry: false } | { retry: true; retryAfterMs?: number }

export interface Waits {
  /** Attempts in all, the first included. */
  attempts: number
  /** The longest wait before the second attempt; it doubles with each further one. Milliseconds. */
  baseMs: number
  /** The longest wait of all, unless the server asks for more. Milliseconds. */
  capMs: number
}

export interface RetryPolicy extends Waits {
  judge: (error: unknown) => Verdict
}

export interface RetryCollaborators {
  clock: Clock
  deadline: Deadline
  /** One line a retry, for the log. */
  say: (line: string) => void
}

/** Five attempts; waits of up to 0.5, 1, 2 and 4 seconds between them. */
export const STANDARD_WAITS: Waits = { attempts: 5, baseMs: 500, capMs: 8_000 }

/** For work nobody waits for, and that may meet a rate limit again and again: about half a minute. */
export const PATIENT_WAITS: Waits = { ...STANDARD_WAITS, attempts: 12 }

/**
 * Runs `attempt` until it succeeds, fails for good, or the attempts or the deadline are used up. Waits between attempts
 * grow exponentially with full jitter; a `Retry-After` that is longer is honoured. Never sleeps after the last attempt,
 * nor into the deadline: a wait that would pass it is not begun.
 *
 * @param attempt gets the attempt's number, from 1
 * @throws the last attempt's own error
 */
export async function withRetry<T>(
  attempt: (number: number) => Promise<T>,
  policy: RetryPolicy,
  { clock, deadline, say }: RetryCollaborators
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      if (deadline.signal.aborted) throw endOf(deadline, error)
      const verdict = policy.judge(error)
      if (!verdict.retry || number >= policy.attempts) throw error
      const jitter = Math.min(policy.capMs, policy.baseMs * 2 ** (number - 1)) * clock.random()
      const waitMs = Math.max(jitter, verdict.retryAfterMs ?? 0)
      const seconds = (waitMs / 1000).toFixed(1)
      if (waitMs >= deadline.remainingMs) {
        say(
          `Not trying again: the wait of ${seconds} s would go past the ${deadline.seconds} s of ${deadline.name}.`
        )
        throw error
      }
      say(`${briefOf(error)} Attempt ${number} of ${policy.attempts}; trying again in ${seconds} s.`)
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

/**
 * A `Retry-After` header in milliseconds from `now`, in either of its forms: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined for anything else; a date in the past is 0.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const trimmed = value.trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1000
  // Date.parse reads far more than HTTP dates; all three forms of those start with a day's name.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(trimmed)) return undefined
  // The oldest of the three leaves out that it means GMT, as all do.
  const date = Date.parse(trimmed.endsWith('GMT') ? trimmed : `${trimmed} GMT`)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}
