/** What a Redis server has done since it was started. */
import type { Measures } from './errands.js'
import type { RedisConnection } from './redis-connection.js'
import type { Reply } from './resp.js'

/** The emulator's own housekeeping. */
const OURS = /^(auth|acl|config|info|multi|exec|function\|(dump|restore))(\||$)/

interface Calls {
  count: number
  microseconds: number
}

/** Rejects when the connection ends. */
export async function measure(connection: RedisConnection): Promise<Measures> {
  const [info, read, write] = await connection.send([
    ['INFO', 'all'],
    ['ACL', 'CAT', 'read'],
    ['ACL', 'CAT', 'write']
  ])
  const facts = factsIn(textOf(info))
  const number = (name: string): number => Number(facts.get(name) ?? 0)
  const calls = callsIn(facts)
  const of = (names: ReadonlySet<string>): Calls => sum(calls, (name) => names.has(name))
  const all = sum(calls, () => true)
  const reads = of(namesIn(read))
  const writes = of(namesIn(write))
  return {
    keys: Number(/^keys=(\d+)/.exec(facts.get('db0') ?? '')?.[1] ?? 0),
    storage: number('used_memory_dataset'),
    connections: number('connected_clients'),
    hits: number('keyspace_hits'),
    misses: number('keyspace_misses'),
    bytesIn: number('total_net_input_bytes'),
    bytesOut: number('total_net_output_bytes'),
    latency: average(all),
    readLatency: average(reads),
    writeLatency: average(writes),
    reads: reads.count,
    writes: writes.count,
    scripts: sum(calls, (name) => /^(eval|fcall)/.test(name)).count,
    calls: Object.fromEntries([...calls].map(([name, { count }]) => [name.toUpperCase(), count]))
  }
}

function textOf(reply: Reply | undefined): string {
  if (reply?.kind === 'bulk') return reply.bytes.toString()
  return reply?.kind === 'status' ? reply.text : ''
}

function namesIn(reply: Reply | undefined): Set<string> {
  return new Set(reply?.kind === 'array' ? reply.items.map(textOf) : [])
}

function factsIn(info: string): Map<string, string> {
  const lines = info.split('\r\n').filter((line) => line.includes(':'))
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
}

/** From lines such as `cmdstat_set:calls=1,usec=7,…`. */
function callsIn(facts: ReadonlyMap<string, string>): Map<string, Calls> {
  const calls = new Map<string, Calls>()
  for (const [key, text] of facts) {
    const [, name] = /^cmdstat_(.+)$/.exec(key) ?? []
    const [, count, microseconds] = /^calls=(\d+),usec=(\d+)/.exec(text) ?? []
    if (name === undefined || OURS.test(name)) continue
    calls.set(name, { count: Number(count), microseconds: Number(microseconds) })
  }
  return calls
}

function sum(calls: ReadonlyMap<string, Calls>, counted: (name: string) => boolean): Calls {
  const total = { count: 0, microseconds: 0 }
  for (const [name, { count, microseconds }] of calls) {
    if (!counted(name)) continue
    total.count += count
    total.microseconds += microseconds
  }
  return total
}

/** In milliseconds. */
function average({ count, microseconds }: Calls): number {
  return count === 0 ? 0 : microseconds / count / 1000
}
