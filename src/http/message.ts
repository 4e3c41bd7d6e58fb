export interface HttpRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
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

/**
 * Sends one request and reads one whole reply of any status. Never retries, never follows a redirect.
 *
 * @throws NoReply if there is no whole reply
 */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>

/** `POST api.upstash.com/v2/redis/database`: how logs and errors name a request, without its query. */
export function describe(request: HttpRequest): string {
  return `${request.method} ${request.url.host}${request.url.pathname}`
}
