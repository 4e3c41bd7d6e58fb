/** Every way in which a request can fail. What is tried again is decided in retryable.ts, nowhere else. */
import { ActionError } from '../errors.js'

export interface NoReplyTraits {
  /** False if the server certainly never saw the request: the connection was not made. */
  mayHaveArrived: boolean
  /** False if another attempt would end the same way. */
  transient: boolean
  /** What to do next. */
  advice?: string
}

/** There was no usable reply. */
export class NoReply extends Error {
  override name = 'NoReply'
  readonly mayHaveArrived: boolean
  readonly transient: boolean
  /** What happened, without what to do next. */
  readonly brief: string

  constructor(brief: string, traits: NoReplyTraits, cause?: unknown) {
    super(traits.advice === undefined ? brief : `${brief} ${traits.advice}`, { cause })
    this.brief = brief
    this.mayHaveArrived = traits.mayHaveArrived
    this.transient = traits.transient
  }
}

export interface HttpErrorTraits {
  status: number
  /** What the server said, as one plain line; "" if it said nothing. */
  words: string
  /** The wait the server asks for (`Retry-After`). */
  retryAfterMs: number | undefined
  /** What to do next. */
  advice: string
}

/** A reply that is not a success. */
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

/** A create was refused because the account already has a database of that name. */
export class NameTaken extends HttpError {
  override name = 'NameTaken'
}

/** The API itself says that there is no such database. Any other 404 may come from a wrong address or a proxy. */
export class NotFound extends HttpError {
  override name = 'NotFound'
}

/** The server takes no more requests for now, whatever status it says so with. */
export class RateLimited extends HttpError {
  override name = 'RateLimited'
}

/** A success whose body is not what the API documents. It is then unknown whether a write took effect. */
export class BadReply extends ActionError {
  override name = 'BadReply'
}

/** Nothing has failed: what is waited for is not there yet, by the API's own word. */
export class NotYet extends ActionError {
  override name = 'NotYet'
}

/** What a deletion was about to delete is not to be deleted after all; the message says why. */
export class NotConfirmed extends Error {
  override name = 'NotConfirmed'
}

/** One attempt took longer than an attempt may; the step as a whole still has time. */
export class AttemptTimeout extends Error {
  override name = 'AttemptTimeout'
}

/** The step's `timeout` has passed. */
export class DeadlineExceeded extends ActionError {
  override name = 'DeadlineExceeded'
}

/** The workflow run was cancelled: the runner sent a signal. */
export class Cancelled extends ActionError {
  override name = 'Cancelled'
}
