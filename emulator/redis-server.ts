/** Redis servers of the emulator: one process for each database, on loopback, without persistence. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedisServers, REDIS_SERVERS } from './executable.js'
import { ADMIN, configuration, grant, setListening, type Listening } from './redis-configuration.js'
import { RedisConnection } from './redis-connection.js'
import { announced, end, freePorts } from './redis-process.js'
import { makeTlsFiles, speaksTls, type TlsFiles } from './redis-tls.js'
import type { Credentials } from './types.js'
import { startWatchdog, type Watchdog } from './watchdog.js'

export interface RedisServer {
  /** For the database's clients. */
  port: number
  tls: boolean
  /** Without TLS, and told to nobody: for the emulator itself. */
  innerPort: number
  /** Logged in as a user of the emulator's own, who may do everything. */
  admin: RedisConnection
  /** Whether clients can connect from now on. Rejects when the server refuses. */
  accept(clients: boolean): Promise<void>
  stop(): Promise<void>
}

const MISSING = `No Redis server found: there is no ${REDIS_SERVERS.join(' or ')} on PATH. Run "npm run redis" to install one.`
const NO_TLS = 'was built without TLS. Start the emulator with --plain-tcp, or install another Redis server.'
const START_ATTEMPTS = 5

export class RedisServers {
  readonly #binary: string
  readonly #directory: string
  readonly #watchdog: Watchdog
  #tls: TlsFiles | undefined
  readonly #running = new Set<ChildProcess>()
  #closed: Promise<void> | undefined

  private constructor(binary: string) {
    this.#binary = binary
    this.#directory = mkdtempSync(join(tmpdir(), 'upstash-emulator-'))
    this.#watchdog = startWatchdog(this.#directory)
  }

  /** Rejects when there is no Redis server on this machine, or with `tls` none that speaks it. */
  static async open({ tls }: { tls: boolean }): Promise<RedisServers> {
    const found = findRedisServers()
    const [best] = found
    if (best === undefined) throw new Error(MISSING)
    const binary = tls ? await firstWithTls(found) : best
    if (binary === undefined) throw new Error(`${best} ${NO_TLS}`)
    const servers = new RedisServers(binary)
    try {
      if (tls) servers.#tls = await makeTlsFiles(servers.#directory)
      return servers
    } catch (error) {
      await servers.close()
      throw error
    }
  }

  /** The PEM file that a client must trust; undefined without TLS. Gone when the servers are closed. */
  get certificateFile(): string | undefined {
    return this.#tls?.certificate
  }

  /** Starts a server and waits until it answers PING. */
  async start(credentials: Credentials): Promise<RedisServer> {
    let problem: unknown
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
      try {
        // Somebody else may take the free port first: then another one is tried.
        return await this.#startOn(await this.#freePlace(), credentials)
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

  async #freePlace(): Promise<Listening> {
    const [port = 0, tlsPort = 0] = await freePorts(2)
    return this.#tls === undefined ? { port } : { port, tls: { port: tlsPort, files: this.#tls } }
  }

  async #startOn(place: Listening, credentials: Credentials): Promise<RedisServer> {
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
    child.stdin.end(configuration(place, adminPassword))
    try {
      await announced(child)
      const admin = await RedisConnection.open({ port: place.port, user: ADMIN, password: adminPassword })
      const [pong] = await admin.send([['PING']])
      if (pong?.kind !== 'status') throw new Error('the Redis server does not answer PING')
      await grant(admin, credentials)
      return {
        port: place.tls?.port ?? place.port,
        tls: place.tls !== undefined,
        innerPort: place.port,
        admin,
        accept: async (clients) => setListening(admin, place, clients),
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

async function firstWithTls(binaries: readonly string[]): Promise<string | undefined> {
  for (const binary of binaries) if (await speaksTls(binary)) return binary
  return undefined
}
