/**
 * The Developer API proper: a request in, a reply out. No sockets, no timers, no chance of its own, so that tests on
 * virtual time use this very model.
 */
import { Account } from './account.js'
import { objectIn, textIn } from './api-body.js'
import {
  INVALID,
  NAME_TAKEN,
  NO_SUCH_METHOD,
  NO_SUCH_PATH,
  NOT_FOUND,
  OK,
  outcome,
  READ_ONLY,
  TOO_MANY,
  UNAUTHORIZED,
  type ApiReply,
  type Outcome
} from './api-outcomes.js'
import { credentialsIn, targetOf, type ApiRequest } from './api-request.js'
import { apiTime, type ApiSetup } from './api-setup.js'
import type { Behaviour } from './behaviour.js'
import { readCreateRequest } from './create-request.js'
import { DatabaseOperations } from './database-operations.js'
import type { Steps } from './errands.js'
import { newRecord, type Seed } from './record.js'
import { StartRedis } from './start-redis.js'
import type { DatabaseRecord } from './types.js'

export class DeveloperApi {
  readonly account: Account
  readonly behaviour: Behaviour
  readonly #setup: ApiSetup
  readonly #operations: DatabaseOperations
  readonly #unclaimed: StartRedis

  constructor(setup: ApiSetup) {
    this.#setup = setup
    this.behaviour = setup.behaviour
    this.account = new Account(setup)
    this.#operations = new DatabaseOperations(this.account, setup)
    this.#unclaimed = new StartRedis(setup, (seed) => this.#newRecord(seed))
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
    if (this.#unclaimed.isFor(request)) return yield* this.#unclaimed.carryOut(request, this.date)
    const [status, body] = this.#refusalOf(request) ?? (yield* this.#route(request))
    return { status, headers: { 'content-type': 'application/json', date: this.date }, body }
  }

  /** The header `Date` of every reply now. */
  get date(): string {
    return new Date(apiTime(this.#setup) + this.behaviour.dateAheadMs).toUTCString()
  }

  /** Puts a database into the account without a request and with nothing running behind it. */
  add(seed: Seed): DatabaseRecord {
    const createdAtMs =
      seed.creation_time === undefined
        ? this.#setup.now()
        : seed.creation_time * 1000 - this.behaviour.clockAheadMs
    return this.account.insert(this.#newReachable(seed), createdAtMs).record
  }

  /** Changes a database without a request. Throws when there is none of this id. */
  change(id: string, fields: Partial<DatabaseRecord>): DatabaseRecord {
    const entry = this.account.find(id)
    if (entry === undefined) throw new Error(`There is no database ${id}`)
    return this.account.change(entry, fields).record
  }

  #newRecord(seed: Seed): DatabaseRecord {
    const { email, mint, tls = true } = this.#setup
    return newRecord(seed, { identity: mint.identity(), atMs: apiTime(this.#setup), email, tls })
  }

  /** One of the account's own, which takes commands over REST even if nothing is started behind it. */
  #newReachable(seed: Seed): DatabaseRecord {
    const { restUrlOf } = this.#setup
    const record = this.#newRecord(seed)
    return restUrlOf === undefined || 'rest_url' in seed
      ? record
      : Object.freeze({ ...record, rest_url: restUrlOf(record.database_id) })
  }

  #refusalOf(request: ApiRequest): Outcome | undefined {
    const { email, apiKey, readOnlyApiKey } = this.#setup
    const presented = credentialsIn(request)
    if (presented === `${email}:${apiKey}`) return undefined
    if (presented !== `${email}:${readOnlyApiKey}`) return UNAUTHORIZED
    return request.method === 'GET' ? undefined : READ_ONLY
  }

  *#route(request: ApiRequest): Steps<Outcome> {
    const target = targetOf(request)
    if (target === undefined) return NO_SUCH_PATH
    if (target.id === undefined) return yield* this.#onAccount(target.operation, request)
    return yield* this.#operations.carryOut(target, request)
  }

  *#onAccount(operation: string, { method, body }: ApiRequest): Steps<Outcome> {
    switch (operation) {
      case 'databases':
        return method === 'GET' ? this.#list() : NO_SUCH_METHOD
      case 'database':
        return method === 'POST' ? yield* this.#create(body) : NO_SUCH_METHOD
      case 'move-to-team':
        return method === 'POST' ? this.#moveToTeam(body) : NO_SUCH_METHOD
      default:
        return NO_SUCH_PATH
    }
  }

  /** Teams are not known here, so any will do; the database runs on for those who have its address. */
  #moveToTeam(raw: string): Outcome {
    const body = objectIn(raw)
    const id = textIn(body, 'database_id')
    if (id === '' || textIn(body, 'team_id') === '') return INVALID
    if (this.account.find(id) === undefined) return NOT_FOUND
    this.account.remove(id)
    return OK
  }

  #list(): Outcome {
    const { listCredentials } = this.behaviour
    const texts = this.account.listed().map((entry) => this.account.json(entry, listCredentials))
    return [200, `[${texts.join(',')}]`]
  }

  *#create(body: string): Steps<Outcome> {
    const { behaviour } = this
    const asked = readCreateRequest(body, behaviour)
    if ('refused' in asked) return outcome(400, asked.refused)
    const seed = { ...asked, database_name: behaviour.alterName(asked.database_name) }
    const refusal = this.#noRoomFor(seed)
    if (refusal !== undefined) return refusal
    const record = this.#newReachable(seed)
    const place = (yield { kind: 'start', record })?.place
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
}
