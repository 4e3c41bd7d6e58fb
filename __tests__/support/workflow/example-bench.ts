import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { DatabaseRecord } from '../../../emulator/index.js'
import { useWorld, type World } from '../world.js'
import { GitHubServer } from '../github/server.js'
import type { WorkflowEvent } from './run-context.js'
import { runWorkflow, type WorkflowResult } from './workflow-run.js'

export interface ExampleOptions {
  /** Forks and Dependabot get none. Default true. */
  readonly withSecrets?: boolean
  /** See RunContext. */
  readonly blankSource?: boolean
}

/** The examples, an emulated account with real databases, and a GitHub that knows which pull requests are open. */
export class ExampleBench {
  /** The examples run so far. */
  readonly executed = new Set<string>()
  readonly github: GitHubServer
  readonly #world: () => World
  readonly #secrets = new Set<string>()

  constructor(world: () => World, github: GitHubServer) {
    this.#world = world
    this.github = github
  }

  get world(): World {
    return this.#world()
  }

  /** Runs an example, and checks that no secret there is or was can be read in any of its logs and outputs. */
  async run(example: string, event: WorkflowEvent, options: ExampleOptions = {}): Promise<WorkflowResult> {
    const { world, github } = this
    const { withSecrets = true, blankSource = false } = options
    const { email, apiKey } = world.emulator
    this.executed.add(example)
    this.#noteSecrets()
    const result = await runWorkflow(`examples/${example}`, {
      world,
      github,
      event,
      secrets: withSecrets ? { UPSTASH_EMAIL: email, UPSTASH_API_KEY: apiKey } : {},
      runId: '1658821493',
      blankSource
    })
    this.#noteSecrets()
    const visible = JSON.stringify(result)
    for (const secret of [...this.#secrets, apiKey]) expect(visible).not.toContain(secret)
    return result
  }

  databases(): DatabaseRecord[] {
    return this.world.emulator.databases()
  }

  /** What the project's tests left in the only database. */
  async stored(): Promise<unknown> {
    const [database] = this.databases()
    const reply = await fetch(`${database?.rest_url ?? ''}/get/tests`, {
      headers: { authorization: `Bearer ${database?.rest_token ?? ''}` }
    })
    return await reply.json()
  }

  #noteSecrets(): void {
    for (const { password, rest_token, read_only_rest_token } of this.databases())
      for (const secret of [password, rest_token, read_only_rest_token]) this.#secrets.add(secret)
  }
}

/** One bench for the tests of a file; databases and pull requests are gone after each test. */
export function useExamples(): () => ExampleBench {
  const world = useWorld({ dataPlane: true })
  const holder: { bench?: ExampleBench } = {}
  beforeAll(async () => {
    holder.bench = new ExampleBench(world, await GitHubServer.start())
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
