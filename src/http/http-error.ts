import { ActionError } from '../errors.js'
import { NoReply } from './exchange.js'
import type { Verdict } from '../retry.js'

export interface HttpErrorTraits {
  status: number
  words: string
  retryAfterMs: number | undefined
  /** What to do next. */
  advice: string
}

/** A reply that is not a success. `words` is what the server said, one plain line, "" where it said nothing. */
export class HttpError extends ActionError {
  override name = 'HttpError'
  readonly status: number
  readonly words: string
  readonly retryAfterMs: number | undefined
  /** What happened, without what to do next. */
  readonly brief: string

  constructor(brief: string, reply: HttpErrorTraits) {
    super(`${brief} ${reply.advice}`)
    this.brief = brief
    this.status = reply.status
    this.words = reply.words
    this.retryAfterMs = reply.retryAfterMs
  }
}

/** A success whose body is not what the API documents. Whether a write took effect is then unknown. */
export class BadReply extends ActionError {
  override name = 'BadReply'
}

/** Retries what may pass: no reply, 408, 429 and 5xx; never another 4xx. */
export function judge(error: unknown): Verdict {
  if (error instanceof NoReply) return { retry: error.transient }
  if (!(error instanceof HttpError)) return { retry: false }
  if (error.status !== 408 && error.status !== 429 && error.status < 500) return { retry: false }
  return error.retryAfterMs === undefined
    ? { retry: true }
    : { retry: true, retryAfterMs: error.retryAfterMs }
}

/** True where a failed write may have taken effect all the same: only looking can tell. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof NoReply) return error.mayHaveArrived
  if (error instanceof HttpError) return error.status === 408 || error.status >= 500
  return error instanceof BadReply
}
