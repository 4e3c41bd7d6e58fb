import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { call } from '../../__tests__/emulator/support.js'
import { KeySpace } from '../../__tests__/support/data/key-space.js'
import { runAction, type ActionRun, type RunOptions } from '../../__tests__/support/runner.js'
import { trusting } from '../../__tests__/support/trust.js'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import type { Reply } from '../../emulator/resp.js'

/** How long one step may take. Seconds. */
const TIMEOUT = 300

/** An account whose databases are real, over TLS, and a workspace with files for the steps that fill them. */
export class Stage {
  readonly emulator: Emulator
  /** The certificate of the databases. */
  readonly certificateFile: string
  readonly #workspace: string
  readonly #clients: Redis[] = []

  private constructor(emulator: Emulator, certificateFile: string, workspace: string) {
    this.emulator = emulator
    this.certificateFile = certificateFile
    this.#workspace = workspace
  }

  static async open(): Promise<Stage> {
    const emulator = await startEmulator({ tcpFaults: [] })
    const { certificateFile } = emulator
    if (certificateFile === undefined) throw new Error('The databases of this emulator have no TLS')
    return new Stage(emulator, certificateFile, await mkdtemp(join(tmpdir(), 'data-')))
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect()
    await this.emulator.close()
    await rm(this.#workspace, { recursive: true })
  }

  /** Puts a file into the workspace. @returns its path */
  async write(name: string, content: Buffer | string): Promise<string> {
    const path = join(this.#workspace, name)
    await writeFile(path, content)
    return path
  }

  /** Runs the root action for the database of this name, as a runner does, and audits what it leaves for secrets. */
  async provide(
    name: string,
    inputs: Record<string, string>,
    options: Pick<RunOptions, 'secrets' | 'onSpawn'> = {}
  ): Promise<ActionRun> {
    const { emulator } = this
    return await runAction({
      action: '.',
      workspace: this.#workspace,
      env: trusting(emulator),
      limitMs: (TIMEOUT + 10) * 1000,
      ...options,
      inputs: {
        email: emulator.email,
        api_key: emulator.apiKey,
        api_url: emulator.apiUrl,
        primary_region: 'us-east-1',
        name,
        timeout: String(TIMEOUT),
        ...inputs
      }
    })
  }

  find(name: string): DatabaseRecord {
    const record = this.emulator.databases().find((each) => each.database_name === name)
    if (record === undefined) throw new Error(`There is no database ${name}`)
    return record
  }

  /** The keys of the database of this name. */
  async keysOf(name: string): Promise<KeySpace> {
    const { port, password } = this.find(name)
    const tls = { ca: await readFile(this.certificateFile) }
    const client = new Redis({
      host: '127.0.0.1',
      port,
      password,
      tls,
      lazyConnect: true,
      retryStrategy: () => null
    })
    this.#clients.push(client)
    await client.connect()
    return new KeySpace(async (commands) => {
      const pipeline = client.pipeline()
      for (const [word = '', ...args] of commands) pipeline.callBuffer(word.toString(), args)
      const results = (await pipeline.exec()) ?? []
      return results.map(([error, value]) => replyOf(error ?? value))
    })
  }

  /** Deletes the database of this name. */
  async remove(name: string): Promise<void> {
    await call(this.emulator, `DELETE /redis/database/${this.find(name).database_id}`)
  }
}

function replyOf(value: unknown): Reply {
  if (value instanceof Error) return { kind: 'error', text: value.message }
  if (Array.isArray(value)) return { kind: 'array', items: value.map(replyOf) }
  if (Buffer.isBuffer(value)) return { kind: 'bulk', bytes: value }
  return { kind: 'status', text: String(value) }
}
