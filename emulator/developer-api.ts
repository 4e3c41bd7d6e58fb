/**
 * The Developer API proper: a request in, a reply out. No sockets, no timers, no chance of its own, so that tests on
 * virtual time use this very model.
 */
import { Account, type AccountSetup, type Entry } from './account.js'
import { readCreateRequest } from './create-request.js'
import type { Mint } from './mint.js'
import { newRecord, type Seed } from './record.js'
import type { Credentials, DatabaseRecord } from './types.js'

export interface ApiRequest {
  method: string
  /** As on the request line: `/v2/redis/databases`, with the query. */
  path: string
  authorization: string | undefined
  body: string
}

export interface ApiReply {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** JSON text. */
  body: string
}

export interface ApiSetup extends AccountSetup {
  readonly email: string
  readonly apiKey: string
  readonly readOnlyApiKey: string
  readonly mint: Mint
}

/** What the model asks for while it carries a request out: the databases behind its records are not its business. */
export type Errand =
  | { kind: 'start'; record: DatabaseRecord }
  | { kind: 'stop'; id: string }
  | { kind: 'grant'; id: string; credentials: Credentials }

/** Where a database that was started can be reached. */
export type Place = Pick<DatabaseRecord, 'endpoint' | 'port' | 'tls' | 'rest_url'>

/** A request on its way: each errand is to be run before the next step; that of kind `start` is answered with a place. */
export type Steps<T> = Generator<Errand, T, Place | undefined>

/** Status and JSON text. */
type Outcome = readonly [status: number, body: string]

function outcome(status: number, body: unknown): Outcome {
  return [status, JSON.stringify(body)]
}

// Bodies are bare JSON strings except for 401, as logs of the real API show.
const UNAUTHORIZED = outcome(401, { error: 'Unauthorized' })
const NOT_FOUND = outcome(404, 'database not found')
const NAME_TAKEN = outcome(400, 'database with same name already exists')
/** That the text contains "Readonly API key" is known; the rest of it and the status are guessed. */
const READ_ONLY = outcome(403, 'Readonly API key can not be used for this operation')
/** Invented: what an account at its limit is told is not known. */
const TOO_MANY = outcome(400, 'database limit of the account is reached (text invented by the emulator)')
/** Invented as well. */
const NO_SUCH_PATH = outcome(404, 'not found')
const NO_SUCH_METHOD = outcome(405, 'method not allowed')
const NO_NAME = outcome(400, 'invalid request body')

export class DeveloperApi {
  readonly account: Account
  readonly #setup: ApiSetup

  constructor(setup: ApiSetup) {
    this.#setup = setup
    this.account = new Account(setup)
  }

  /** Carries a request out at once; nothing is started behind its databases. */
  answer(request: ApiRequest): ApiReply {
    const steps = this.carryOut(request)
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
    }
  }

  /** Carries a request out step by step. Authentication comes first, then the key's rights, then everything else. */
  *carryOut(request: ApiRequest): Steps<ApiReply> {
    const [status, body] = this.#refusalOf(request) ?? (yield* this.#route(request))
    const date = new Date(this.#time()).toUTCString()
    return { status, headers: { 'content-type': 'application/json', date }, body }
  }

  /** Puts a database into the account without a request and with nothing running behind it. */
  add(seed: Seed): DatabaseRecord {
    const { behaviour, now } = this.#setup
    const createdAtMs =
      seed.creation_time === undefined ? now() : seed.creation_time * 1000 - behaviour.clockAheadMs
    return this.account.insert(this.#newRecord(seed), createdAtMs).record
  }

  /** By the API's own clock, in milliseconds since the Unix epoch. */
  #time(): number {
    return this.#setup.now() + this.#setup.behaviour.clockAheadMs
  }

  #newRecord(seed: Seed): DatabaseRecord {
    const { email, mint } = this.#setup
    return newRecord(seed, { identity: mint.identity(), atMs: this.#time(), email })
  }

  #refusalOf({ method, authorization }: ApiRequest): Outcome | undefined {
    const { email, apiKey, readOnlyApiKey } = this.#setup
    const presented = credentialsOf(authorization)
    if (presented === `${email}:${apiKey}`) return undefined
    if (presented !== `${email}:${readOnlyApiKey}`) return UNAUTHORIZED
    return method === 'GET' ? undefined : READ_ONLY
  }

  *#route({ method, path, body }: ApiRequest): Steps<Outcome> {
    const { below, query } = readPath(path)
    const [resource, id, ...rest] = below ?? []
    if (resource === undefined || id === '' || rest.length > 0) return NO_SUCH_PATH
    const route = `${resource}${id === undefined ? '' : '/{id}'}`
    if (route === 'databases') return method === 'GET' ? this.#list() : NO_SUCH_METHOD
    if (route === 'database') return method === 'POST' ? yield* this.#create(body) : NO_SUCH_METHOD
    if (!['database/{id}', 'rename/{id}', 'reset-password/{id}'].includes(route)) return NO_SUCH_PATH

    const entry = this.account.find(id ?? '')
    if (entry === undefined) return NOT_FOUND
    switch (`${method} ${route}`) {
      case 'GET database/{id}':
        return this.#detail(entry, query.get('credentials') === 'hide')
      case 'DELETE database/{id}':
        return yield* this.#delete(entry)
      case 'POST rename/{id}':
        return this.#rename(entry, body)
      case 'POST reset-password/{id}':
        return yield* this.#resetPassword(entry)
      default:
        return NO_SUCH_METHOD
    }
  }

  #list(): Outcome {
    const { listCredentials } = this.#setup.behaviour
    const texts = this.account.listed().map((entry) => this.account.json(entry, listCredentials))
    return [200, `[${texts.join(',')}]`]
  }

  #detail(entry: Entry, hide: boolean): Outcome {
    return [200, this.account.json(entry, this.#setup.behaviour.detailCredentials && !hide)]
  }

  *#create(body: string): Steps<Outcome> {
    const { behaviour, now } = this.#setup
    const seed = readCreateRequest(body, behaviour.strict)
    if ('refused' in seed) return outcome(400, seed.refused)
    const refusal = this.#noRoomFor(seed)
    if (refusal !== undefined) return refusal
    const record = this.#newRecord(seed)
    const place = yield { kind: 'start', record }
    // Another request may have been faster while the database was starting.
    const meanwhile = this.#noRoomFor(seed)
    if (meanwhile !== undefined) {
      yield { kind: 'stop', id: record.database_id }
      return meanwhile
    }
    const entry = this.account.insert(Object.freeze({ ...record, ...place }), now())
    return [200, this.account.json(entry, behaviour.createCredentials)]
  }

  #noRoomFor({ database_name }: Seed): Outcome | undefined {
    const { uniqueNames, maxDatabases } = this.#setup.behaviour
    if (uniqueNames && this.account.isTaken(database_name)) return NAME_TAKEN
    return this.account.size >= maxDatabases ? TOO_MANY : undefined
  }

  *#delete(entry: Entry): Steps<Outcome> {
    this.account.remove(entry.record.database_id)
    yield { kind: 'stop', id: entry.record.database_id }
    return outcome(200, 'OK')
  }

  #rename(entry: Entry, body: string): Outcome {
    const name = nameIn(body)
    if (name === undefined || name === '') return NO_NAME
    const { uniqueNames } = this.#setup.behaviour
    if (uniqueNames && name !== entry.record.database_name && this.account.isTaken(name)) return NAME_TAKEN
    return this.#detail(this.account.change(entry, { database_name: name }), false)
  }

  /** New credentials are shown here even if GET withholds them. */
  *#resetPassword(entry: Entry): Steps<Outcome> {
    const credentials = this.#setup.mint.credentials()
    yield { kind: 'grant', id: entry.record.database_id, credentials }
    return [200, this.account.json(this.account.change(entry, credentials), true)]
  }
}

function credentialsOf(authorization = ''): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString()
}

/** The segments below `/v2/redis/`, decoded; undefined for any other path. */
function readPath(path: string): { below: string[] | undefined; query: URLSearchParams } {
  const [, pathname = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? []
  const [nothing, version, product, ...below] = pathname.split('/').map(decode)
  const known = nothing === '' && version === 'v2' && product === 'redis'
  return { below: known ? below : undefined, query: new URLSearchParams(query) }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function nameIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('name' in parsed)) return undefined
    return typeof parsed.name === 'string' ? parsed.name : undefined
  } catch {
    return undefined
  }
}
