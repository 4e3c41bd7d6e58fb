/**
 * A database without an account, as `https://upstash.com/start-redis` gives one to whoever asks: three days, and the id is
 * all there is to it. Nobody can claim one here.
 */
import { randomUUID } from 'node:crypto'
import { Account, type AccountSetup, type Entry } from './account.js'
import type { ApiReply } from './api-outcomes.js'
import type { ApiRequest } from './api-request.js'
import type { Steps } from './errands.js'
import type { Seed } from './record.js'
import type { DatabaseRecord } from './types.js'

const PATH = '/start-redis'
const LIFE_MS = 3 * 86_400_000
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

type Answer = readonly [status: number, type: string, body: string]

const TEXT = 'text/markdown; charset=utf-8'
const NOT_FOUND: Answer = [404, 'application/json', '{"error":"database not found"}']
const NO_SUCH_METHOD: Answer = [405, TEXT, '']
/** That only a UUID of version 4 will do is known, the answer to any other is not. */
const BAD_KEY: Answer = [400, TEXT, 'Idempotency-Key must be a UUID of version 4']
/** Invented, for a second request that comes before the first is answered. */
const STARTING: Answer = [409, TEXT, 'the database is being started']

export class StartRedis {
  readonly #starting = new Set<string>()
  readonly #account: Account
  readonly #setup: AccountSetup
  readonly #newRecord: (seed: Seed) => DatabaseRecord

  constructor(setup: AccountSetup, newRecord: (seed: Seed) => DatabaseRecord) {
    this.#setup = setup
    this.#account = new Account({ behaviour: setup.behaviour, now: setup.now })
    this.#newRecord = newRecord
  }

  isFor({ path }: ApiRequest): boolean {
    const [pathname = ''] = path.split('?', 1)
    return pathname === PATH || pathname.startsWith(`${PATH}/`)
  }

  /** Carries a request out; `date` is the header of that name. */
  *carryOut(request: ApiRequest, date: string): Steps<ApiReply> {
    yield* this.#endOld()
    const [status, type, body] = yield* this.#answer(request)
    return { status, headers: { 'content-type': type, date }, body }
  }

  *#answer(request: ApiRequest): Steps<Answer> {
    const { method, path, origin = '', idempotencyKey } = request
    const [, , kind, id = ''] = path.split('?', 1).join('').split('/')
    if (kind === 'metrics' && method === 'GET') return yield* this.#metrics(id, origin)
    if (kind !== undefined) return NOT_FOUND
    if (method === 'GET')
      return [200, TEXT, `POST to this address for a Redis database that lives three days.\n`]
    if (method !== 'POST') return NO_SUCH_METHOD
    if (idempotencyKey !== undefined && !UUID_V4.test(idempotencyKey)) return BAD_KEY
    return yield* this.#start((idempotencyKey ?? randomUUID()).toLowerCase(), origin)
  }

  *#start(id: string, origin: string): Steps<Answer> {
    const there = this.#account.find(id)
    if (there !== undefined) return [200, TEXT, introduction(there, origin)]
    if (this.#starting.has(id)) return STARTING
    this.#starting.add(id)
    try {
      return yield* this.#startNew(id, origin)
    } finally {
      this.#starting.delete(id)
    }
  }

  *#startNew(id: string, origin: string): Steps<Answer> {
    const record = this.#newRecord({ database_name: id, database_id: id, ...FREE })
    const place = (yield { kind: 'start', record })?.place
    const entry = this.#account.insert(Object.freeze({ ...record, ...place }), this.#setup.now())
    return [200, TEXT, introduction(entry, origin)]
  }

  *#metrics(id: string, origin: string): Steps<Answer> {
    const entry = this.#account.find(id)
    if (entry === undefined) return NOT_FOUND
    const measures = (yield { kind: 'measure', id })?.measures
    const ageSeconds = Math.floor((this.#setup.now() - entry.createdAtMs) / 1000)
    const commands = Object.values(measures?.calls ?? {}).reduce((sum, each) => sum + each, 0)
    const metrics = {
      uptime_seconds: ageSeconds,
      expires_at: new Date(endOf(entry)).toISOString(),
      console_url: `${origin}${PATH}/console/${id}`,
      commands_total: commands,
      commands_per_sec_1m: ageSeconds > 0 ? commands / ageSeconds : commands,
      keys: measures?.keys ?? 0,
      memory_bytes: measures?.storage ?? 0,
      bytes_in: measures?.bytesIn ?? 0,
      bytes_out: measures?.bytesOut ?? 0
    }
    return [200, 'application/json', JSON.stringify(metrics)]
  }

  *#endOld(): Steps<undefined> {
    for (const { database_id } of this.#account.records()) {
      const entry = this.#account.find(database_id)
      if (entry === undefined || this.#setup.now() < endOf(entry)) continue
      this.#account.remove(database_id)
      yield { kind: 'stop', id: database_id }
    }
    return undefined
  }
}

const FREE = { type: 'free' } as const

function endOf({ createdAtMs }: Entry): number {
  return createdAtMs + LIFE_MS
}

/** The lines that programs look for are spelled as Upstash's; the rest is ours. */
function introduction(entry: Entry, origin: string): string {
  const { database_id, endpoint, rest_url, rest_token } = entry.record
  return `# Your Redis is ready

**Database ID:** ${database_id}
**Endpoint:** ${rest_url ?? `https://${endpoint}`}
**Token:** ${rest_token}
**Metrics:** ${origin}${PATH}/metrics/${database_id}
**Expires:** ${new Date(endOf(entry)).toISOString().slice(0, 10)} (3 days from creation).

POST again with the header \`Idempotency-Key: ${database_id}\` to see this once more. Who knows the id has the database.
`
}
