import type { EventContext } from '../../src/runner/event.js'
import { API_KEY, EMAIL } from './account-model.js'
import type { Mishap } from './mishaps.js'
import { GITHUB_TOKEN, REPOSITORY } from './github-model.js'
import { SimulatedProcess } from './process.js'
import type { PlannedStep, Scenario } from './scenario.js'
import { STEPS, type StepKind } from './steps.js'
import { Stage, type Tally } from './stage.js'

/** What a step turned out to be: its process, and that of its post step where there was one. */
export interface PlayedStep {
  plan: Pick<
    PlannedStep,
    'kind' | 'name' | 'pullRequest' | 'closed' | 'ifExists' | 'deleteAfterJob' | 'timeoutSeconds'
  >
  main: SimulatedProcess
  post: SimulatedProcess | undefined
}

/** Names of other owners: like ours, but for an end, a beginning, a capital or a space. */
export const BYSTANDERS = [
  'shop-i',
  'shop-it-',
  'shop-it-22',
  'Shop-It',
  ' shop-it',
  'xshop-it',
  'acme-shop-pr-123',
  'acme-shop-pr-012',
  'acme-shop-pr-1-x',
  'ACME-shop-pr-1',
  'acme-shop2-pr-1',
  'acme-sho-pr-12',
  'other-acme-shop-pr-12'
] as const

/** Long enough for every late effect. Milliseconds. */
const REST_MS = 30_000
const POST_TIMEOUT_SECONDS = 30

/** Plays a scenario through, until everything has come to rest. */
export class Simulation {
  readonly stage: Stage
  readonly played: PlayedStep[] = []
  readonly #scenario: Scenario
  #labels = 0

  constructor(scenario: Scenario, tally: Tally) {
    this.#scenario = scenario
    // The pull request of a bystander's number is open for ever, as far as this repository has it.
    const others = [{ number: 123, turns: [] }]
    this.stage = new Stage(scenario.traits, [...scenario.pulls, ...others], tally)
    for (const name of BYSTANDERS) this.stage.account.add(name, 40 * 86_400)
  }

  async play(): Promise<void> {
    const { steps, inTurn } = this.#scenario
    if (inTurn) for (const step of steps) await this.#runToRest(this.#playStep(step))
    else await this.#runToRest(Promise.all(steps.map((step) => this.#playStep(step))))
  }

  /** Plays one more step, with these mishaps, after everything else; undefined mishaps stand for those of the scenario's end. */
  async after(
    plan: Partial<PlannedStep> & Pick<PlannedStep, 'kind'>,
    mishaps: readonly Mishap[] = this.#scenario.endMishaps
  ): Promise<SimulatedProcess> {
    const full: PlannedStep = {
      name: 'shop-it',
      pullRequest: 1,
      closed: true,
      ifExists: 'reuse',
      deleteAfterJob: false,
      timeoutSeconds: 300,
      startMs: 0,
      cancelMs: undefined,
      restMs: undefined,
      mishaps: [...mishaps],
      postMishaps: [],
      seed: 7,
      ...plan
    }
    await this.#runToRest(this.#playStep(full))
    const last = this.played.at(-1)
    if (last === undefined) throw new Error('No step was played')
    return last.main
  }

  async #runToRest(work: Promise<unknown>): Promise<void> {
    const { clock } = this.stage
    await clock.run(work)
    await clock.run(this.#pause(REST_MS))
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.stage.clock.schedule(ms, resolve)
    })
  }

  async #playStep(plan: PlannedStep): Promise<void> {
    if (!this.#scenario.inTurn) await this.#pause(plan.startMs)
    const main = this.#process(plan.kind, plan, plan.mishaps)
    const played: PlayedStep = { plan, main, post: undefined }
    this.played.push(played)
    if (plan.cancelMs !== undefined) {
      this.stage.clock.schedule(plan.cancelMs, () => {
        main.stop()
      })
    }
    await main.run(STEPS[plan.kind])
    if (plan.kind !== 'create' || plan.restMs === undefined) return
    await this.#pause(plan.restMs)
    played.post = this.#process('post', plan, plan.postMishaps, main.states)
    await played.post.run(STEPS.post)
  }

  #process(
    kind: StepKind,
    plan: PlannedStep,
    mishaps: readonly Mishap[],
    state?: Map<string, string>
  ): SimulatedProcess {
    this.stage.noteStep()
    const process = new SimulatedProcess(this.stage, {
      label: `${kind}#${++this.#labels}`,
      inputs: inputsOf(plan),
      context: contextOf(plan),
      mishaps,
      seed: plan.seed,
      ...(state !== undefined && { state })
    })
    return process
  }
}

/** The longest a process may run. Milliseconds. */
export function limitOf(process: SimulatedProcess): number {
  const seconds = process.label.startsWith('post') ? POST_TIMEOUT_SECONDS : Number(process.inputs['timeout'])
  return seconds * 1000
}

export function previewName(pullRequest: number): string {
  return `acme-shop-pr-${pullRequest}`
}

function inputsOf(plan: PlannedStep): Record<string, string> {
  return {
    email: EMAIL,
    api_key: API_KEY,
    github_token: GITHUB_TOKEN,
    ...(plan.kind !== 'preview' && { name: plan.name }),
    primary_region: 'us-east-1',
    if_exists: plan.ifExists,
    delete_after_job: String(plan.deleteAfterJob),
    timeout: String(plan.timeoutSeconds)
  }
}

function contextOf({ pullRequest, closed }: PlannedStep): EventContext {
  return {
    eventName: 'pull_request',
    repository: REPOSITORY,
    ref: `refs/pull/${pullRequest}/merge`,
    actor: 'somebody',
    apiUrl: 'https://api.github.com',
    payload: {
      action: closed ? 'closed' : 'opened',
      pull_request: { number: pullRequest, head: { repo: { full_name: REPOSITORY } } }
    }
  }
}
