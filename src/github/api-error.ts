import { explainErrorReply } from '../http/error-reply.js'
import { HttpError, RateLimited } from '../http/errors.js'
import type { HttpReply } from '../http/message.js'

/** GitHub asks for a minute if it does not say how long (docs.github.com, "Best practices for using the REST API"). */
const UNSAID_WAIT_MS = 60_000

/**
 * An error reply of GitHub as an error that says what happened and what to do.
 *
 * @param permission what the job lacks if GitHub refuses, for example `pull-requests: read`
 */
export function apiError(
  reply: HttpReply,
  { target, now, permission }: { target: string; now: number; permission: string }
): HttpError {
  const { brief, traits } = explainErrorReply(reply, target, now, (status) => advice(status, permission))
  if (!isRateLimit(reply, traits.words)) return new HttpError(brief, traits)
  const retryAfterMs = traits.retryAfterMs ?? untilReset(reply, now) ?? UNSAID_WAIT_MS
  return new RateLimited(brief, {
    ...traits,
    retryAfterMs,
    advice: 'GitHub allows this token no more requests for now: run the job again later.'
  })
}

/** Both of GitHub's limits answer with 403 or 429 (docs.github.com, "Rate limits for the REST API"). */
function isRateLimit({ status, headers }: HttpReply, words: string): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(words)
  )
}

/** The time until `x-ratelimit-reset`, seconds since the Unix epoch, if the primary limit is used up. */
function untilReset({ headers }: HttpReply, now: number): number | undefined {
  const reset = headers['x-ratelimit-reset'] ?? ''
  if (headers['x-ratelimit-remaining'] !== '0' || !/^\d{1,12}$/.test(reset)) return undefined
  return Math.max(0, Number(reset) * 1000 - now)
}

function advice(status: number, permission: string): string {
  return [401, 403, 404].includes(status)
    ? `Give the job \`permissions: ${permission}\`, and leave \`github_token\` at its default or give one that may read this repository.`
    : 'Run the job again later.'
}
