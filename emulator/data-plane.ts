/** What runs behind one database: a Redis process and its REST listener. */
import type { Measures } from './errands.js'
import { grant } from './redis-configuration.js'
import { RedisConnection } from './redis-connection.js'
import { startFront, type Verdict } from './redis-front.js'
import { measure } from './redis-measures.js'
import type { RedisServer, RedisServers } from './redis-server.js'
import type { RestBackend } from './rest-api.js'
import { putBack, takeSnapshot, type Snapshot } from './redis-snapshot.js'
import { startRestServer, type RestEntrance } from './rest-server.js'
import type { Credentials } from './types.js'

export interface DataPlane {
  port: number
  tls: boolean
  /** Base of the REST plane: scheme, host and port. */
  restUrl: string
  /** From now on only these are accepted; connections that logged in before stay, as with Redis. */
  setCredentials(credentials: Credentials): Promise<void>
  measures(): Promise<Measures>
  snapshot(): Promise<Snapshot>
  /** In the place of everything that is there. */
  putBack(snapshot: Snapshot): Promise<void>
  stop(): Promise<void>
}

export interface DataPlaneSetup {
  /** How long the Redis refuses clients over TCP at first, in milliseconds. */
  refusedMs: number
  rest: RestEntrance
  /** Is asked about every command over TCP; undefined: clients talk to the Redis itself. */
  judge: ((command: readonly Buffer[]) => Verdict) | undefined
}

/** Starts both, and returns when the Redis answers PING. */
export async function startDataPlane(
  servers: RedisServers,
  initial: Credentials,
  { refusedMs, rest: entrance, judge }: DataPlaneSetup
): Promise<DataPlane> {
  let credentials = initial
  const redis = await servers.start(credentials)
  const backend: RestBackend = {
    credentials: () => credentials,
    // The only place that knows how the REST plane reaches the Redis.
    connect: async (user) =>
      RedisConnection.open({
        port: redis.innerPort,
        user,
        password: user === 'default' ? credentials.password : credentials.read_only_rest_token
      })
  }
  const rest = await startRestServer(backend, {}, entrance)
  const front =
    judge && (await startFront({ innerPort: redis.innerPort, tls: servers.tlsFiles, judge, refusedMs }))
  const opening = front === undefined && refusedMs > 0 ? await refuseFor(redis, refusedMs) : undefined
  return {
    port: (front ?? redis).port,
    tls: redis.tls,
    restUrl: rest.url,
    async setCredentials(fresh) {
      await grant(redis.admin, fresh)
      credentials = fresh
    },
    measures: async () => measure(redis.admin),
    snapshot: async () => takeSnapshot(redis.admin),
    putBack: async (snapshot) => putBack(redis.admin, snapshot),
    async stop() {
      clearTimeout(opening)
      await front?.close()
      await rest.close()
      await redis.stop()
    }
  }
}

async function refuseFor(redis: RedisServer, ms: number): Promise<NodeJS.Timeout> {
  await redis.accept(false)
  return setTimeout(() => {
    // It fails only when the server has ended meanwhile.
    redis.accept(true).catch(() => undefined)
  }, ms)
}
