import { mayCarrySecrets } from '../address.js'
import { ActionError } from '../errors.js'
import type { ApiClient } from '../http/client.js'
import { explainErrorReply } from '../http/error-reply.js'
import { HttpError, RateLimited } from '../http/errors.js'
import { describe, type HttpReply, type HttpRequest } from '../http/message.js'
import { field, isObject, parseJson } from '../json.js'
import { quoted } from '../text.js'

/** Where a database takes commands over REST, and the token that lets it. */
export interface RestEndpoint {
  /** The address that Upstash gives for the database itself: the token is sent nowhere else. */
  restUrl: string
  token: string
}

/** "ERR This database has been suspended for exceeding the defined budget limit." Only its owner can change that. */
const SUSPENDED = /\bsuspended\b/i
/** Redis is not done loading, or there are too many requests or connections at the moment. */
const BUSY = /^(?:LOADING|BUSY|TRYAGAIN)\b|temporarily|max concurrent/i

/**
 * Sends one PING (https://upstash.com/docs/redis/features/restapi).
 *
 * @throws NoReply, HttpError or RateLimited if it is not answered with PONG; ActionError if the database is suspended
 */
export async function ping({ restUrl, token }: RestEndpoint, client: ApiClient): Promise<void> {
  const url = new URL(restUrl)
  if (!mayCarrySecrets(url)) {
    throw new ActionError(`No token is sent to ${quoted(url.host)}: it would go there unencrypted.`)
  }
  const request: HttpRequest = {
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json'
    },
    body: '["PING"]'
  }
  const reply = await client.send(request)
  if (!isPong(reply)) throw refusalIn(reply, describe(request), client.clock.now())
}

function isPong({ status, body }: HttpReply): boolean {
  const json = parseJson(body)
  return status === 200 && isObject(json) && field(json, 'result') === 'PONG'
}

function refusalIn(reply: HttpReply, target: string, now: number): Error {
  const { brief: said, traits } = explainErrorReply(reply, target, now, advice)
  const { status, words } = traits
  // What a success holds that is not PONG may be anything, so it is not shown.
  const brief = status < 300 ? `${target} answered ${status}, but not with PONG.` : said
  if (SUSPENDED.test(words)) return new ActionError(`${brief} ${traits.advice}`)
  return BUSY.test(words) ? new RateLimited(brief, traits) : new HttpError(brief, traits)
}

function advice(status: number, words: string): string {
  if (SUSPENDED.test(words)) {
    return 'The database is suspended: in the Upstash console, raise its budget or change it to a fixed plan.'
  }
  if (status === 401) {
    return 'The database does not accept the token that Upstash gives for it: if this lasts, reset its password in the Upstash console.'
  }
  if (/^ERR max |quota/i.test(words)) return 'Look at the limits of its plan in the Upstash console.'
  if (status === 429) return 'Let fewer clients use it at once, or run the job again later.'
  if (status === 408 || status >= 500) {
    return 'The trouble is at Upstash or on the way there (https://status.upstash.com): run the job again later.'
  }
  return 'Check any proxy on the way, and in the Upstash console which addresses the database takes connections from.'
}
