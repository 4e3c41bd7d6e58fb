import type { Clock } from '../http/clock.js'
import type { Deadline } from '../http/deadline.js'
import type { withRetry } from '../http/retry.js'
import type { RetryDecision } from '../http/retryable.js'
import type { Log } from '../log.js'

/** Runs an attempt again as long as it may, with waits in between, within the step's deadline. */
export type Retry = <T>(attempt: () => Promise<T>, decide: (error: unknown) => RetryDecision) => Promise<T>

/** What is used from outside: a step has one deadline, one retry layer and one set of errors. */
export interface GivenCollaborators {
  clock: Clock
  deadline: Deadline
  log: Log
  withRetry: typeof withRetry
}

/** What data is filled in with. */
export interface FillCollaborators {
  clock: Clock
  deadline: Deadline
  log: Log
  retry: Retry
}
