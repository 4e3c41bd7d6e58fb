/** The Developer API proper: a request in, a reply out; no sockets. */
import type { Account, Entry } from './account.js'
import { readCreateRequest, type CreateSeed } from './create-request.js'
import { newCredentials, newDatabaseNumber } from './credentials.js'
import type { DataPlane } from './data-plane.js'
import { newRecord } from './record.js'
import type { Behaviour, Credentials, DatabaseRecord } from './types.js'

export interface ApiRequest {
  method: string
  /** Path and query below the API's base, e.g. `/redis/databases`. */
  path: string
  authorization: string | undefined
  body: string
}

export interface ApiReply {
  status: number
  /** JSON text. */
  body: string
}

export interface ApiSetup {
  account: Account
  behaviour: Behaviour
  email: string
  apiKey: string
  readOnlyApiKey: string
  /** Starts what runs behind a new database; undefined where nothing shall. */
  startPlane: ((credentials: Credentials) => Promise<DataPlane>) | undefined
}

function reply(status: number, body: unknown): ApiReply {
  return { status, body: JSON.stringify(body) }
}

// Bodies are bare JSON strings except for 401, as logs of the real API show.
const UNAUTHORIZED = reply(401, { error: 'Unauthorized' })
const NOT_FOUND = reply(404, 'database not found')
const NAME_TAKEN = reply(400, 'database with same name already exists')
/** That the text contains "Readonly API key" is known; the rest of it and the status are guessed. */
const READ_ONLY = reply(403, 'Readonly API key can not be used for this operation')
/** Invented: what an account at its limit is told is not known. */
const TOO_MANY = reply(400, 'database limit of the account is reached (text invented by the emulator)')
/** Invented as well. */
const NO_SUCH_PATH = reply(404, 'not found')
const NO_SUCH_METHOD = reply(405, 'method not allowed')

export class DeveloperApi {
  readonly #setup: ApiSetup
  /** Creations under way by name: a second one of the same name is judged when the first is done. */
  readonly #creating = new Map<string, Promise<unknown>>()
  /** How many databases are being started, for they count towards the limit. */
  #starting = 0

  constructor(setup: ApiSetup) {
    this.#setup = setup
  }

  /** Carries a request out. Authentication comes first, then the key's rights, then everything else. */
  async handle(request: ApiRequest): Promise<ApiReply> {
    const { email, apiKey, readOnlyApiKey } = this.#setup
    const presented = credentialsOf(request.authorization)
    const readOnly = presented === `${email}:${readOnlyApiKey}`
    if (!readOnly && presented !== `${email}:${apiKey}`) return UNAUTHORIZED
    if (readOnly && request.method !== 'GET') return READ_ONLY

    const { pathname, searchParams } = new URL(request.path, 'http://emulator')
    const [product, resource, id, ...rest] = pathname.slice(1).split('/').map(decode)
    if (product !== 'redis' || rest.length > 0) return NO_SUCH_PATH
    const route = `${resource ?? ''}${id === undefined ? '' : '/{id}'}`
    if (route === 'databases') return request.method === 'GET' ? this.#list() : NO_SUCH_METHOD
    if (route === 'database')
      return request.method === 'POST' ? await this.#create(request.body) : NO_SUCH_METHOD
    if (!['database/{id}', 'rename/{id}', 'reset-password/{id}'].includes(route)) return NO_SUCH_PATH

    const entry = this.#setup.account.find(id ?? '')
    if (entry === undefined) return NOT_FOUND
    switch (`${request.method} ${route}`) {
      case 'GET database/{id}':
        return this.#detail(entry, searchParams.get('credentials') === 'hide')
      case 'DELETE database/{id}':
        return await this.#delete(entry)
      case 'POST rename/{id}':
        return this.#rename(entry, request.body)
      case 'POST reset-password/{id}':
        return await this.#resetPassword(entry)
      default:
        return NO_SUCH_METHOD
    }
  }

  #list(): ApiReply {
    const { account, behaviour } = this.#setup
    const texts = account.entries().map((entry) => account.json(entry, behaviour.listCredentials))
    return { status: 200, body: `[${texts.join(',')}]` }
  }

  #detail(entry: Entry, hide: boolean): ApiReply {
    const { account, behaviour } = this.#setup
    return { status: 200, body: account.json(entry, behaviour.detailCredentials && !hide) }
  }

  async #create(body: string): Promise<ApiReply> {
    const seed = readCreateRequest(body, this.#setup.behaviour.strict)
    if ('refused' in seed) return reply(400, seed.refused)
    const name = seed.database_name
    const before = this.#creating.get(name) ?? Promise.resolve()
    const created = before.catch(() => undefined).then(() => this.#createNow(seed))
    this.#creating.set(name, created)
    try {
      return await created
    } finally {
      if (this.#creating.get(name) === created) this.#creating.delete(name)
    }
  }

  async #createNow(seed: CreateSeed): Promise<ApiReply> {
    const { account, behaviour, email, startPlane } = this.#setup
    if (behaviour.uniqueNames && account.hasName(seed.database_name)) return NAME_TAKEN
    if (account.entries().length + this.#starting >= behaviour.maxDatabases) return TOO_MANY
    this.#starting += 1
    try {
      const record = newRecord(seed, email)
      const plane = await startPlane?.(record)
      const entry = account.insert(plane === undefined ? record : located(record, plane), plane)
      return { status: 200, body: account.json(entry, behaviour.createCredentials) }
    } finally {
      this.#starting -= 1
    }
  }

  async #delete(entry: Entry): Promise<ApiReply> {
    this.#setup.account.remove(entry)
    await entry.plane?.stop()
    return reply(200, 'OK')
  }

  #rename(entry: Entry, body: string): ApiReply {
    const { account, behaviour } = this.#setup
    const name = nameIn(body)
    // Invented text.
    if (name === undefined || name === '') return reply(400, 'invalid request body')
    if (behaviour.uniqueNames && name !== entry.record.database_name && account.hasName(name))
      return NAME_TAKEN
    return this.#detail(account.change(entry, { database_name: name }), false)
  }

  /** New credentials are shown here even where GET withholds them. */
  async #resetPassword(entry: Entry): Promise<ApiReply> {
    const { account } = this.#setup
    const credentials = newCredentials(newDatabaseNumber())
    await entry.plane?.setCredentials(credentials)
    return { status: 200, body: account.json(account.change(entry, credentials), true) }
  }
}

/** A database on this machine says where it really is. */
function located(record: DatabaseRecord, plane: DataPlane): DatabaseRecord {
  return Object.freeze({
    ...record,
    endpoint: '127.0.0.1',
    port: plane.port,
    tls: false,
    rest_url: plane.restUrl
  })
}

function credentialsOf(authorization = ''): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString()
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
