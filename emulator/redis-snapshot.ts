/** Everything in a Redis database, taken at one moment and put back at another. */
import type { RedisConnection } from './redis-connection.js'
import type { Argument, Reply } from './resp.js'

export interface Snapshot {
  /** The date of expiry in milliseconds since the Unix epoch, 0 for none. */
  readonly keys: readonly { key: Buffer; value: Buffer; expiresAtMs: number }[]
  /** Of a server that knows functions. */
  readonly functions: Buffer | undefined
  readonly bytes: number
}

/** One script, so that no other command comes between two keys. An older server does not tell a date of expiry. */
const TAKE = `
local taken = {}
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, key in ipairs(redis.call('KEYS', '*')) do
  local date = redis.pcall('PEXPIRETIME', key)
  if type(date) == 'table' then
    local left = redis.call('PTTL', key)
    date = left < 0 and left or now + left
  end
  taken[#taken + 1] = { key, redis.call('DUMP', key), date }
end
return taken`

/** Takes everything. Rejects when the server refuses. */
export async function takeSnapshot(connection: RedisConnection): Promise<Snapshot> {
  const [taken, library] = await connection.send([
    ['EVAL', TAKE, '0'],
    ['FUNCTION', 'DUMP']
  ])
  if (taken?.kind !== 'array') throw new Error(`the Redis server gives no snapshot: ${wordsOf(taken)}`)
  const keys = taken.items.flatMap((item) => {
    const [key, value, date] = item.kind === 'array' ? item.items : []
    if (key?.kind !== 'bulk' || value?.kind !== 'bulk' || date?.kind !== 'integer') return []
    // Bytes of their own, or a piece would keep the whole reply.
    const [name, content] = [Buffer.from(key.bytes), Buffer.from(value.bytes)]
    return [{ key: name, value: content, expiresAtMs: Math.max(Number(date.text), 0) }]
  })
  return {
    keys,
    functions: library?.kind === 'bulk' ? library.bytes : undefined,
    bytes: keys.reduce((sum, { key, value }) => sum + key.length + value.length, 0)
  }
}

/** Puts it back in the place of everything that is there; expiry dates stay what they were. Rejects when the server refuses. */
export async function putBack(connection: RedisConnection, snapshot: Snapshot): Promise<void> {
  const { keys, functions } = snapshot
  const commands: Argument[][] = [
    ['MULTI'],
    ['FLUSHALL'],
    ...keys.map(({ key, value, expiresAtMs }) => ['RESTORE', key, String(expiresAtMs), value, 'ABSTTL']),
    ...(functions === undefined ? [] : [['FUNCTION', 'RESTORE', functions, 'FLUSH']]),
    ['EXEC']
  ]
  const outcome = (await connection.send(commands)).at(-1)
  const refused = outcome?.kind === 'array' ? outcome.items.find(({ kind }) => kind === 'error') : outcome
  if (refused !== undefined) throw new Error(`the Redis server does not restore: ${wordsOf(refused)}`)
}

function wordsOf(reply: Reply | undefined): string {
  return reply?.kind === 'error' ? reply.text : 'it answers with something else'
}
