/** What a REST request asks for (upstash.com/docs/redis/features/restapi). */
import type { IncomingHttpHeaders } from 'node:http'
import type { Argument } from './resp.js'
import {
  EMPTY_COMMAND,
  INVALID_JSON,
  NO_BODY,
  NOT_AN_ARRAY,
  NULL_ARGUMENT,
  RestError,
  unsupportedArgument
} from './rest-errors.js'
import { parseKeepingDigits } from './rest-json.js'

export type Command = [name: string, ...args: Argument[]]

export type RestRequest =
  | { kind: 'command'; command: Command }
  | { kind: 'pipeline' | 'multi-exec'; commands: Command[] }
  /** Goes on for as long as the client listens. */
  | { kind: 'events'; command: Command }

export interface RequestHead {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingHttpHeaders
}

/** Whether the body is JSON, which may be longer than the commands in it. */
export function isJson({ url }: RequestHead): boolean {
  return ['', '/', '/pipeline', '/multi-exec'].includes(splitUrl(url).path)
}

/**
 * The token a request presents: `_token` wins over the header, which may also hold it bare. That an empty `_token`
 * is none is a guess.
 */
export function tokenOf({ url, headers }: RequestHead): string {
  const inQuery = splitUrl(url).query.find(([name]) => name === '_token')?.[1] ?? ''
  return inQuery === '' ? (headers.authorization ?? '').replace(/^bearer +/i, '').trim() : inQuery
}

/** Reads a request. Throws a RestError with the API's text if the API refuses it. */
export function readRestRequest(head: RequestHead, body: Buffer): RestRequest {
  const { path, query } = splitUrl(head.url)
  const sent = head.method === 'POST' || head.method === 'PUT' ? body : Buffer.alloc(0)
  if (path === '/' || path === '') return { kind: 'command', command: readCommand(parse(sent)) }
  if (path === '/pipeline' || path === '/multi-exec')
    return { kind: path === '/pipeline' ? 'pipeline' : 'multi-exec', commands: readCommands(parse(sent)) }
  const [first = Buffer.alloc(0), ...args] = path.slice(1).split('/').map(percentDecode)
  const name = first.toString()
  if (STREAMING.includes(name) && wantsEvents(head)) return { kind: 'events', command: [name, ...args] }
  const last = sent.length > 0 ? [sent] : []
  const options = query.filter(([key]) => key !== '_token').flat()
  return {
    kind: 'command',
    command: [name, ...args, ...last, ...options.filter((text) => text !== '')]
  }
}

const STREAMING = ['subscribe', 'psubscribe', 'monitor']

/** Without this header the real API does not stream. That the commands are then not allowed is a guess. */
function wantsEvents({ method, headers }: RequestHead): boolean {
  return method !== 'HEAD' && (headers.accept ?? '').includes('text/event-stream')
}

function splitUrl(url: string): { path: string; query: [string, string][] } {
  const mark = url.indexOf('?')
  if (mark < 0) return { path: url, query: [] }
  return { path: url.slice(0, mark), query: [...new URLSearchParams(url.slice(mark + 1))] }
}

/** Bytes, for a key need not be UTF-8. */
function percentDecode(segment: string): Buffer {
  const latin1 = segment.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16))
  )
  return Buffer.from(latin1, 'latin1')
}

function parse(body: Buffer): unknown {
  const text = body.toString()
  if (text.trim() === '') throw new RestError(400, NO_BODY)
  try {
    return parseKeepingDigits(text)
  } catch {
    throw new RestError(400, INVALID_JSON)
  }
}

function readCommands(parsed: unknown): Command[] {
  if (!Array.isArray(parsed)) throw new RestError(400, NOT_AN_ARRAY)
  if (parsed.length === 0) throw new RestError(400, EMPTY_COMMAND)
  return parsed.map((item: unknown) => readCommand(item))
}

function readCommand(value: unknown): Command {
  if (!Array.isArray(value)) throw new RestError(400, NOT_AN_ARRAY)
  const [name, ...args] = value.map(readArgument)
  if (name === undefined) throw new RestError(400, EMPTY_COMMAND)
  return [name, ...args]
}

/** Numbers are texts already. */
function readArgument(value: unknown): string {
  if (value === null) throw new RestError(400, NULL_ARGUMENT)
  if (typeof value === 'object')
    throw new RestError(400, unsupportedArgument(Array.isArray(value) ? '[' : '{'))
  if (typeof value === 'string') return value
  return value === true ? 'true' : 'false'
}
