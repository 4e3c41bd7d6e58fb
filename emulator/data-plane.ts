/** What runs behind one database: a Redis process and its REST listener. */
import { grant } from './redis-configuration.js'
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
  const rest = await startRestServer(redis.port, () => credentials)
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
