/**
 * The Developer API proper: a request in, a reply out. No sockets, no timers, no chance of its own, so that tests on
 * virtual time use this very model.
 */
import { Account, type AccountSetup, type Entry } from './account.js'
import {
  NAME_TAKEN,
  NO_NAME,
  NO_SUCH_METHOD,
  NO_SUCH_PATH,
  NOT_FOUND,
  outcome,
  READ_ONLY,
  TOO_MANY,
  UNAUTHORIZED,
  type ApiReply,
  type Outcome
} from './api-outcomes.js'
import { credentialsIn, nameIn, parameterOf, segmentsOf, type ApiRequest } from './api-request.js'
import type { Behaviour } from './behaviour.js'
import { readCreateRequest } from './create-request.js'
import type { Mint } from './mint.js'
import { newRecord, type Seed } from './record.js'
import type { Credentials, DatabaseRecord } from './types.js'

export interface ApiSetup extends AccountSetup {
  readonly email: string
  readonly apiKey: string
  readonly readOnlyApiKey: string
  /** False: databases are reached without TLS. Default true. */
  readonly tls?: boolean
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

export class DeveloperApi {
  readonly account: Account
  readonly behaviour: Behaviour
  readonly #setup: ApiSetup

  constructor(setup: ApiSetup) {
    this.#setup = setup
    this.behaviour = setup.behaviour
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
    return { status, headers: { 'content-type': 'application/json', date: this.date }, body }
  }

  /** The header `Date` of every reply now. */
  get date(): string {
    return new Date(this.#time() + this.behaviour.dateAheadMs).toUTCString()
  }

  /** Puts a database into the account without a request and with nothing running behind it. */
  add(seed: Seed): DatabaseRecord {
    const createdAtMs =
      seed.creation_time === undefined
        ? this.#setup.now()
        : seed.creation_time * 1000 - this.behaviour.clockAheadMs
    return this.account.insert(this.#newRecord(seed), createdAtMs).record
  }

  /** Changes a database without a request. Throws when there is none of this id. */
  change(id: string, fields: Partial<DatabaseRecord>): DatabaseRecord {
    const entry = this.account.find(id)
    if (entry === undefined) throw new Error(`There is no database ${id}`)
    return this.account.change(entry, fields).record
  }

  /** By the API's own clock, in milliseconds since the Unix epoch. */
  #time(): number {
    return this.#setup.now() + this.behaviour.clockAheadMs
  }

  #newRecord(seed: Seed): DatabaseRecord {
    const { email, mint, tls = true } = this.#setup
    return newRecord(seed, { identity: mint.identity(), atMs: this.#time(), email, tls })
  }

  #refusalOf(request: ApiRequest): Outcome | undefined {
    const { email, apiKey, readOnlyApiKey } = this.#setup
    const presented = credentialsIn(request)
    if (presented === `${email}:${apiKey}`) return undefined
    if (presented !== `${email}:${readOnlyApiKey}`) return UNAUTHORIZED
    return request.method === 'GET' ? undefined : READ_ONLY
  }

  *#route(request: ApiRequest): Steps<Outcome> {
    const { method, body } = request
    const [resource, id, ...rest] = segmentsOf(request) ?? []
    if (resource === undefined || id === '' || rest.length > 0) return NO_SUCH_PATH
    const route = `${resource}${id === undefined ? '' : '/{id}'}`
    if (route === 'databases') return method === 'GET' ? this.#list() : NO_SUCH_METHOD
    if (route === 'database') return method === 'POST' ? yield* this.#create(body) : NO_SUCH_METHOD
    if (!['database/{id}', 'rename/{id}', 'reset-password/{id}'].includes(route)) return NO_SUCH_PATH

    const entry = this.account.find(id ?? '')
    if (entry === undefined) return NOT_FOUND
    switch (`${method} ${route}`) {
      case 'GET database/{id}': {
        const shown = this.account.shown(entry.record.database_id)
        return shown === undefined
          ? NOT_FOUND
          : this.#detail(shown, parameterOf(request, 'credentials') === 'hide')
      }
      case 'DELETE database/{id}':
        return yield* this.#delete(entry)
      case 'POST rename/{id}':
        return this.#rename(entry, nameIn(request))
      case 'POST reset-password/{id}':
        return yield* this.#resetPassword(entry)
      default:
        return NO_SUCH_METHOD
    }
  }

  #list(): Outcome {
    const { listCredentials } = this.behaviour
    const texts = this.account.listed().map((entry) => this.account.json(entry, listCredentials))
    return [200, `[${texts.join(',')}]`]
  }

  #detail(entry: Entry, hide: boolean): Outcome {
    return [200, this.account.json(entry, this.behaviour.detailCredentials && !hide)]
  }

  *#create(body: string): Steps<Outcome> {
    const { behaviour } = this
    const asked = readCreateRequest(body, behaviour)
    if ('refused' in asked) return outcome(400, asked.refused)
    const seed = { ...asked, database_name: behaviour.alterName(asked.database_name) }
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
    const entry = this.account.insert(Object.freeze({ ...record, ...place }), this.#setup.now())
    return [200, this.account.json(entry, behaviour.createCredentials)]
  }

  #noRoomFor({ database_name }: Seed): Outcome | undefined {
    const { uniqueNames, maxDatabases } = this.behaviour
    if (uniqueNames && this.account.isTaken(database_name)) return NAME_TAKEN
    return this.account.size >= maxDatabases ? TOO_MANY : undefined
  }

  *#delete(entry: Entry): Steps<Outcome> {
    this.account.remove(entry.record.database_id)
    yield { kind: 'stop', id: entry.record.database_id }
    return outcome(200, 'OK')
  }

  #rename(entry: Entry, asked = ''): Outcome {
    if (asked === '') return NO_NAME
    const { uniqueNames, alterName } = this.behaviour
    const name = alterName(asked)
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
