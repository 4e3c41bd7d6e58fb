/** What runs behind one database: a Redis process and its REST listener. */
import { grant } from './redis-configuration.js'
import { RedisConnection } from './redis-connection.js'
import type { RedisServers } from './redis-server.js'
import { startRestServer } from './rest-server.js'
import type { Credentials } from './types.js'

export interface DataPlane {
  port: number
  /** Base of the REST plane: scheme, host and port. */
  restUrl: string
  /** From now on only these are accepted; connections logged in before stay, as Redis has it. */
  setCredentials(credentials: Credentials): Promise<void>
  stop(): Promise<void>
}

/** Starts both, and returns when the Redis answers PING. */
export async function startDataPlane(servers: RedisServers, initial: Credentials): Promise<DataPlane> {
  let credentials = initial
  const redis = await servers.start(credentials)
  const rest = await startRestServer({
    credentials: () => credentials,
    // The only place that knows how the REST plane reaches the Redis.
    connect: async (user) =>
      RedisConnection.open({
        port: redis.port,
        user,
        password: user === 'default' ? credentials.password : credentials.read_only_rest_token
      })
  })
  return {
    port: redis.port,
    restUrl: rest.url,
    async setCredentials(fresh) {
      await grant(redis.admin, fresh)
      credentials = fresh
    },
    async stop() {
      await rest.close()
      await redis.stop()
    }
  }
}
