import { explainErrorReply } from '../http/error-reply.js'
import { HttpError, NameTaken, NotFound } from '../http/errors.js'
import type { HttpReply } from '../http/message.js'

/** Upstash says "database with same name already exists" with 400; the rest is how other APIs say it. */
const NAME_TAKEN = /already (?:exists|in use|taken)|\bname\b.*\btaken\b/i

/** An error reply of the Developer API as an error that says what happened, in the API's own words, and what to do. */
export function apiError(reply: HttpReply, target: string, now: number): HttpError {
  const { brief, traits } = explainErrorReply(reply, target, now, advice)
  const { status, words } = traits
  // Whoever gets this looks whether the name is there, so a 409 for another reason does no harm.
  if (status === 409 || (status === 400 && NAME_TAKEN.test(words))) return new NameTaken(brief, traits)
  if (status === 404 && /database not found/i.test(words)) return new NotFound(brief, traits)
  return new HttpError(brief, traits)
}

function advice(status: number, words: string): string {
  if (/read-?only api key/i.test(words)) {
    return 'The `api_key` may only read: make one that may write in the Upstash console, under Account, Management API.'
  }
  if (/regional db creation/i.test(words))
    return 'Set `region: global` and choose the place with `primary_region`.'
  if (NAME_TAKEN.test(words)) return 'Choose another `name`, or delete that database.'
  if (status === 401) {
    return 'Check `email` and `api_key`: the key is a management key from the Upstash console (Account, Management API), not a database password, and `email` is the account it was made in.'
  }
  if (status === 403)
    return 'The account or the key is not allowed to do this: check both in the Upstash console.'
  if (status === 404) return 'Check `api_url` and what was asked for: there is nothing at this address.'
  if (status === 429)
    return 'The API allows no more requests for now: run the job again later, or fewer jobs at once.'
  if (status === 408 || status >= 500) {
    return 'The trouble is at Upstash or on the way there (https://status.upstash.com): run the job again later.'
  }
  return 'Check the inputs of this step, and the limits of your Upstash plan, against this message.'
}
