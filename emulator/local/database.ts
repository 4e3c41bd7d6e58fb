/** A database without an account: Upstash's REST API before one Redis. */
import type { LocalDatabase } from '../../src/local-database/protocol.js'
import type { RestBackend } from '../rest-api.js'
import { startRestServer } from '../rest-server.js'
import type { Lifetime } from './lifetime.js'
import { newSecret } from './secret.js'

/** The Redis behind a local database. */
export interface LocalRedis extends Pick<RestBackend, 'connect'> {
  readonly endpoint: string
  readonly port: number
  readonly redisUrl: string
  readonly password: string | undefined
  readonly restToken: string
  readonly readOnlyRestToken: string | undefined
}

/** Starts the REST API before `redis`, on a free port of this machine unless one is wanted, until `lifetime` ends. */
export async function serveRest(redis: LocalRedis, lifetime: Lifetime, port = 0): Promise<LocalDatabase> {
  const credentials = {
    password: redis.password ?? '',
    rest_token: redis.restToken,
    // Known to nobody if nobody may use it.
    read_only_rest_token: redis.readOnlyRestToken ?? newSecret()
  }
  const rest = await startRestServer(
    { credentials: () => credentials, connect: (user) => redis.connect(user) },
    {},
    { port }
  )
  lifetime.atEnd(() => rest.close())
  return {
    endpoint: redis.endpoint,
    port: redis.port,
    rest_url: rest.url,
    rest_token: redis.restToken,
    read_only_rest_token: redis.readOnlyRestToken,
    password: redis.password,
    redis_url: redis.redisUrl
  }
}
