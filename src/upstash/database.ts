import { BadReply } from '../http/errors.js'
import { booleanField, field, integerField, isObject, stringField, type JsonObject } from '../json.js'
import { quoted } from '../text.js'

/**
 * A database as create and GET detail describe it, under the API's own names. Only what a connection cannot do without
 * is required; the API's documentation and its replies differ in the rest.
 */
export interface Database {
  database_id: string
  database_name: string
  /** The full host name. */
  endpoint: string
  port: number
  tls: boolean
  region: string | undefined
  primary_region: string | undefined
  read_regions: string[] | undefined
  type: string | undefined
  /** Seconds since the Unix epoch; undefined if the API gives no time that can be right. */
  creation_time: number | undefined
  state: string | undefined
  eviction: boolean | undefined
  /** The credentials are absent if the API withholds them (list, `credentials=hide`, Credential Protection). */
  password: string | undefined
  rest_token: string | undefined
  read_only_rest_token: string | undefined
  /** Only an emulator sends this: its databases have no host names of their own. */
  rest_url: string | undefined
}

/** What the account's list is read for. */
export interface DatabaseSummary {
  /** As the list shows it: check it with `isDatabaseId` before it becomes part of an address. "" if it is no text. */
  database_id: string
  database_name: string
  /** Seconds since the Unix epoch; undefined if the API gives no time that can be right. */
  creation_time: number | undefined
  state: string | undefined
}

const CREDENTIALS = ['password', 'rest_token', 'read_only_rest_token'] as const

/** The credentials that are missing from `database`, by name. */
export function missingCredentials(database: Database): string[] {
  return CREDENTIALS.filter((name) => database[name] === undefined)
}

/** The credentials in a reply, or in a database read from one; whatever else may be wrong with it. */
export function credentialsIn(reply: unknown): string[] {
  return isObject(reply) ? CREDENTIALS.flatMap((name) => nonEmpty(stringField(reply, name)) ?? []) : []
}

/** Ids become part of a URL's path, so nothing but letters, digits, `-` and `_` may be in one (Upstash's are UUIDs). */
export function isDatabaseId(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text)
}

/**
 * Reads a reply of create or GET detail.
 *
 * @param source names the reply in errors, as in "POST api.upstash.com/v2/redis/database"
 * @throws BadReply naming the field that is missing or of the wrong type
 */
export function parseDatabase(reply: unknown, source: string): Database {
  if (!isObject(reply)) throw new BadReply(`The reply to ${source} is not a JSON object. ${WHAT_NEXT}`)
  const text = (name: string): string | undefined => nonEmpty(stringField(reply, name))
  return {
    database_id: requiredId(reply, source),
    database_name: text('database_name') ?? text('name') ?? '',
    endpoint: requiredHost(reply, source),
    port: port(reply, source),
    // New databases always have TLS; only an explicit false says otherwise.
    tls: booleanField(reply, 'tls') ?? true,
    region: text('region'),
    primary_region: text('primary_region'),
    read_regions: words(field(reply, 'read_regions')),
    type: text('type'),
    creation_time: creationTime(reply),
    state: text('state'),
    eviction: booleanField(reply, 'eviction'),
    password: text('password'),
    rest_token: text('rest_token'),
    read_only_rest_token: text('read_only_rest_token'),
    rest_url: text('rest_url')
  }
}

/**
 * Reads the account's list, keeping little of each entry: an account may have thousands. An entry without a name is
 * nothing we could have asked for, and is passed over. Ids are not checked here: one odd entry of somebody else must not
 * stop every action.
 *
 * @throws BadReply if the reply is not a list
 */
export function parseDatabaseList(reply: unknown, source: string): DatabaseSummary[] {
  if (!Array.isArray(reply)) throw new BadReply(`The reply to ${source} is not a JSON array. ${WHAT_NEXT}`)
  return reply.flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const database_name = stringField(entry, 'database_name')
    if (database_name === undefined) return []
    return {
      database_id: stringField(entry, 'database_id') ?? '',
      database_name,
      creation_time: creationTime(entry),
      state: stringField(entry, 'state')
    }
  })
}

/** Upstash had no databases before 2019: an earlier time is a default that somebody forgot to fill in. */
const EARLIEST_CREATION = Date.UTC(2019, 0) / 1000

function creationTime(reply: JsonObject): number | undefined {
  const seconds = integerField(reply, 'creation_time')
  return seconds === undefined || seconds < EARLIEST_CREATION ? undefined : seconds
}

const WHAT_NEXT = 'Check `api_url`; if it is right, the API may have changed: please report it.'

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

function words(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : undefined
}

function requiredId(reply: JsonObject, source: string): string {
  const id = field(reply, 'database_id')
  if (typeof id === 'string' && isDatabaseId(id)) return id
  throw unusable('database_id', id, source)
}

function requiredHost(reply: JsonObject, source: string): string {
  const endpoint = field(reply, 'endpoint')
  if (typeof endpoint !== 'string' || !/^[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?$/i.test(endpoint)) {
    throw unusable('endpoint', endpoint, source)
  }
  // The API's documentation shows a bare slug, but real replies have the full host name.
  return endpoint.includes('.') ? endpoint : `${endpoint}.upstash.io`
}

function port(reply: JsonObject, source: string): number {
  const value = field(reply, 'port') ?? 6379
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 65535) return number
  throw unusable('port', value, source)
}

function unusable(name: string, value: unknown, source: string): BadReply {
  const what = value === undefined || value === null || value === '' ? 'has no' : 'has an unusable'
  const given = typeof value === 'string' && value !== '' ? ` (${quoted(value)})` : ''
  return new BadReply(`The reply to ${source} ${what} \`${name}\`${given}. ${WHAT_NEXT}`)
}
