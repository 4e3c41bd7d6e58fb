/** The one place that decides whether a failed request is sent again, and whether it may have taken effect. */
import { BadReply, HttpError, NameTaken, NoReply, RateLimited } from './errors.js'

/** What a request asks for. Some failures mean something else for a create or a deletion. */
export type Operation = 'read' | 'create' | 'delete'

/** What to do about a failed attempt. */
export interface RetryDecision {
  retry: boolean
  /** The wait the server asks for (`Retry-After`). */
  retryAfterMs?: number
  /** Attempts in all after which this failure is final, if it is not the deadline alone that ends them. */
  attempts?: number
}

interface Row {
  failure: (error: unknown) => boolean
  /** The operations that are tried again after this failure. */
  retry: readonly Operation[]
  /** Whether a write that failed like this may have taken effect. Only a look at the account can tell. */
  mayHaveTakenEffect: boolean
  /** See RetryDecision. */
  attempts?: number
}

const ALWAYS: readonly Operation[] = ['read', 'create', 'delete']
const NEVER: readonly Operation[] = []

const status =
  (fits: (status: number) => boolean) =>
  (error: unknown): boolean =>
    error instanceof HttpError && fits(error.status)

/** The first row that fits counts. A failure that fits none, such as a deadline that has passed, is final. */
const TABLE: readonly Row[] = [
  // The connection was never made: the server has seen nothing.
  {
    failure: (error) => error instanceof NoReply && error.transient && !error.mayHaveArrived,
    retry: ALWAYS,
    mayHaveTakenEffect: false
  },
  // The connection was lost, or there was no answer in time.
  {
    failure: (error) => error instanceof NoReply && error.transient,
    retry: ALWAYS,
    mayHaveTakenEffect: true
  },
  // A certificate that is not trusted, or a request that cannot be sent: nothing has arrived.
  {
    failure: (error) => error instanceof NoReply && !error.mayHaveArrived,
    retry: NEVER,
    mayHaveTakenEffect: false
  },
  // A reply that is too large to be a real one.
  { failure: (error) => error instanceof NoReply, retry: NEVER, mayHaveTakenEffect: true },
  // Somebody else's create came first, or a lost request of ours did. The list may not show it yet: look, then try again;
  // but a name that stays taken and unseen belongs to somebody whose databases this key cannot see.
  {
    failure: (error) => error instanceof NameTaken,
    retry: ['create'],
    mayHaveTakenEffect: false,
    attempts: 8
  },
  // A rate limit, which GitHub reports as 403 too: the request was refused before anything was done.
  { failure: (error) => error instanceof RateLimited, retry: ALWAYS, mayHaveTakenEffect: false },
  { failure: status((code) => code === 429), retry: ALWAYS, mayHaveTakenEffect: false },
  // The server gave up waiting for the request (408) or failed while it worked on it (5xx).
  { failure: status((code) => code === 408 || code >= 500), retry: ALWAYS, mayHaveTakenEffect: true },
  // Any other refusal, redirects included.
  { failure: status(() => true), retry: NEVER, mayHaveTakenEffect: false },
  // A success nobody can read. A second deletion does no harm, and may get an answer that tells more.
  {
    failure: (error) => error instanceof BadReply,
    retry: ['delete'],
    mayHaveTakenEffect: true,
    attempts: 3
  }
]

function rowOf(error: unknown): Row | undefined {
  return TABLE.find(({ failure }) => failure(error))
}

/** Whether an `operation` that failed with `error` is tried again, and after which wait if the server asks for one. */
export function decideRetry(error: unknown, operation: Operation): RetryDecision {
  const row = rowOf(error)
  if (row?.retry.includes(operation) !== true) return { retry: false }
  const retryAfterMs = error instanceof HttpError ? error.retryAfterMs : undefined
  return {
    retry: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(row.attempts !== undefined && { attempts: row.attempts })
  }
}

/** True if a write that failed with `error` may have taken effect: only a look at the account can tell. */
export function mayHaveTakenEffect(error: unknown): boolean {
  return rowOf(error)?.mayHaveTakenEffect === true
}
