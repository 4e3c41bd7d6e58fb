export interface HttpRequest {
  method: 'GET' | 'POST' | 'DELETE'
  url: URL
  headers: Readonly<Record<string, string>>
  body?: string
}

export interface HttpReply {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string
}

/** One request, one whole reply of any status. Never retries, never follows a redirect. Throws NoReply. */
export type Exchange = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>

export interface NoReplyTraits {
  mayHaveArrived: boolean
  transient: boolean
  /** What to do next. */
  advice?: string
}

/** There was no usable reply. */
export class NoReply extends Error {
  override name = 'NoReply'
  /** False where the server certainly never saw the request: the connection was not made. */
  readonly mayHaveArrived: boolean
  /** False where another attempt would end the same way. */
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

/** `POST api.upstash.com/v2/redis/database`: how logs and errors name a request. The query is left out. */
export function describe(request: HttpRequest): string {
  return `${request.method} ${request.url.host}${request.url.pathname}`
}
