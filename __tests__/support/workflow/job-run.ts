import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Masker } from '../masker.js'
import { jobToken } from '../runner-environment.js'
import type { Matrix } from '../step-inputs.js'
import {
  UnknownSelfError,
  fetchedAction,
  isFetchedFirst,
  workspaceAction,
  type ActionFolder
} from './action-reference.js'
import { checkOut } from './checkout.js'
import { condition, interpolate, type Contexts } from './expressions.js'
import type { Fields, Job, Step } from './model.js'
import { runVariables, type RunContext, type WorkflowSource } from './run-context.js'
import { runShell } from './shell-step.js'

export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** As a user sees it: masks applied. */
  readonly log: string
}

interface StepResult {
  readonly outcome: 'success' | 'failure' | 'skipped'
  readonly conclusion: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
}

/** The run a job belongs to, and whose workflow it is of, if the runner is told. */
export interface JobPlace {
  readonly run: RunContext
  readonly source: WorkflowSource | undefined
}

/** One job, or one leg of its matrix, on a runner of its own: its steps in order, then their post phases in reverse. */
export class JobRun {
  readonly #run: RunContext
  readonly #source: WorkflowSource | undefined
  readonly #contexts: Contexts
  readonly #matrix: Matrix
  readonly #masks: string[]
  readonly #log: string[] = []
  readonly #env: Record<string, string> = {}
  readonly #steps: Record<string, StepResult> = {}
  readonly #fetched = new Map<string, ActionFolder>()
  readonly #posts: (() => Promise<void>)[] = []
  #status: 'success' | 'failure' = 'success'
  #workspace = ''

  /** `contexts` are those that hold for the whole job, beside `matrix`: github, needs, inputs, secrets, job, … */
  constructor({ run, source }: JobPlace, contexts: Contexts, matrix: Matrix) {
    this.#run = run
    this.#source = source
    this.#contexts = { ...contexts, matrix }
    this.#matrix = matrix
    this.#masks = [jobToken, ...Object.values(run.secrets).filter((secret) => secret !== '')]
  }

  async execute(job: Job): Promise<JobResult> {
    this.#workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
    try {
      if (!this.#setUp(job.steps)) return { result: 'failure', outputs: {}, log: this.#log.join('') }
      for (const [index, step] of job.steps.entries()) {
        const result = await this.#step(step, job.id)
        this.#steps[step.id ?? `__${index}`] = result
        if (result.outcome === 'failure') this.#status = 'failure'
      }
      for (const post of this.#posts.reverse()) await post()
      return {
        result: this.#status,
        outputs: this.#jobOutputs(job.outputs),
        log: this.#log.join('')
      }
    } finally {
      await rm(this.#workspace, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  /** Fetches actions before the first step, as the runner does (actions/runner, ActionManager.cs); false ends the job. */
  #setUp(steps: readonly Step[]): boolean {
    this.#say('▶ Set up job\n')
    try {
      for (const { uses } of steps)
        if (uses !== undefined && isFetchedFirst(uses) && !isCheckout(uses) && !isInstaller(uses))
          this.#fetched.set(uses, fetchedAction(uses, this.#source))
      return true
    } catch (error) {
      if (!(error instanceof UnknownSelfError)) throw error
      this.#say(`Error: ${error.message}\n`)
      return false
    }
  }

  get #now(): Contexts {
    return { ...this.#contexts, steps: this.#steps, env: this.#env }
  }

  async #step(step: Step, jobId: string): Promise<StepResult> {
    if (!condition(step.condition, this.#now, { status: this.#status })) {
      return { outcome: 'skipped', conclusion: 'skipped', outputs: {} }
    }
    const env = { ...runVariables(this.#run, jobId), ...this.#env, ...this.#evaluated(step.env) }
    this.#say(`▶ ${interpolate(step.name, this.#now)}\n`)
    const { ok, outputs } =
      step.run === undefined ? await this.#use(step, env) : await this.#shell(step.run, env)
    const outcome = ok ? 'success' : 'failure'
    return { outcome, conclusion: outcome, outputs }
  }

  async #shell(script: string, env: Record<string, string>) {
    const run = await runShell({
      script: interpolate(script, this.#now),
      event: this.#run.event.payload,
      workspace: this.#workspace,
      env,
      masks: this.#masks,
      programs: this.#run.programs
    })
    this.#masks.push(...run.replay.masks)
    Object.assign(this.#env, run.env)
    this.#say(run.replay.lines.map((line) => `${line.rendered}\n`).join(''))
    return { ok: run.exitCode === 0, outputs: run.outputs }
  }

  async #use(step: Step, env: Record<string, string>) {
    const uses = step.uses ?? ''
    const inputs = this.#evaluated(step.with)
    if (isCheckout(uses)) await checkOut(inputs, this.#workspace)
    if (isCheckout(uses) || isInstaller(uses)) return { ok: true, outputs: {} }
    const action = this.#fetched.get(uses) ?? workspaceAction(uses, this.#workspace)
    const options = { env, event: this.#run.event.payload, workspace: this.#workspace, matrix: this.#matrix }
    const main = await this.#run.rig.run(action.folder, inputs, options)
    this.#masks.push(...main.masks)
    Object.assign(this.#env, main.env)
    this.#say(main.log)
    if (action.hasPost) {
      this.#posts.push(async () => {
        const post = await this.#run.rig.run(action.folder, inputs, {
          ...options,
          phase: 'post',
          state: main.state
        })
        this.#say(`▶ Post ${step.name}\n${post.log}`)
        if (post.exitCode !== 0) this.#status = 'failure'
      })
    }
    return { ok: main.exitCode === 0, outputs: main.outputs }
  }

  /** The runner drops an output that holds a masked value, and says so (actions/runner, JobExtension.cs). */
  #jobOutputs(outputs: Fields): Record<string, string> {
    const kept: Record<string, string> = {}
    for (const [name, value] of Object.entries(this.#evaluated(outputs))) {
      if (this.#masker().mask(value) === value) kept[name] = value
      else this.#say(`Warning: Skip output '${name}' since it may contain secret.\n`)
    }
    return kept
  }

  #evaluated(fields: Fields): Record<string, string> {
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, interpolate(String(value), this.#now)])
    )
  }

  #masker(): Masker {
    const masker = new Masker()
    for (const mask of this.#masks) masker.add(mask)
    return masker
  }

  #say(text: string): void {
    this.#log.push(this.#masker().mask(text))
  }
}

/** Only puts a program into PATH, which the test has put there. */
function isInstaller(uses: string): boolean {
  return uses.startsWith('superfly/flyctl-actions/setup-flyctl@')
}

function isCheckout(uses: string): boolean {
  return uses.startsWith('actions/checkout@')
}
