/** A Redis server of its own behind a local database. */
import type { ChildProcess } from 'node:child_process'
import { parse } from 'node:path'
import { messageOf } from '../../src/errors.js'
import { REDIS_SERVERS } from '../executable.js'
import { LOOPBACK } from '../http.js'
import { ensureRedis, type Missing } from '../install-redis.js'
import { RedisConnection } from '../redis-connection.js'
import { end, freePorts } from '../redis-process.js'
import { startRedis } from '../redis-start.js'
import { startWatchdog } from '../watchdog.js'
import type { LocalRedis } from './database.js'
import type { Lifetime } from './lifetime.js'
import { newSecret } from './secret.js'

export interface OwnRedisOptions {
  readonly lifetime: Lifetime
  /** Gets a line for the log. */
  readonly say: (line: string) => void
  /** 0, the default, is any free one. */
  readonly port?: number | undefined
  readonly restToken?: string | undefined
}

/**
 * Starts a Redis server that only this machine reaches and only its password opens, that keeps nothing on disk, and that
 * lives as long as `lifetime` and no longer, even if this process is killed. If it ends, `lifetime` ends. Rejects with a
 * plain sentence if there is no server on this machine and none can be installed.
 */
export async function startOwnRedis(options: OwnRedisOptions): Promise<LocalRedis> {
  const { lifetime, say, port = 0, restToken = newSecret() } = options
  if (process.platform === 'win32') throw new Error(WINDOWS)
  const binary = await ensureRedis(say)
  if (typeof binary !== 'string') throw new Error(missing(binary))
  const credentials = { password: newSecret(), rest_token: restToken, read_only_rest_token: newSecret() }
  const { child, place } = await startRedis(
    {
      binary,
      directory: parse(process.execPath).root,
      findPlace: async () => ({ port: port === 0 ? ((await freePorts(1))[0] ?? 0) : port }),
      spawned: guard(lifetime),
      stopped: () => lifetime.over
    },
    credentials
  ).catch((error: unknown) => {
    throw new Error(`The Redis server (${binary}) does not start: ${messageOf(error)}.`, { cause: error })
  })
  child.once('exit', lifetime.end)
  return {
    endpoint: LOOPBACK,
    port: place.port,
    redisUrl: `redis://default:${credentials.password}@${LOOPBACK}:${place.port}`,
    password: credentials.password,
    restToken: credentials.rest_token,
    readOnlyRestToken: credentials.read_only_rest_token,
    connect: async (user) =>
      RedisConnection.open({
        port: place.port,
        user,
        password: user === 'default' ? credentials.password : credentials.read_only_rest_token
      })
  }
}

/** Ends each process it is given with `lifetime`, or when this process is gone. */
function guard(lifetime: Lifetime): (child: ChildProcess) => void {
  const watchdog = startWatchdog()
  lifetime.atEnd(() => watchdog.close())
  // Without it nothing would end the server if this process were killed.
  void watchdog.ended.then(lifetime.end)
  return (child) => {
    watchdog.report(child.pid === undefined ? [] : [child.pid])
    child.once('exit', () => {
      watchdog.report([])
    })
    lifetime.atEnd(() => end(child))
  }
}

const WINDOWS =
  'There is no Redis server for Windows. Run this job on Linux or macOS, or give `redis_url`, the address of a Redis that is there already.'

function missing({ why, command }: Missing): string {
  const example = command === undefined ? '' : `, for example with \`${command}\``
  return (
    `There is no Redis server (${REDIS_SERVERS.join(' or ')}) on PATH, and ${why}. ` +
    `Install one in a step before this one${example}, or give \`redis_url\`, the address of a Redis that is there already.`
  )
}
