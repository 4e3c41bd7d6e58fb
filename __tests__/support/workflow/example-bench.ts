import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { DatabaseRecord } from '../../../emulator/index.js'
import { useRig, type Rig } from '../rig.js'
import { GitHubServer } from '../github/server.js'
import type { WorkflowEvent } from './run-context.js'
import { runWorkflow, type WorkflowResult } from './workflow-run.js'

export interface ExampleOptions {
  /** Forks and Dependabot get none. Default true. */
  readonly withSecrets?: boolean
  /** A new run's by default; give that of another one to run it again. */
  readonly runId?: string
  /** See RunContext. */
  readonly only?: readonly string[]
  /** See RunContext. */
  readonly blankSource?: boolean
  /** Secrets beside the account's. */
  readonly secrets?: Readonly<Record<string, string>>
  /** As these three in RunContext. */
  readonly vars?: Readonly<Record<string, string>>
  readonly rewrites?: Readonly<Record<string, string>>
  readonly programs?: string
}

/** The examples, an emulated account with real databases, and a GitHub that knows which pull requests are open. */
export class ExampleBench {
  /** The examples run so far. */
  readonly executed = new Set<string>()
  readonly github: GitHubServer
  readonly #rig: () => Rig
  readonly #secrets = new Set<string>()
  #runs = 0

  constructor(rig: () => Rig, github: GitHubServer) {
    this.#rig = rig
    this.github = github
  }

  get rig(): Rig {
    return this.#rig()
  }

  /** Runs an example, or the workflow of a document, and checks that no secret there is or was can be read in any of its logs and outputs. */
  async run(example: string, event: WorkflowEvent, options: ExampleOptions = {}): Promise<WorkflowResult> {
    const { rig, github } = this
    const { withSecrets = true, secrets = {}, runId = this.#newRun(), ...others } = options
    const { email, apiKey } = rig.emulator
    this.executed.add(example)
    this.#noteSecrets()
    const result = await runWorkflow(example.includes('/') ? example : `examples/${example}`, {
      rig,
      github,
      event,
      secrets: withSecrets ? { UPSTASH_EMAIL: email, UPSTASH_API_KEY: apiKey, ...secrets } : {},
      runId,
      ...others
    })
    this.#noteSecrets()
    const visible = JSON.stringify(result)
    for (const secret of [...this.#secrets, apiKey]) expect(visible).not.toContain(secret)
    return result
  }

  databases(): DatabaseRecord[] {
    return this.rig.emulator.databases()
  }

  names(): string[] {
    return this.databases().map(({ database_name }) => database_name)
  }

  /** What the project's tests left in the database of this name, or in the only one. */
  async stored(name = this.names().join()): Promise<unknown> {
    const database = this.databases().find(({ database_name }) => database_name === name)
    const reply = await fetch(`${database?.rest_url ?? ''}/get/tests`, {
      headers: { authorization: `Bearer ${database?.rest_token ?? ''}` }
    })
    return await reply.json()
  }

  #newRun(): string {
    this.#runs += 1
    return String(1_658_821_493 + this.#runs)
  }

  #noteSecrets(): void {
    for (const { password, rest_token, read_only_rest_token } of this.databases())
      for (const secret of [password, rest_token, read_only_rest_token]) this.#secrets.add(secret)
  }
}

/** One bench for the tests of a file; databases and pull requests are gone after each test. */
export function useExamples(): () => ExampleBench {
  const rig = useRig({ dataPlane: true })
  const holder: { bench?: ExampleBench } = {}
  beforeAll(async () => {
    holder.bench = new ExampleBench(rig, await GitHubServer.start())
  })
  afterEach(() => {
    holder.bench?.github.reset()
  })
  afterAll(async () => {
    await holder.bench?.github.close()
  })
  return () => {
    if (holder.bench === undefined) throw new Error('The GitHub stand-in is not running yet')
    return holder.bench
  }
}
