import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { Emulator } from '../../emulator/index.js'
import { Gate } from './gate.js'
import { GitHubServer } from './github/server.js'
import { jobToken, type ActionRun, type RunOptions } from './runner.js'
import { useWorld, type World } from './world.js'

/** What a run says and does, plus the variables of the event that started it. */
export interface Circumstances extends Partial<RunOptions> {
  eventName?: string
  /** `owner/name` of the branch's repository; null where that is gone. */
  headRepository?: string | null
  headRef?: string
}

/** An Upstash account, a repository `acme/shop` on GitHub, and the actions run between the two. */
export class PullRequestWorld {
  readonly github: GitHubServer
  /** In front of the account's API; used by `preview` and wherever `api_url` says so. */
  readonly gate: Gate
  readonly #world: () => World

  constructor(world: () => World, github: GitHubServer, gate: Gate) {
    this.#world = world
    this.github = github
    this.gate = gate
  }

  get emulator(): Emulator {
    return this.#world().emulator
  }

  /** The names of the databases in the account, in order of creation. */
  get names(): string[] {
    return this.emulator.databases().map(({ database_name }) => database_name)
  }

  get calls(): string[] {
    return this.#world().calls
  }

  /** The account's API as reached through the gate. */
  get gatedUrl(): string {
    return this.emulator.apiUrl.replace(/^http:\/\/[^/]+/, this.gate.origin)
  }

  /** Runs an action with GitHub at hand; neither service may ever get to see the other's credentials. */
  async run(
    action: string,
    inputs: Record<string, string>,
    options: Partial<RunOptions> = {}
  ): Promise<ActionRun> {
    const env = { GITHUB_API_URL: this.github.apiUrl, ...options.env }
    const step = await this.#world().run(action, inputs, { ...options, env })
    this.#expectSeparateCredentials()
    return step
  }

  /** Runs the preview action for one event of a pull request. */
  async preview(
    event: string,
    number: number,
    inputs: Record<string, string> = {},
    circumstances: Circumstances = {}
  ): Promise<ActionRun> {
    const {
      eventName = 'pull_request',
      headRepository = 'acme/shop',
      headRef = 'topic',
      ...options
    } = circumstances
    const head = { ref: headRef, repo: headRepository === null ? null : { full_name: headRepository } }
    const payload = { action: event, number, pull_request: { number, state: 'open', head } }
    const env = {
      GITHUB_EVENT_NAME: eventName,
      GITHUB_REF: `refs/pull/${number}/merge`,
      GITHUB_HEAD_REF: headRef,
      ...options.env
    }
    return this.run(
      'preview',
      { primary_region: 'us-east-1', api_url: this.gatedUrl, ...inputs },
      { ...options, env, event: payload }
    )
  }

  #expectSeparateCredentials(): void {
    const { apiKey, email, requests } = this.emulator
    const basic = Buffer.from(`${email}:${apiKey}`).toString('base64')
    const told = this.github.requests
      .map(({ raw }) => raw)
      .filter((raw) => raw.includes(apiKey) || raw.includes(basic))
    const heard = requests.map((request) => JSON.stringify(request)).filter((text) => text.includes(jobToken))
    expect({ gitHubGotTheKey: told, upstashGotTheToken: heard }).toEqual({
      gitHubGotTheKey: [],
      upstashGotTheToken: []
    })
  }
}

/** One such world for the tests of a file, emptied between them. */
export function usePullRequestWorld(): () => PullRequestWorld {
  const world = useWorld()
  const holder: { made?: PullRequestWorld } = {}
  beforeAll(async () => {
    const github = await GitHubServer.start()
    const gate = await Gate.open(new URL(world().emulator.apiUrl).origin)
    holder.made = new PullRequestWorld(world, github, gate)
  })
  afterEach(() => {
    holder.made?.github.reset()
  })
  afterAll(async () => {
    await holder.made?.github.close()
    await holder.made?.gate.close()
  })
  return () => {
    if (holder.made === undefined) throw new Error('GitHub is not running yet')
    return holder.made
  }
}
