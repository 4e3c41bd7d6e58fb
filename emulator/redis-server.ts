/** Redis servers of the emulator: one process for each database, on loopback, without persistence. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findExecutable, REDIS_SERVERS } from './executable.js'
import { LOOPBACK } from './http.js'
import { ADMIN, configuration, grant } from './redis-configuration.js'
import { RedisConnection } from './redis-connection.js'
import type { Credentials } from './types.js'
import { startWatchdog, type Watchdog } from './watchdog.js'

export interface RedisServer {
  port: number
  /** Logged in as a user of the emulator's own, who may do everything. */
  admin: RedisConnection
  stop(): Promise<void>
}

const MISSING = `No Redis server found: there is no ${REDIS_SERVERS.join(' or ')} on PATH. Run "npm run redis" to install one.`
const START_ATTEMPTS = 5
const START_TIMEOUT_MS = 10_000

export class RedisServers {
  readonly #binary: string
  readonly #directory: string
  readonly #watchdog: Watchdog
  readonly #running = new Set<ChildProcess>()
  #closed: Promise<void> | undefined

  /** Throws when there is no Redis server on this machine. */
  constructor() {
    const binary = findExecutable(REDIS_SERVERS)
    if (binary === undefined) throw new Error(MISSING)
    this.#binary = binary
    this.#directory = mkdtempSync(join(tmpdir(), 'upstash-emulator-'))
    this.#watchdog = startWatchdog(this.#directory)
  }

  /** Starts a server and waits until it answers PING. */
  async start(credentials: Credentials): Promise<RedisServer> {
    let problem: unknown
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
      try {
        // Somebody else may take the free port first: then another one is tried.
        return await this.#startOn(await freePort(), credentials)
      } catch (error) {
        problem = error
      }
      if (this.#closed !== undefined) break
    }
    throw problem
  }

  /** Ends every server, also those just starting. */
  async close(): Promise<void> {
    this.#closed ??= Promise.all([...this.#running].map(end)).then(() => this.#watchdog.close())
    await this.#closed
  }

  async #startOn(port: number, credentials: Credentials): Promise<RedisServer> {
    if (this.#closed !== undefined) throw new Error('the emulator is closing')
    const adminPassword = randomBytes(16).toString('hex')
    // The configuration is read from standard input, so that no password is seen in a process list or a file.
    const child = spawn(this.#binary, ['-'], { cwd: this.#directory, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#running.add(child)
    const report = (): void => {
      this.#watchdog.report([...this.#running].flatMap(({ pid }) => pid ?? []))
    }
    report()
    const gone = (): void => {
      this.#running.delete(child)
      report()
    }
    child.once('exit', gone)
    child.once('error', gone)
    child.stdin.on('error', () => undefined)
    child.stdin.end(configuration(port, adminPassword))
    try {
      await announced(child)
      const admin = await RedisConnection.open({ port, user: ADMIN, password: adminPassword })
      const [pong] = await admin.send([['PING']])
      if (pong?.kind !== 'status') throw new Error('the Redis server does not answer PING')
      await grant(admin, credentials)
      return {
        port,
        admin,
        async stop() {
          admin.close()
          await end(child)
        }
      }
    } catch (error) {
      await end(child)
      throw error
    }
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address()
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
  })
}

/** Resolves when the server's log says that it listens; rejects with its last words when it ends instead. */
async function announced(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let log = ''
    const timer = setTimeout(() => {
      reject(new Error(`the Redis server did not start within ${START_TIMEOUT_MS / 1000} s`))
    }, START_TIMEOUT_MS)
    const read = (chunk: Buffer): void => {
      log += chunk.toString()
      if (log.includes('Ready to accept connections')) settle(resolve)
    }
    const ended = (cause: unknown): void => {
      const words = cause instanceof Error ? cause.message : log.trim().split('\n').slice(-3).join(' / ')
      settle(() => {
        reject(new Error(`the Redis server ended at once: ${words}`))
      })
    }
    const settle = (action: () => void): void => {
      clearTimeout(timer)
      child.stdout?.off('data', read).resume()
      child.off('close', ended)
      action()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    child.once('error', ended)
    child.once('close', ended)
  })
}

/** There is nothing to save, so the process need not be asked nicely. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exited
}
