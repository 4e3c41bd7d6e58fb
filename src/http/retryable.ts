/** The one place that decides whether a failed request is sent again, and whether it may have taken effect. */
import { BadReply, HttpError, NameTaken, NoReply, NotYet, RateLimited } from './errors.js'

/**
 * What a request asks for. Some failures mean something else for a create or a deletion; and a `ping` asks a database that
 * may be on its way, of which most failures may yet pass.
 */
export type Operation = 'read' | 'create' | 'delete' | 'ping'

/** What to do about a failed attempt. */
export interface RetryDecision {
  retry: boolean
  /** The wait the server asks for (`Retry-After`). */
  retryAfterMs?: number
  /** Attempts in all after which this failure is final, if it is not the deadline alone that ends them. */
  attempts?: number
  /** How long this failure may last before it is final. Milliseconds. */
  graceMs?: number
  /** The longest wait before the next attempt, unless the server asks for more. Milliseconds. */
  longestWaitMs?: number
}

interface Row {
  failure: (error: unknown) => boolean
  /** The operations that are tried again after this failure. */
  retry: readonly Operation[]
  /** Whether a write that failed like this may have taken effect. Only a look at the account can tell. */
  mayHaveTakenEffect: boolean
  /** See RetryDecision. */
  attempts?: number
  graceMs?: number
}

const ALWAYS: readonly Operation[] = ['read', 'create', 'delete', 'ping']
const NEVER: readonly Operation[] = []
/** What a router or a load balancer may say of a host that it does not know yet, and hardly for longer. Milliseconds. */
const NEW_HOST_GRACE_MS = 10_000
/** Who waits for a database wants to know soon that it answers. Milliseconds. */
const LONGEST_PING_WAIT_MS = 5_000

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
    retry: ['ping'],
    mayHaveTakenEffect: false,
    graceMs: NEW_HOST_GRACE_MS
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
  // A state that is to change by itself.
  { failure: (error) => error instanceof NotYet, retry: ['ping'], mayHaveTakenEffect: false },
  // A rate limit, which GitHub reports as 403 too: the request was refused before anything was done.
  { failure: (error) => error instanceof RateLimited, retry: ALWAYS, mayHaveTakenEffect: false },
  { failure: status((code) => code === 429), retry: ALWAYS, mayHaveTakenEffect: false },
  // The server gave up waiting for the request (408) or failed while it worked on it (5xx).
  { failure: status((code) => code === 408 || code >= 500), retry: ALWAYS, mayHaveTakenEffect: true },
  // A token that a database does not know may only not have reached it yet; one of the account is wrong.
  { failure: status((code) => code === 401), retry: ['ping'], mayHaveTakenEffect: false },
  // Any other refusal, redirects included.
  {
    failure: status(() => true),
    retry: ['ping'],
    mayHaveTakenEffect: false,
    graceMs: NEW_HOST_GRACE_MS
  },
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
    ...(row.attempts !== undefined && { attempts: row.attempts }),
    ...(row.graceMs !== undefined && { graceMs: row.graceMs }),
    ...(operation === 'ping' && { longestWaitMs: LONGEST_PING_WAIT_MS })
  }
}

/** True if a write that failed with `error` may have taken effect: only a look at the account can tell. */
export function mayHaveTakenEffect(error: unknown): boolean {
  return rowOf(error)?.mayHaveTakenEffect === true
}
