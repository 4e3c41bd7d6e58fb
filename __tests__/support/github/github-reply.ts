/** Replies of GitHub's REST API: what a route found, and the refusals that any request may meet. */

export interface GitHubReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Headers = Readonly<Record<string, string>>

export function json(status: number, body: unknown, headers: Headers = {}): GitHubReply {
  const type = { 'content-type': 'application/json; charset=utf-8' }
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(body) }
}

function refusal(status: number, message: string, headers?: Headers): GitHubReply {
  const documentation_url = 'https://docs.github.com/rest'
  return json(status, { message, documentation_url, status: String(status) }, headers)
}

/** The token is none of GitHub's. */
export const BAD_CREDENTIALS = refusal(401, 'Bad credentials')
/** There is no such thing, or the token may not know of it. */
export const NOT_FOUND = refusal(404, 'Not Found')
/** The job's token lacks a permission. */
export const NOT_ACCESSIBLE = refusal(403, 'Resource not accessible by integration')

/** The token's requests of this hour are used up until `reset`, in seconds since the Unix epoch. */
export function rateLimited(reset: number): GitHubReply {
  return refusal(403, 'API rate limit exceeded for installation.', {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset)
  })
}

/** Too much at once, status 403 or 429; when to come back, GitHub says only sometimes. */
export function secondaryRateLimited(status: 403 | 429, retryAfterSeconds?: number): GitHubReply {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  return refusal(status, 'You have exceeded a secondary rate limit. Please wait a few minutes.', headers)
}
