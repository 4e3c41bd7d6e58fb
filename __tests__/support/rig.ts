import { afterEach, beforeEach } from '@jest/globals'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/index.js'
import { readActionMetadata } from './action-metadata.js'
import { trusting } from './trust.js'
import { runAction, type ActionRun, type RunOptions } from './runner.js'

/** An emulated account with nothing behind its databases, and the actions run against it. */
export class Rig {
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
    const { inputs: declared } = await readActionMetadata(action)
    const account = { email: emulator.email, api_key: emulator.apiKey, api_url: emulator.apiUrl }
    // `local` has no account.
    const known = Object.entries(account).filter(([name]) => declared.some((input) => input.name === name))
    this.#noteSecrets()
    return await runAction({
      action,
      ...options,
      inputs: { ...Object.fromEntries(known), ...inputs },
      env: { ...trusting(emulator), ...options.env },
      secrets: () => this.#noteSecrets()
    })
  }

  /** `GET /redis/databases` and so on, in order. */
  get calls(): string[] {
    return this.emulator.requests.map(({ method, path }) => `${method} ${path.replace(/^\/v2/, '')}`)
  }

  /** The names of the databases in the account, in order of creation. */
  get names(): string[] {
    return this.emulator.databases().map(({ database_name }) => database_name)
  }

  /** How many connections the requests came over. */
  get connections(): number {
    return new Set(this.emulator.requests.map(({ connection }) => connection)).size
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

/** An emulator of its own for each test of a file. */
export function useRig(options: EmulatorOptions = {}): () => Rig {
  const holder: { rig?: Rig } = {}
  beforeEach(async () => {
    holder.rig = new Rig(await startEmulator({ dataPlane: false, ...options }))
  })
  afterEach(async () => {
    await holder.rig?.emulator.close()
  })
  return () => {
    if (holder.rig === undefined) throw new Error('The emulator is not running yet')
    return holder.rig
  }
}
