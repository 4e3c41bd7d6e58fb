/** A client of the REST plane, and REST planes with limits of one's own before a Redis of their own. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedisServers } from '../../emulator/executable.js'
import { RedisConnection } from '../../emulator/redis-connection.js'
import type { RestLimits } from '../../emulator/rest-limits.js'
import { startRestServer } from '../../emulator/rest-server.js'
import type { User } from '../../emulator/rest-token.js'
import type { Credentials } from '../../emulator/types.js'
import { startWatchdog } from '../../emulator/watchdog.js'
import { read, type Answer } from './support.js'

export interface Target {
  url: string
  token: string
}

/** Sends `METHOD /path`; bytes and texts as they are, anything else as JSON. */
export async function send(
  { url, token }: Target,
  line: string,
  body?: unknown,
  headers: Record<string, string> = {}
): Promise<Response> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : undefined
  const sent =
    body === undefined ? {} : { body: bytes ?? (typeof body === 'string' ? body : JSON.stringify(body)) }
  return fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...sent
  })
}

export async function rest(...request: Parameters<typeof send>): Promise<Answer> {
  return read(await send(...request))
}

export function notAvailable(command: string): string {
  return `ERR Command is not available: '${command}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`
}

export function notAllowed(command: string): string {
  return `ERR Command "${command}" is not allowed in REST or it has a special context path`
}

export interface Plane extends Target {
  credentials: Credentials
  /** How many connections the Redis server has, ours for asking aside. */
  connections(): Promise<number>
  /** A connection of a test's own, logged in as the user `default`. */
  connect(): Promise<RedisConnection>
  close(): Promise<void>
}

/**
 * Starts a Redis on a Unix socket, one that lets scripts be ended after 50 ms, and a REST plane before it, whose
 * connections are not made before `gate` resolves.
 */
export async function startPlane(
  limits: Partial<RestLimits> = {},
  gate: Promise<void> = Promise.resolve()
): Promise<Plane> {
  const directory = mkdtempSync(join(tmpdir(), 'rest-plane-'))
  const path = join(directory, 'redis.sock')
  const secret = (): string => randomBytes(16).toString('hex')
  const credentials = { password: secret(), rest_token: secret(), read_only_rest_token: secret() }
  const [binary] = findRedisServers()
  if (binary === undefined) throw new Error('no Redis server')
  // Ends the server also when the tests are killed, and removes the directory.
  const watchdog = startWatchdog(directory)
  const child = spawn(binary, ['-'], { cwd: directory, stdio: ['pipe', 'pipe', 'ignore'] })
  watchdog.report([child.pid ?? 0].filter((pid) => pid > 0))
  child.stdin.end(`port 0
unixsocket ${path}
save ""
lua-time-limit 50
user default on >${credentials.password} ~* &* +@all
user default_ro on >${credentials.read_only_rest_token} ~* &* +@read +@connection
`)
  await new Promise<void>((resolve) => {
    let log = ''
    child.stdout.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (/ready to accept connections/i.test(log)) resolve()
    })
  })
  const connect = async (user = 'default'): Promise<RedisConnection> => {
    const password = user === 'default' ? credentials.password : credentials.read_only_rest_token
    return RedisConnection.open({ path, user, password })
  }
  const backend = {
    credentials: () => credentials,
    connect: async (user: User) => {
      await gate
      return connect(user)
    }
  }
  const server = await startRestServer(backend, limits)
  const own = await connect()
  return {
    url: server.url,
    token: credentials.rest_token,
    credentials,
    async connections() {
      const [list] = await own.send([['CLIENT', 'LIST']])
      const text = list?.kind === 'bulk' ? list.bytes.toString() : ''
      return text.trim().split('\n').length - 1
    },
    connect: async () => connect(),
    async close() {
      await server.close()
      own.close()
      const exited = once(child, 'exit')
      await watchdog.close()
      await exited
    }
  }
}
