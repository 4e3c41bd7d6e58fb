import { afterEach, beforeEach, expect } from '@jest/globals'
import { Gate } from './gate.js'
import { GitHubServer } from './github/server.js'
import { jobToken, type ActionRun, type RunOptions } from './runner.js'
import { useRig, Rig } from './rig.js'

/** What a run says and does, plus the variables of the event that started it. */
export interface Circumstances extends Partial<RunOptions> {
  eventName?: string
  /** `owner/name` of the branch's repository; null if that is gone. */
  headRepository?: string | null
  headRef?: string
}

/** An Upstash account, a repository `acme/shop` on GitHub, and the actions run between the two. */
export class PullRequestRig extends Rig {
  readonly github: GitHubServer
  /** In front of the account's API; used by `preview` and wherever `api_url` says so. */
  readonly gate: Gate

  constructor({ emulator }: Rig, github: GitHubServer, gate: Gate) {
    super(emulator)
    this.github = github
    this.gate = gate
  }

  /** The account's API as reached through the gate. */
  get gatedUrl(): string {
    return this.emulator.apiUrl.replace(/^http:\/\/[^/]+/, this.gate.origin)
  }

  /** Runs an action with GitHub at hand; neither service may ever get to see the other's credentials. */
  override async run(
    action: string,
    inputs: Record<string, string>,
    options: Partial<RunOptions> = {}
  ): Promise<ActionRun> {
    const env = { GITHUB_API_URL: this.github.apiUrl, ...options.env }
    const step = await super.run(action, inputs, { ...options, env })
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

/** Such a rig of its own for each test of a file. */
export function usePullRequestRig(): () => PullRequestRig {
  const rig = useRig()
  const holder: { made?: PullRequestRig } = {}
  beforeEach(async () => {
    const github = await GitHubServer.start()
    const gate = await Gate.open(new URL(rig().emulator.apiUrl).origin)
    holder.made = new PullRequestRig(rig(), github, gate)
  })
  afterEach(async () => {
    await holder.made?.github.close()
    await holder.made?.gate.close()
  })
  return () => {
    if (holder.made === undefined) throw new Error('GitHub is not running yet')
    return holder.made
  }
}
