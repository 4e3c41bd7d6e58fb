import { field, isObject, parseJson, stringField } from '../json.js'
import { plain } from '../text.js'
import type { HttpErrorTraits } from './errors.js'
import type { HttpReply } from './message.js'
import { parseRetryAfter } from './retry-after.js'

/**
 * What an error body says, as one plain line, "" if it says nothing. Upstash answers with a bare JSON string (400,
 * 404), `{"error": …}` (401) or `{"message": …}`; whatever is in between, a proxy or a load balancer, with HTML or text.
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

/** An error reply in the form HttpError takes: who answered what, in the server's own words, and what to do next. */
export function explainErrorReply(
  reply: HttpReply,
  target: string,
  now: number,
  advise: (status: number, words: string) => string
): { brief: string; traits: HttpErrorTraits } {
  const words = errorWords(reply.body)
  const said = words === '' ? 'without saying why.' : `saying: ${/[.!?]$/.test(words) ? words : `${words}.`}`
  return {
    brief: `${target} answered ${reply.status} ${said}`,
    traits: {
      status: reply.status,
      words,
      retryAfterMs: parseRetryAfter(reply.headers['retry-after'], now),
      advice: advise(reply.status, words)
    }
  }
}
