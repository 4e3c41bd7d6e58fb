import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { startFront, type Front, type Verdict } from '../../../emulator/redis-front.js'
import { RedisServers, type RedisServer } from '../../../emulator/redis-server.js'
import { KeySpace } from './key-space.js'

const CREDENTIALS = { password: 'p/w+d', rest_token: 'rest-token', read_only_rest_token: 'read-only' }

/** A real Redis without TLS, with what may go wrong over TCP in front of it. */
export class TestRedis extends KeySpace {
  /** What becomes of each command that comes through the front; all pass at first. */
  judge: (command: readonly Buffer[]) => Verdict = () => 'pass'
  readonly #server: RedisServer
  #front: Front | undefined

  constructor(server: RedisServer) {
    super((commands) => server.admin.send(commands))
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
