/** Starts one Redis server, and waits until it answers. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { ADMIN, configuration, grant, type Listening } from './redis-configuration.js'
import { RedisConnection } from './redis-connection.js'
import { announced, end } from './redis-process.js'
import type { Credentials } from './types.js'

export interface StartOptions {
  /** The file of the program. */
  readonly binary: string
  /** Where it runs; it writes nothing there. */
  readonly directory: string
  /** A place that nobody uses now; somebody else may take it before the server does. */
  readonly findPlace: () => Promise<Listening>
  /** Called with each process as soon as it runs, those included that end at once. */
  readonly spawned: (child: ChildProcess) => void
  /** Whether to give up. */
  readonly stopped: () => boolean
}

export interface StartedRedis {
  readonly child: ChildProcess
  readonly place: Listening
  /** Logged in as a user of the emulator's own, who may do everything. */
  readonly admin: RedisConnection
}

const ATTEMPTS = 5

/**
 * Starts a server that only these credentials open, on another place if somebody else was faster at the first. Rejects
 * with its last words if it does not start.
 */
export async function startRedis(options: StartOptions, credentials: Credentials): Promise<StartedRedis> {
  let problem = new Error('no Redis server is started any more')
  for (let attempt = 0; attempt < ATTEMPTS && !options.stopped(); attempt += 1) {
    try {
      return await startOn(await options.findPlace(), options, credentials)
    } catch (error) {
      problem = error instanceof Error ? error : new Error(String(error))
    }
  }
  throw problem
}

async function startOn(
  place: Listening,
  { binary, directory, spawned }: StartOptions,
  credentials: Credentials
): Promise<StartedRedis> {
  const adminPassword = randomBytes(16).toString('hex')
  // The configuration is read from standard input, so that no password is seen in a process list or a file.
  const child = spawn(binary, ['-'], { cwd: directory, stdio: ['pipe', 'pipe', 'pipe'] })
  spawned(child)
  child.stdin.on('error', () => undefined)
  child.stdin.end(configuration(place, adminPassword))
  try {
    await announced(child)
    const admin = await RedisConnection.open({ port: place.port, user: ADMIN, password: adminPassword })
    const [pong] = await admin.send([['PING']])
    if (pong?.kind !== 'status') throw new Error('the Redis server does not answer PING')
    await grant(admin, credentials)
    return { child, place, admin }
  } catch (error) {
    await end(child)
    throw error
  }
}
