import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import type { VirtualClock } from '../support/virtual-clock.js'
import { reply } from '../support/fake-exchange.js'

export interface SimulatedDatabase {
  id: string
  name: string
  /** Milliseconds from the simulation's start; negative for what was there before. */
  bornAt: number
  /** Seconds since the Unix epoch by the server's own clock. */
  creationTime: number
  /** The process whose request made it; undefined for what was there before. */
  maker: string | undefined
  /** True where it came to be after its maker had given the request up. */
  late: boolean
  password: string
  restToken: string
  readOnlyToken: string
  goneAt: number | undefined
  remover: string | undefined
}

export interface ServerTraits {
  /** Whether a name can be taken only once. */
  uniqueNames: boolean
  /** How long a new database may be missing from the list. Milliseconds. */
  listLagMs: number
  /** How far the server's clock is ahead of the runners'. Milliseconds. */
  aheadMs: number
  credentialsOnCreate: boolean
}

/** All secrets of the simulation start so, which makes looking for them cheap. */
export const SECRET_MARK = 'S3CR3T'
export const EMAIL = 'ops@example.com'
export const API_KEY = `${SECRET_MARK}-key-91/+b`
export const BASIC = Buffer.from(`${EMAIL}:${API_KEY}`).toString('base64')

const NOT_FOUND = reply(404, '"database not found"')

/** An Upstash account on virtual time, with the history of all that ever was in it. */
export class SimulatedAccount {
  /** Everything that ever was, in the order of its birth. */
  readonly ever: SimulatedDatabase[] = []
  readonly #clock: VirtualClock
  readonly #traits: ServerTraits

  constructor(clock: VirtualClock, traits: ServerTraits) {
    this.#clock = clock
    this.#traits = traits
  }

  get listLagMs(): number {
    return this.#traits.listLagMs
  }

  get live(): SimulatedDatabase[] {
    return this.ever.filter(({ goneAt }) => goneAt === undefined)
  }

  /** Puts a database into the account that nobody of the simulation made. */
  add(name: string, ageSeconds: number): SimulatedDatabase {
    return this.#add(name, undefined, { late: false, ageSeconds })
  }

  /** Carries out a request of the process `by`; `late` where the process has given it up already. */
  handle(request: HttpRequest, by: string, late: boolean): HttpReply {
    const { method, url, headers } = request
    if (headers['authorization'] !== `Basic ${BASIC}`) return reply(401, { error: 'Unauthorized' })
    const answered = this.#route(method, url.pathname.replace(/^\/v2\/redis\//, ''), request.body, {
      by,
      late
    })
    const date = new Date(this.#clock.now() + this.#traits.aheadMs).toUTCString()
    return { ...answered, headers: { ...answered.headers, date } }
  }

  #route(
    method: HttpRequest['method'],
    path: string,
    body: string | undefined,
    { by, late }: { by: string; late: boolean }
  ): HttpReply {
    if (path === 'databases') return this.#list()
    if (method === 'POST') return this.#create(body ?? '', by, late)
    const id = path.replace(/^database\//, '')
    const database = this.live.find((one) => one.id === id)
    if (database === undefined) return NOT_FOUND
    if (method === 'GET') return reply(200, detail(database, true))
    database.goneAt = this.#clock.elapsed
    database.remover = by
    return reply(200, '"OK"')
  }

  #list(): HttpReply {
    const newest = this.#clock.elapsed - this.#traits.listLagMs
    const listed = this.live.filter(({ bornAt }) => bornAt <= newest)
    return reply(
      200,
      listed.map((database) => detail(database, false))
    )
  }

  #create(body: string, by: string, late: boolean): HttpReply {
    const { database_name: name } = JSON.parse(body) as { database_name: string }
    if (this.#traits.uniqueNames && this.live.some((one) => one.name === name)) {
      return reply(400, '"database with same name already exists"')
    }
    const database = this.#add(name, by, { late, ageSeconds: 0 })
    return reply(200, detail(database, this.#traits.credentialsOnCreate))
  }

  #add(
    name: string,
    maker: string | undefined,
    { late, ageSeconds }: { late: boolean; ageSeconds: number }
  ): SimulatedDatabase {
    const id = `db-${String(this.ever.length).padStart(4, '0')}`
    const ageMs = ageSeconds * 1000
    const database = {
      id,
      name,
      bornAt: this.#clock.elapsed - ageMs,
      creationTime: Math.floor((this.#clock.now() - ageMs + this.#traits.aheadMs) / 1000),
      maker,
      late,
      password: `${SECRET_MARK}-password/${id}`,
      restToken: `${SECRET_MARK}-rest-${id}`,
      readOnlyToken: `${SECRET_MARK}-reader-${id}`,
      goneAt: undefined,
      remover: undefined
    }
    this.ever.push(database)
    return database
  }
}

function detail(database: SimulatedDatabase, withCredentials: boolean): Readonly<Record<string, unknown>> {
  const { id, name, creationTime, password, restToken, readOnlyToken } = database
  return {
    database_id: id,
    database_name: name,
    creation_time: creationTime,
    region: 'global',
    primary_region: 'us-east-1',
    state: 'active',
    endpoint: `${id}.upstash.io`,
    port: 6379,
    tls: true,
    ...(withCredentials && { password, rest_token: restToken, read_only_rest_token: readOnlyToken })
  }
}
