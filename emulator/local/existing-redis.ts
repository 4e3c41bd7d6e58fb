/** A Redis that somebody else runs, behind a local database. */
import { messageOf } from '../../src/errors.js'
import { grantReader } from '../redis-configuration.js'
import { RedisConnection, type Login } from '../redis-connection.js'
import type { LocalRedis } from './database.js'
import type { Lifetime } from './lifetime.js'
import { newSecret } from './secret.js'

export interface ExistingRedisOptions {
  readonly lifetime: Lifetime
  /** Gets a line for the log. */
  readonly warn: (line: string) => void
  /** Tells this local database from others before the same Redis. */
  readonly id: string
}

/**
 * Connects to the Redis at `url`, `redis://[[user]:password@]host[:port]`, and adds a user to it that may only read, whom
 * it removes again when `lifetime` ends. Rejects with a plain sentence if the Redis does not answer.
 */
export async function useExistingRedis(url: string, options: ExistingRedisOptions): Promise<LocalRedis> {
  const { lifetime, warn, id } = options
  const login = loginOf(new URL(url))
  const reader = { name: `local-reader-${id}`, password: newSecret() }
  const readOnly = await onConnection(login, async (admin) =>
    grantReader(admin, reader.name, reader.password).then(
      () => true,
      (error: unknown) => {
        warn(`${NO_READER} ${reasonOf(error)}.`)
        return false
      }
    )
  ).catch((error: unknown) => {
    throw new Error(`${unreachable(login)} ${reasonOf(error)}.`, { cause: error })
  })
  const remove = [['ACL', 'DELUSER', reader.name]]
  if (readOnly) lifetime.atEnd(() => onConnection(login, (admin) => admin.send(remove)))
  return {
    endpoint: login.host,
    port: login.port,
    redisUrl: url,
    password: login.password,
    restToken: newSecret(),
    readOnlyRestToken: readOnly ? reader.password : undefined,
    connect: async (user) =>
      RedisConnection.open(
        user === 'default' ? login : { ...login, user: reader.name, password: reader.password }
      )
  }
}

async function onConnection<T>(login: Login, work: (connection: RedisConnection) => Promise<T>): Promise<T> {
  const connection = await RedisConnection.open(login)
  try {
    return await work(connection)
  } finally {
    connection.close()
  }
}

const NO_READER =
  'The Redis at `redis_url` does not take a user that may only read, so `read_only_rest_token` is blank:'

function unreachable({ host, port }: { host: string; port: number }): string {
  return `The Redis at \`redis_url\` (${host}:${port}) cannot be used:`
}

function loginOf({ hostname, port, username, password }: URL): Login & { host: string; port: number } {
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 6379 : Number(port),
    user: username === '' ? undefined : decodeURIComponent(username),
    password: password === '' ? undefined : decodeURIComponent(password)
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const words = cause === undefined ? [error] : [error, cause]
  return words.map((each) => messageOf(each).replace(/\.$/, '')).join(', ')
}
