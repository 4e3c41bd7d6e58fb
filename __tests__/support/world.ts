import { afterAll, afterEach, beforeAll } from '@jest/globals'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/index.js'
import { runAction, type ActionRun, type RunOptions } from './runner.js'

/** An emulated account with nothing behind its databases, and the actions run against it. */
export class World {
  readonly emulator: Emulator
  readonly #seen = new Set<string>()

  constructor(emulator: Emulator) {
    this.emulator = emulator
  }

  /** Runs an action as the account's owner; every secret of the account that ever showed up must stay hidden. */
  async run(
    action: string,
    inputs: Record<string, string>,
    options: Partial<RunOptions> = {}
  ): Promise<ActionRun> {
    const { emulator } = this
    this.#noteSecrets()
    const run = await runAction({
      action,
      ...options,
      inputs: { email: emulator.email, api_key: emulator.apiKey, api_url: emulator.apiUrl, ...inputs },
      secrets: () => this.#noteSecrets()
    })
    return run
  }

  /** `GET /redis/databases` and so on, in order. */
  get calls(): string[] {
    return this.emulator.requests.map(({ method, path }) => `${method} ${path.replace(/^\/v2/, '')}`)
  }

  /** Forgets requests, faults and databases of the test before. */
  async reset(): Promise<void> {
    const { emulator } = this
    emulator.clearFaults()
    emulator.requests.length = 0
    const authorization = `Basic ${Buffer.from(`${emulator.email}:${emulator.apiKey}`).toString('base64')}`
    for (const { database_id } of emulator.databases()) {
      await fetch(`${emulator.apiUrl}/redis/database/${database_id}`, {
        method: 'DELETE',
        headers: { authorization }
      })
    }
    emulator.requests.length = 0
  }

  #noteSecrets(): string[] {
    for (const database of this.emulator.databases()) {
      for (const secret of [database.password, database.rest_token, database.read_only_rest_token]) {
        this.#seen.add(secret)
      }
    }
    return [...this.#seen]
  }
}

/** One emulator for the tests of a file, emptied between them. */
export function useWorld(options: EmulatorOptions = {}): () => World {
  const holder: { world?: World } = {}
  beforeAll(async () => {
    holder.world = new World(await startEmulator({ dataPlane: false, ...options }))
  })
  afterEach(async () => {
    await holder.world?.reset()
  })
  afterAll(async () => {
    await holder.world?.emulator.close()
  })
  return () => {
    if (holder.world === undefined) throw new Error('The emulator is not running yet')
    return holder.world
  }
}
