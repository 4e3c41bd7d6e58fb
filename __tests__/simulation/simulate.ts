import { DELIVERY_LIMIT_MS } from '../../src/runner/exit.js'
import type { Mishap } from './mishaps.js'
import type { Life } from './lives.js'
import { SimulatedProcess } from './process.js'
import type { PlannedStep, Scenario } from './scenario.js'
import { settingOf } from './step-setting.js'
import { STEPS, type StepKind } from './steps.js'
import { Stage, type Tally } from './stage.js'

/** What a step turned out to be: its process, and that of its post step where there was one. */
export interface PlayedStep {
  plan: PlannedStep
  main: SimulatedProcess
  post: SimulatedProcess | undefined
}

/**
 * Names the sweep must leave alone, however like ours they are: made by hand, another repository's, and one of our own
 * whose pull request stays open.
 */
export const BYSTANDERS = [
  'shop-i',
  'shop-it-',
  'shop-it-22',
  'Shop-It',
  ' shop-it',
  'xshop-it',
  'acme-shop-staging',
  'acme-shop-pr-012',
  'acme-shop-pr-1-x-y',
  'acme-shop-run-',
  'acme-shop-branch-main_2',
  'ACME-shop-pr-1',
  'acme-shop2-pr-1',
  'acme-shop2-branch-main',
  'acme-sho-pr-12',
  'other-acme-shop-pr-12',
  'acme-shop-pr-123'
] as const

/** That of the last bystander's pull request. */
const BYSTANDING_LIFE: Life = { of: { kind: 'pr', number: 123 }, turns: [], deleted: false, endless: true }

/** Long enough for every late effect. Milliseconds. */
const REST_MS = 30_000
const POST_TIMEOUT_SECONDS = 30

/** Plays a scenario through, until everything has come to rest. */
export class Simulation {
  readonly stage: Stage
  readonly played: PlayedStep[] = []
  /** See Bounds. */
  readonly ownWord: boolean
  readonly #scenario: Scenario
  #labels = 0

  constructor(scenario: Scenario, tally: Tally) {
    this.#scenario = scenario
    this.ownWord = scenario.ownWord
    this.stage = new Stage(scenario.traits, [...scenario.lives, BYSTANDING_LIFE], tally)
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
      wanted: { by: 'name', name: 'shop-it' },
      closed: true,
      ifExists: 'reuse',
      deleteAfterJob: false,
      deletedBranches: true,
      timeoutSeconds: 300,
      startMs: 0,
      cancelMs: undefined,
      readMs: 0,
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
    await this.stage.clock.run(work)
    await this.letPass(REST_MS)
  }

  /** Nothing more is done for that time, in milliseconds. */
  async letPass(ms: number): Promise<void> {
    await this.stage.clock.run(this.#pause(ms))
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
    if (main.end !== 'gone') await this.#pause(Math.min(plan.readMs, DELIVERY_LIMIT_MS))
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
      ...settingOf(plan),
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
