import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'
import { lost, reply } from './fake-exchange.js'

export interface FakeDatabase {
  database_id: string
  database_name: string
  creation_time: number
  credentials: boolean
}

/**
 * A fault strikes one request: it may let the server `handle` it or not, and answers instead. Requests that no fault is
 * left for are handled as they should be.
 */
export type Fault = (
  handle: () => HttpReply,
  request: HttpRequest,
  signal: AbortSignal
) => HttpReply | Promise<HttpReply>

export type Operation = 'list' | 'create' | 'get' | 'delete'

/** Loses the connection; whether the server has `handled` the request by then is for the test to say. */
export function lose({ handled }: { handled: boolean }): Fault {
  return (handle) => {
    if (handled) handle()
    throw lost()
  }
}

/** Answers so; the server has `handled` the request by then, or not. */
export function answer(given: HttpReply, { handled = false } = {}): Fault {
  return (handle) => {
    if (handled) handle()
    return given
  }
}

/** An account's databases in memory, behind an Exchange: as much of the Developer API as the actions use. */
export class FakeUpstash {
  databases: FakeDatabase[] = []
  uniqueNames = true
  /** Whether create replies hold the credentials. */
  credentialsOnCreate = true
  /** What was asked of it, in order; a test may note other things in between. */
  readonly events: string[] = []
  readonly #faults: Record<Operation, Fault[]> = { list: [], create: [], get: [], delete: [] }

  /** Lets the next requests of one kind fail so, one after the other. */
  fail(operation: Operation, ...faults: Fault[]): this {
    this.#faults[operation].push(...faults)
    return this
  }

  /** Puts a database into the account, as another run would have. */
  add(name: string, traits: Partial<FakeDatabase> = {}): FakeDatabase {
    const number = this.databases.length + 1
    const database = {
      database_id: `id-${number}`,
      database_name: name,
      creation_time: 1_700_000_000 + number,
      credentials: true,
      ...traits
    }
    this.databases.push(database)
    return database
  }

  /** How many requests were sent, whether they arrived or not. */
  get requests(): number {
    return this.events.filter((event) => event in this.#faults).length
  }

  readonly send: Send = async (request, signal) => {
    const operation = operationOf(request)
    this.events.push(operation)
    const fault = this.#faults[operation].shift()
    const handle = (): HttpReply => this.#handle(operation, request)
    return fault === undefined ? handle() : fault(handle, request, signal)
  }

  #handle(operation: Operation, request: HttpRequest): HttpReply {
    const id = request.url.pathname.split('/').at(-1)
    switch (operation) {
      case 'list':
        return reply(
          200,
          this.databases.map((database) => detail(database, false))
        )
      case 'create':
        return this.#create(request)
      case 'get': {
        const database = this.databases.find(({ database_id }) => database_id === id)
        return database === undefined
          ? reply(404, '"database not found"')
          : reply(200, detail(database, database.credentials))
      }
      case 'delete': {
        const kept = this.databases.filter(({ database_id }) => database_id !== id)
        const found = kept.length < this.databases.length
        this.databases = kept
        return found ? reply(200, '"OK"') : reply(404, '"database not found"')
      }
    }
  }

  #create(request: HttpRequest): HttpReply {
    const body = JSON.parse(request.body ?? '') as { database_name: string }
    const name = body.database_name
    if (this.uniqueNames && this.databases.some(({ database_name }) => database_name === name)) {
      return reply(400, '"database with same name already exists"')
    }
    return reply(200, detail(this.add(name), this.credentialsOnCreate))
  }
}

function operationOf({ method, url }: HttpRequest): Operation {
  if (method === 'POST') return 'create'
  if (method === 'DELETE') return 'delete'
  return url.pathname.endsWith('/databases') ? 'list' : 'get'
}

function detail(
  { database_id, database_name, creation_time }: FakeDatabase,
  withCredentials: boolean
): Readonly<Record<string, unknown>> {
  return {
    database_id,
    database_name,
    creation_time,
    region: 'global',
    primary_region: 'us-east-1',
    state: 'active',
    endpoint: `${database_id}.upstash.io`,
    port: 6379,
    tls: true,
    ...(withCredentials && {
      password: `password-of-${database_id}`,
      rest_token: `token-of-${database_id}`,
      read_only_rest_token: `reader-of-${database_id}`
    })
  }
}
