import { HttpError } from '../http/http-error.js'
import type { HttpReply } from '../http/exchange.js'
import { field, isObject, parseJson, stringField } from '../json.js'
import { parseRetryAfter } from '../retry.js'
import { plain } from '../text.js'

/**
 * What an error body says, as one plain line, "" where it says nothing. Upstash answers with a bare JSON string (400,
 * 404), `{"error": …}` (401) or `{"message": …}`; what stands in between, a proxy or a load balancer, with HTML or text.
 * JSON of another shape is not shown: it may be a reply with credentials in it.
 */
export function errorWords(body: string): string {
  const text = body.trim()
  if (text === '') return ''
  const json = parseJson(text)
  if (typeof json === 'string') return plain(json)
  if (isObject(json)) {
    const error = field(json, 'error')
    const nested = isObject(error) ? stringField(error, 'message') : undefined
    return plain(stringField(json, 'error') ?? nested ?? stringField(json, 'message') ?? '')
  }
  if (json !== undefined || /^["[{]/.test(text)) return ''
  return plain(text.startsWith('<') ? htmlWords(text) : text, 300)
}

function htmlWords(html: string): string {
  // Cut first: on a megabyte of open tags these expressions would take minutes.
  const start = html.slice(0, 4_000)
  const title = /<title[^<>]*>([^<]*)/i.exec(start)?.[1]?.trim()
  if (title !== undefined && title !== '') return title
  const visible = start.replace(/<(style|script)\b[^>]*>[^]*?<\/\1>/gi, ' ')
  return visible.replace(/<[^<>]*>/g, ' ').trim()
}

/** True for the error a create gets where a database of that name is there already. */
export function isNameTaken(error: unknown): boolean {
  return (
    error instanceof HttpError && [400, 409].includes(error.status) && /already exists/i.test(error.words)
  )
}

/** An error reply of the Developer API as an error that says what happened, in the API's own words, and what to do. */
export function apiError(reply: HttpReply, target: string, now: number): HttpError {
  const words = errorWords(reply.body)
  const said = words === '' ? 'without saying why' : `saying: ${/[.!?]$/.test(words) ? words : `${words}.`}`
  const separator = words === '' ? '. ' : ' '
  const message = `${target} answered ${reply.status} ${said}${separator}${advice(reply.status, words)}`
  const retryAfterMs = parseRetryAfter(reply.headers['retry-after'], now)
  return new HttpError(message, { status: reply.status, words, retryAfterMs })
}

function advice(status: number, words: string): string {
  if (/read-?only api key/i.test(words)) {
    return 'The `api_key` may only read: make one that may write in the Upstash console, under Account, Management API.'
  }
  if (/regional db creation/i.test(words))
    return 'Set `region: global` and choose the place with `primary_region`.'
  if (/already exists/i.test(words)) return 'Choose another `name`, or delete that database.'
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
