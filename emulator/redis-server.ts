/** Redis servers of the emulator: one process for each database, on loopback, without persistence. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedisServers, REDIS_SERVERS } from './executable.js'
import { setListening, type Listening } from './redis-configuration.js'
import type { RedisConnection } from './redis-connection.js'
import { end, freePorts } from './redis-process.js'
import { startRedis } from './redis-start.js'
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

  /** Its certificate is what a client must trust; undefined without TLS. Gone when the servers are closed. */
  get tlsFiles(): TlsFiles | undefined {
    return this.#tls
  }

  /** Starts a server and waits until it answers PING. */
  async start(credentials: Credentials): Promise<RedisServer> {
    const { child, place, admin } = await startRedis(
      {
        binary: this.#binary,
        directory: this.#directory,
        findPlace: () => this.#freePlace(),
        spawned: (started) => {
          this.#watch(started)
        },
        stopped: () => this.#closed !== undefined
      },
      credentials
    )
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

  #watch(child: ChildProcess): void {
    const report = (): void => {
      this.#watchdog.report([...this.#running].flatMap(({ pid }) => pid ?? []))
    }
    const gone = (): void => {
      this.#running.delete(child)
      report()
    }
    this.#running.add(child)
    report()
    child.once('exit', gone)
    child.once('error', gone)
  }
}

async function firstWithTls(binaries: readonly string[]): Promise<string | undefined> {
  for (const binary of binaries) if (await speaksTls(binary)) return binary
  return undefined
}
