import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { startFront, type Front, type Verdict } from '../../../emulator/redis-front.js'
import { RedisServers, type RedisServer } from '../../../emulator/redis-server.js'
import type { Reply } from '../../../emulator/resp.js'

const CREDENTIALS = { password: 'p/w+d', rest_token: 'rest-token', read_only_rest_token: 'read-only' }

/** A real Redis without TLS, with what may go wrong over TCP in front of it. */
export class TestRedis {
  /** What becomes of each command that comes through the front; all pass at first. */
  judge: (command: readonly Buffer[]) => Verdict = () => 'pass'
  readonly #server: RedisServer
  #front: Front | undefined

  constructor(server: RedisServer) {
    this.#server = server
  }

  async open(): Promise<void> {
    this.#front = await startFront({
      innerPort: this.#server.innerPort,
      judge: (command) => this.judge(command)
    })
  }

  async close(): Promise<void> {
    await this.#front?.close()
  }

  /** Where its clients reach it, through the front. */
  get url(): string {
    return `redis://default:${encodeURIComponent(CREDENTIALS.password)}@127.0.0.1:${this.#front?.port ?? 0}`
  }

  /** The same without the front. */
  get directUrl(): string {
    return `redis://default:${encodeURIComponent(CREDENTIALS.password)}@127.0.0.1:${this.#server.innerPort}`
  }

  get port(): number {
    return this.#server.innerPort
  }

  /** Runs commands as a user who may do everything, past the front. */
  async run(...commands: readonly (readonly (string | Buffer)[])[]): Promise<Reply[]> {
    return await this.#server.admin.send(commands)
  }

  /** What DUMP and PTTL say of every key, if it does not depend on the server: large sets and hashes have no order. */
  async dumps(): Promise<Record<string, string>> {
    const [keys] = await this.run(['KEYS', '*'])
    const pairs = await Promise.all(
      listOf(keys).map(async (name): Promise<[string, string][]> => {
        const [encoding, dump] = await this.run(['OBJECT', 'ENCODING', name], ['DUMP', name])
        if (textOf(encoding) === 'hashtable') return []
        return [[escaped(name), dump?.kind === 'bulk' ? dump.bytes.toString('base64') : '']]
      })
    )
    return Object.fromEntries(pairs.flat().sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** When each key ends, in milliseconds since 1970; -1 if it does not. */
  async ends(): Promise<Record<string, number>> {
    const [keys] = await this.run(['KEYS', '*'])
    const names = listOf(keys)
    const times = await this.run(...names.map((name) => ['PEXPIRETIME', name]))
    return Object.fromEntries(names.map((name, at) => [escaped(name), Number(textOf(times[at]))]))
  }

  /** Every key and what it holds, as bytes, in an order that does not depend on the server. */
  async contents(): Promise<Record<string, string>> {
    const [keys] = await this.run(['KEYS', '*'])
    const names = listOf(keys)
    const types = await this.run(...names.map((name) => ['TYPE', name]))
    const values = await this.run(...names.map((name, at) => readingOf(textOf(types[at]), name)))
    const pairs = names.map((name, at): [string, string] => {
      const type = textOf(types[at])
      const value = values[at]
      return [escaped(name), `${type} ${value === undefined ? '' : canonical(type, value)}`]
    })
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

function readingOf(type: string, key: Buffer): (string | Buffer)[] {
  switch (type) {
    case 'string':
      return ['GET', key]
    case 'list':
      return ['LRANGE', key, '0', '-1']
    case 'set':
      return ['SMEMBERS', key]
    case 'zset':
      return ['ZRANGE', key, '0', '-1', 'WITHSCORES']
    case 'hash':
      return ['HGETALL', key]
    default:
      return ['XRANGE', key, '-', '+']
  }
}

function canonical(type: string, reply: Reply): string {
  const items =
    reply.kind === 'array' ? reply.items.map((item) => canonical('', item)) : [bytesOf(reply)].map(escaped)
  if (type === 'set') return items.sort().join(' ')
  if (type !== 'hash') return items.join(' ')
  const fields = items.flatMap((field, at) => (at % 2 === 0 ? [`${field}=${items[at + 1] ?? ''}`] : []))
  return fields.sort().join(' ')
}

/** Bytes as text that can be read back; long ones by their digest. */
function escaped(bytes: Buffer): string {
  return bytes.length > 200
    ? `${bytes.length} bytes ${createHash('sha256').update(bytes).digest('hex')}`
    : JSON.stringify(bytes.toString('latin1'))
}

function listOf(reply: Reply | undefined): Buffer[] {
  return reply?.kind === 'array' ? reply.items.map(bytesOf) : []
}

function textOf(reply: Reply | undefined): string {
  return reply === undefined ? '' : 'text' in reply ? reply.text : bytesOf(reply).toString()
}

function bytesOf(reply: Reply): Buffer {
  if (reply.kind === 'bulk') return reply.bytes
  return Buffer.from('text' in reply ? reply.text : '')
}

/** A Redis of its own for the tests of a file; each test begins with an empty one behind which nothing goes wrong. */
export function useRedis(): () => TestRedis {
  const holder: { servers?: RedisServers; redis?: TestRedis } = {}
  beforeAll(async () => {
    holder.servers = await RedisServers.open({ tls: false })
    holder.redis = new TestRedis(await holder.servers.start(CREDENTIALS))
    await holder.redis.open()
  })
  beforeEach(async () => {
    const { redis } = holder
    if (redis === undefined) return
    redis.judge = () => 'pass'
    await redis.run(['FLUSHALL'])
  })
  afterAll(async () => {
    await holder.redis?.close()
    await holder.servers?.close()
  })
  return () => {
    if (holder.redis === undefined) throw new Error('The Redis is not running yet')
    return holder.redis
  }
}
