/** How the emulator's Redis servers are set up, and who may do what on them. */
import { LOOPBACK } from './http.js'
import type { RedisConnection } from './redis-connection.js'
import type { TlsFiles } from './redis-tls.js'
import type { Credentials } from './types.js'

/** A user of the emulator's own, who may do everything. */
export const ADMIN = 'emulator'

/** What a managed database gives nobody: the process, its configuration, its users, its files. */
const WITHHELD =
  'shutdown debug config module replicaof slaveof failover migrate cluster psync sync save bgsave bgrewriteaof acl'

export interface Listening {
  /** Without TLS. */
  port: number
  tls?: { port: number; files: TlsFiles }
}

/** The text of redis.conf: loopback only, database 0 only, nothing on disk, nobody but the administrator let in. */
export function configuration({ port, tls }: Listening, adminPassword: string): string {
  return [
    `port ${port}`,
    ...(tls === undefined ? [] : tlsDirectives(tls)),
    `bind ${LOOPBACK}`,
    'protected-mode yes',
    'databases 1',
    'save ""',
    'appendonly no',
    // A server reads the file of this name when it starts, and the usual one may lie where it runs.
    'dbfilename nothing-is-read-from-here.rdb',
    'user default off',
    `user ${ADMIN} on >${adminPassword} ~* +@all`,
    ''
  ].join('\n')
}

/** Clients show no certificates, as at Upstash. */
function tlsDirectives({ port, files }: NonNullable<Listening['tls']>): string[] {
  return [
    `tls-port ${port}`,
    `tls-cert-file ${JSON.stringify(files.certificate)}`,
    `tls-key-file ${JSON.stringify(files.key)}`,
    'tls-auth-clients no'
  ]
}

/** Opens or shuts the port for clients; connections that are there stay. Rejects when the server refuses. */
export async function setListening(
  admin: RedisConnection,
  { port, tls }: Listening,
  open: boolean
): Promise<void> {
  const setting = tls === undefined ? ['port', open ? port : 0] : ['tls-port', open ? tls.port : 0]
  const [reply] = await admin.send([['CONFIG', 'SET', ...setting.map(String)]])
  if (reply?.kind === 'error') throw new Error(`the Redis server does not change its port: ${reply.text}`)
}

/**
 * Lets in the users `default` and `default_ro` with these credentials and no others. The REST token is a password
 * too, as at Upstash. Rejects when the server refuses.
 */
export async function grant(admin: RedisConnection, credentials: Credentials): Promise<void> {
  const { password, rest_token, read_only_rest_token } = credentials
  const withheld = WITHHELD.split(' ').map((command) => `-${command}`)
  await setUser(admin, 'default', [`>${password}`, `>${rest_token}`, '~*', '+@all'], ['&*', ...withheld])
  await grantReader(admin, 'default_ro', read_only_rest_token)
}

/** Lets in a user who may only read, as with Upstash's read-only token. Rejects when the server refuses. */
export async function grantReader(admin: RedisConnection, name: string, password: string): Promise<void> {
  const rules = [`>${password}`, '~*', '+@read', '+@connection', '+info', '+time', '+command']
  // Upstash restricts SCAN and KEYS for the read-only token.
  await setUser(admin, name, rules, ['&*', '+eval_ro', '+evalsha_ro', '-scan', '-keys'])
}

/** @param wishes rules that an older server need not know */
async function setUser(
  admin: RedisConnection,
  name: string,
  rules: readonly string[],
  wishes: readonly string[]
): Promise<void> {
  const [reply] = await admin.send([['ACL', 'SETUSER', name, 'reset', 'on', ...rules]])
  if (reply?.kind === 'error') throw new Error(`the Redis server refused the credentials: ${reply.text}`)
  // One by one, for a server refuses the whole command if it does not know a word of it.
  await admin.send(wishes.map((rule) => ['ACL', 'SETUSER', name, rule]))
}
