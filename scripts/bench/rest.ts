/** How many commands a second come through the emulator's REST plane, beside as many straight to the same Redis. */
import { Redis } from '@upstash/redis'
import { Redis as IORedis } from 'ioredis'
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { startDatabases, type Place } from './databases.js'
import { median } from './report.js'

/** How long the pipelines are, and how many commands are sent in all. */
const LOADS = [
  { length: 1, commands: 2000 },
  { length: 10, commands: 8000 },
  { length: 100, commands: 20_000 }
] as const

type Load = (typeof LOADS)[number]

/** Requests under way at a time. */
const WORKERS = 16
const VALUE = 'x'.repeat(100)

export type Proxy = Pick<Place, 'url' | 'token'>

interface Way {
  readonly name: string
  /** Sends so many SETs in one pipeline, and resolves when all are answered. */
  readonly send: (length: number) => Promise<void>
}

/** Prints the rates and ratios; `proxy` is another REST API to take the times of, before a Redis of its own. */
export async function benchRest(rounds: number, proxy: Proxy | undefined): Promise<void> {
  const { places, stop } = await startDatabases('plain', 'bench')
  const [server] = places
  if (server === undefined) throw new Error('There is no database to take the times of')
  const redis = new IORedis(server.redisUrl)
  const agent = new Agent({ keepAlive: true, maxSockets: WORKERS })
  const ways = [
    byIORedis(redis),
    byHttp('REST, node:http', server, agent),
    bySdk('REST, @upstash/redis', server),
    ...(proxy === undefined
      ? []
      : [byHttp('the proxy, node:http', proxy, agent), bySdk('the proxy, @upstash/redis', proxy)])
  ]
  console.log(`\nSET of 100 bytes, ${WORKERS} requests at a time; the median of ${rounds} rounds\n`)
  console.log(row('pipeline', 'commands/s', 'of ioredis', ''))
  try {
    for (const load of LOADS) printRates(load, ways, await rates(ways, load, rounds))
  } finally {
    redis.disconnect()
    agent.destroy()
    stop()
  }
}

function byIORedis(redis: IORedis): Way {
  return {
    name: 'ioredis, straight to Redis',
    async send(length) {
      const pipeline = redis.pipeline()
      for (let index = 0; index < length; index++) pipeline.set(`key-${index}`, VALUE)
      await pipeline.exec()
    }
  }
}

/** With as little of a client as there can be. */
function byHttp(name: string, { url, token }: Proxy, agent: Agent): Way {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return {
    name,
    async send(length) {
      const commands = Array.from({ length }, (_, index) => ['SET', `key-${index}`, VALUE])
      const sent = request(length === 1 ? url : `${url}/pipeline`, { method: 'POST', headers, agent })
      sent.end(JSON.stringify(length === 1 ? commands[0] : commands))
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve).once('error', reject)
      })
      const body: unknown = JSON.parse(await text(response))
      if (response.statusCode !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`)
    }
  }
}

function bySdk(name: string, { url, token }: Proxy): Way {
  const redis = new Redis({ url, token, enableTelemetry: false, enableAutoPipelining: false })
  return {
    name,
    async send(length) {
      if (length === 1) {
        await redis.set('key-0', VALUE)
        return
      }
      const pipeline = redis.pipeline()
      for (let index = 0; index < length; index++) pipeline.set(`key-${index}`, VALUE)
      await pipeline.exec()
    }
  }
}

/** Commands a second of each way in each round; the first round only warms up. */
async function rates(ways: readonly Way[], load: Load, rounds: number): Promise<number[][]> {
  const found = ways.map((): number[] => [])
  for (let round = 0; round <= rounds; round++)
    for (const [index, way] of ways.entries()) {
      const started = performance.now()
      await carry(way, load)
      if (round > 0) found[index]?.push((load.commands * 1000) / (performance.now() - started))
    }
  return found
}

async function carry({ send }: Way, { length, commands }: Load): Promise<void> {
  let left = commands / length
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await send(length)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
}

function printRates({ length }: Load, ways: readonly Way[], found: readonly (readonly number[])[]): void {
  const straight = found[0] ?? []
  for (const [index, { name }] of ways.entries()) {
    const theirs = found[index] ?? []
    const ratio = median(theirs.map((rate, round) => rate / (straight[round] ?? Number.NaN)))
    const first = index === 0
    console.log(
      row(first ? String(length) : '', median(theirs).toFixed(0), first ? '' : ratio.toFixed(2), name)
    )
  }
}

function row(...[length, rate, ratio, name]: [string, string, string, string]): string {
  return [length.padEnd(8), rate.padStart(10), ratio.padStart(10), name].join('  ').trimEnd()
}
