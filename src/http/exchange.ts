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

/** There was no usable reply. */
export class NoReply extends Error {
  override name = 'NoReply'
  /** False where the server certainly never saw the request: the connection was not made. */
  readonly mayHaveArrived: boolean
  /** False where another attempt would end the same way. */
  readonly transient: boolean

  constructor(message: string, traits: { mayHaveArrived: boolean; transient: boolean }, cause?: unknown) {
    super(message, { cause })
    this.mayHaveArrived = traits.mayHaveArrived
    this.transient = traits.transient
  }
}

/** `POST api.upstash.com/v2/redis/database`: how logs and errors name a request. The query is left out. */
export function describe(request: HttpRequest): string {
  return `${request.method} ${request.url.host}${request.url.pathname}`
}
