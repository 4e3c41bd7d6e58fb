import { behaviourWith } from '../../emulator/behaviour.js'
import { DeveloperApi } from '../../emulator/developer-api.js'
import type { Mint } from '../../emulator/mint.js'
import type { Seed } from '../../emulator/record.js'
import { EMPTY_COMMAND, WRONG_TOKEN } from '../../emulator/rest-errors.js'
import type { Credentials, DatabaseRecord } from '../../emulator/types.js'
import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'
import { anAccount } from './builders.js'
import { askedOf, lost, reply } from './scripted-network.js'
import { VIRTUAL_START } from './virtual-clock.js'

/**
 * Steps in for one request: it may let the server `handle` it or not, and answers instead. Requests for which none is left
 * are handled as they should be.
 */
export type Intervention = (
  handle: () => HttpReply,
  request: HttpRequest,
  signal: AbortSignal
) => HttpReply | Promise<HttpReply>

/** A `ping` goes to a database; the others go to the API. */
export type Operation = 'list' | 'create' | 'get' | 'delete' | 'ping'

/** Loses the connection; whether the server has `handled` the request by then is for the test to say. */
export function lose({ handled }: { handled: boolean }): Intervention {
  return (handle) => {
    if (handled) handle()
    throw lost()
  }
}

/** Answers so; the server has `handled` the request by then, or not. */
export function answer(given: HttpReply, { handled = false } = {}): Intervention {
  return (handle) => {
    if (handled) handle()
    return given
  }
}

/** Lets the reply say in its Date header that it is so many seconds later. */
export function dated(ahead: number): Intervention {
  return (handle) => {
    const given = handle()
    const date = new Date(VIRTUAL_START + ahead * 1000).toUTCString()
    return { ...given, headers: { ...given.headers, date } }
  }
}

/** The emulator's Developer API behind a Send, with ids and secrets that a test can name: `password-of-id-1`. */
export class FakeUpstash {
  /** Tells the true time. A test on virtual time sets its own clock here. */
  clock: { now(): number } = { now: () => VIRTUAL_START }
  readonly behaviour = behaviourWith()
  /** What was asked of it, in order; a test may note other things in between. */
  readonly events: string[] = []
  readonly #api = new DeveloperApi({
    behaviour: this.behaviour,
    ...anAccount(),
    readOnlyApiKey: 'reads-only',
    mint: countingMint(),
    now: () => this.clock.now()
  })
  readonly #interventions: Record<Operation, Intervention[]> = {
    list: [],
    create: [],
    get: [],
    delete: [],
    ping: []
  }
  #added = 0

  /** What exists, in order of creation. */
  get databases(): DatabaseRecord[] {
    return this.#api.account.records()
  }

  /** What steps in for the next requests of one kind, one after the other. */
  fail(operation: Operation, ...interventions: Intervention[]): this {
    this.#interventions[operation].push(...interventions)
    return this
  }

  /** Puts a database into the account, as another run would have: long ago, each a second after the one before. */
  add(name: string, traits: Partial<Seed> = {}): DatabaseRecord {
    this.#added += 1
    return this.#api.add({
      database_name: name,
      creation_time: 1_700_000_000 + this.#added,
      ...(traits.database_id !== undefined && credentialsOf(traits.database_id)),
      ...traits
    })
  }

  /** Changes a database, as its owner or Upstash would. */
  change(id: string, fields: Partial<DatabaseRecord>): void {
    this.#api.change(id, fields)
  }

  /** Deletes everything, as other runs would. */
  clear(): void {
    const { account } = this.#api
    for (const { database_id } of account.records()) account.remove(database_id)
  }

  /** How many requests were sent to the API, whether they arrived or not. */
  get requests(): number {
    return this.events.filter((event) => event !== 'ping' && event in this.#interventions).length
  }

  readonly send: Send = async (request, signal) => {
    const operation = operationOf(request)
    this.events.push(operation)
    const intervene = this.#interventions[operation].shift()
    const handle = (): HttpReply =>
      operation === 'ping' ? this.#answerPing(request) : this.#api.answer(askedOf(request))
    return intervene === undefined ? handle() : intervene(handle, request, signal)
  }

  #answerPing({ url, headers, body }: HttpRequest): HttpReply {
    const database = this.databases.find(({ endpoint }) => `https://${endpoint}/` === url.href)
    const knows = database !== undefined && headers['authorization'] === `Bearer ${database.rest_token}`
    if (!knows) return reply(401, { error: WRONG_TOKEN })
    return body === '["PING"]' ? reply(200, { result: 'PONG' }) : reply(400, { error: EMPTY_COMMAND })
  }
}

function operationOf({ method, url }: HttpRequest): Operation {
  if (url.origin !== new URL(anAccount().apiUrl).origin) return 'ping'
  if (method === 'POST') return 'create'
  if (method === 'DELETE') return 'delete'
  return url.pathname.endsWith('/databases') ? 'list' : 'get'
}

/** `id-1`, `id-2` and so on, none of them ever twice. */
function countingMint(): Mint {
  let made = 0
  return {
    identity() {
      made += 1
      const id = `id-${made}`
      return { database_id: id, endpoint: `${id}.upstash.io`, ...credentialsOf(id) }
    },
    credentials: () => credentialsOf(`reset-${made}`)
  }
}

function credentialsOf(id: string): Credentials {
  return {
    password: `password-of-${id}`,
    rest_token: `token-of-${id}`,
    read_only_rest_token: `reader-of-${id}`
  }
}
