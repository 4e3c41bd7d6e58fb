import { field, integerField, isObject, parseJson, stringField, type JsonObject } from '../json.js'

/**
 * What a step and its local server say to each other, a line of JSON each, over pipes that nobody else can read. The step
 * says what it asks for and then, once it has the answer, KEEP; if the pipe ends before, the server ends.
 */
export interface LocalRequest {
  /** A Redis that is there already; undefined to start one. */
  readonly redis_url: string | undefined
}

export const KEEP = 'keep'

/** How to reach a database. */
export interface LocalDatabase {
  readonly endpoint: string
  readonly port: number
  readonly rest_url: string
  readonly rest_token: string
  /** Undefined if the Redis lets nobody add a user that only reads. */
  readonly read_only_rest_token: string | undefined
  /** Undefined if the Redis asks for none. */
  readonly password: string | undefined
  readonly redis_url: string
}

export type LocalAnswer =
  /** For the log. */
  | { readonly kind: 'note' | 'warning'; readonly text: string }
  /** There will be no database; the text says why, and what to do. */
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'ready'; readonly database: LocalDatabase }

/** Reads a line of the server. @throws Error if it is none of its lines */
export function parseAnswer(line: string): LocalAnswer {
  const answer = parseJson(line)
  if (!isObject(answer)) throw new Error(UNEXPECTED)
  const kind = field(answer, 'kind')
  if (kind === 'note' || kind === 'warning' || kind === 'problem') return { kind, text: text(answer, 'text') }
  const database = field(answer, 'database')
  if (kind !== 'ready' || !isObject(database)) throw new Error(UNEXPECTED)
  return {
    kind,
    database: {
      endpoint: text(database, 'endpoint'),
      port: integerField(database, 'port') ?? 0,
      rest_url: text(database, 'rest_url'),
      rest_token: text(database, 'rest_token'),
      read_only_rest_token: stringField(database, 'read_only_rest_token'),
      password: stringField(database, 'password'),
      redis_url: text(database, 'redis_url')
    }
  }
}

const UNEXPECTED = 'The local server said something unexpected.'

/** @throws Error if it is missing or blank */
function text(object: JsonObject, name: string): string {
  const value = stringField(object, name) ?? ''
  if (value === '') throw new Error(UNEXPECTED)
  return value
}
