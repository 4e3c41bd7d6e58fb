/** What a REST request asks for (upstash.com/docs/redis/features/restapi). */
import type { IncomingHttpHeaders } from 'node:http'
import type { Argument } from './resp.js'
import {
  EMPTY_COMMAND,
  EMPTY_PIPELINE,
  NO_STREAMS,
  NOT_AN_ARRAY,
  NOT_AN_ARRAY_OF_ARRAYS,
  NULL_ARGUMENT,
  RestError,
  unsupportedArgument
} from './rest-errors.js'

export type Command = [name: string, ...args: Argument[]]

export type RestRequest =
  { kind: 'command'; command: Command } | { kind: 'pipeline' | 'multi-exec'; commands: Command[] }

export interface HttpRequest {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** The token a request presents: `_token` wins over the header, which may also hold it bare. */
export function tokenOf({ url, headers }: HttpRequest): string {
  const inQuery = splitUrl(url).query.find(([name]) => name === '_token')?.[1]
  return inQuery ?? (headers.authorization ?? '').replace(/^bearer +/i, '').trim()
}

/** Reads a request. Throws a RestError with the API's text where the API refuses it. */
export function readRestRequest({ method, url, body }: HttpRequest): RestRequest {
  const { path, query } = splitUrl(url)
  const bodyArgument = method === 'POST' || method === 'PUT' ? body : Buffer.alloc(0)
  switch (path.split('/')[1] ?? '') {
    case '':
      return { kind: 'command', command: readCommand(parse(bodyArgument), NOT_AN_ARRAY) }
    case 'pipeline':
    case 'multi-exec':
      return {
        kind: path.slice(1) === 'pipeline' ? 'pipeline' : 'multi-exec',
        commands: readCommands(bodyArgument)
      }
    case 'subscribe':
    case 'psubscribe':
    case 'monitor':
      throw new RestError(501, NO_STREAMS)
    default: {
      const [name = Buffer.alloc(0), ...args] = path.slice(1).split('/').map(percentDecode)
      const options = query.filter(([key]) => key !== '_token').flatMap(([key, value]) => [key, value])
      const last = bodyArgument.length > 0 ? [bodyArgument] : []
      return {
        kind: 'command',
        command: [name.toString(), ...args, ...last, ...options.filter((text) => text !== '')]
      }
    }
  }
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

/** A JSON value in which every number is the text it was written as: 2^53 + 1 and 1.0 must arrive unchanged. */
function parse(body: Buffer): unknown {
  const keepDigits = (_key: string, value: unknown, ...context: { source?: string }[]): unknown =>
    typeof value === 'number' ? (context[0]?.source ?? String(value)) : value
  try {
    const parsed: unknown = JSON.parse(body.toString(), keepDigits)
    return parsed
  } catch {
    throw new RestError(400, body.length === 0 ? EMPTY_COMMAND : NOT_AN_ARRAY)
  }
}

function readCommands(body: Buffer): Command[] {
  const parsed = body.length === 0 ? [] : parse(body)
  if (!Array.isArray(parsed)) throw new RestError(400, NOT_AN_ARRAY_OF_ARRAYS)
  if (parsed.length === 0) throw new RestError(400, EMPTY_PIPELINE)
  return parsed.map((item: unknown) => readCommand(item, NOT_AN_ARRAY_OF_ARRAYS))
}

function readCommand(value: unknown, otherwise: string): Command {
  if (!Array.isArray(value)) throw new RestError(400, otherwise)
  const [name, ...args] = value.map(readArgument)
  if (name === undefined || name === '') throw new RestError(400, EMPTY_COMMAND)
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
