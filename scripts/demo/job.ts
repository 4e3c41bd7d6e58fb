import { fileURLToPath } from 'node:url'
import { Masker } from '../../__tests__/support/masker.js'
import { jobToken, runAction, type ActionRun, type RunOptions } from '../../__tests__/support/runner.js'
import { trusting } from '../../__tests__/support/trust.js'
import { runShell } from '../../__tests__/support/workflow/shell-step.js'
import type { JobEvent } from './event.js'
import type { Screen } from './screen.js'
import type { Stage } from './stage.js'

type Fields = Readonly<Record<string, string>>

type Phase = Required<Pick<RunOptions, 'action' | 'phase' | 'inputs'>> & Pick<RunOptions, 'state'>

export interface Surroundings {
  readonly stage: Stage
  readonly screen: Screen
  /** Aborts when the demo is interrupted: the step under way is ended, and none follows. */
  readonly interrupted: AbortSignal
}

/**
 * One job on a runner: every step in a process of its own, and its log on the screen with the masks the job has by then.
 * A step that fails throws an Error after its log is shown.
 */
export class Job {
  readonly #surroundings: Surroundings
  readonly #event: JobEvent
  readonly #secrets: Fields
  readonly #masks: string[]
  readonly #posts: (() => Promise<void>)[] = []

  constructor(event: JobEvent, surroundings: Surroundings) {
    const { email, apiKey } = surroundings.stage.emulator
    this.#surroundings = surroundings
    this.#event = event
    this.#secrets = { email, api_key: apiKey }
    this.#masks = [jobToken, email, apiKey]
  }

  /** A `uses:` step with this repository's action in `folder`; returns its outputs. */
  async use(folder: '.' | 'preview', inputs: Fields): Promise<Fields> {
    const { apiUrl } = this.#surroundings.stage.emulator
    const given = { ...this.#secrets, ...inputs, api_url: apiUrl }
    const title = `Run your-org/upstash-redis-action${folder === '.' ? '' : `/${folder}`}@v1`
    const main = await this.#runPhase(title, { action: folder, phase: 'main', inputs: given })
    this.#posts.unshift(async () => {
      const { state } = main
      await this.#runPhase(`Post ${title}`, { action: folder, phase: 'post', inputs: given, state })
    })
    return main.outputs
  }

  /** A `run:` step in the folder of the demo's application; returns its log. */
  async run(script: string, env: Fields): Promise<string> {
    const title = `Run ${script}`
    this.#showStep(title, 'env', env)
    const { exitCode, replay } = await runShell({
      script,
      event: this.#event.payload,
      workspace: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...this.#event.env, ...trusting(this.#surroundings.stage.emulator), ...env },
      masks: this.#masks
    })
    const log = replay.lines.map(({ rendered }) => rendered).join('\n')
    this.#finishStep(title, log, exitCode)
    return log
  }

  /** The post phases, the last step's first. */
  async end(): Promise<void> {
    for (const post of this.#posts) await post()
  }

  /** The text as the job's log shows it. */
  masked(text: string): string {
    const masker = new Masker()
    for (const mask of this.#masks) masker.add(mask)
    return masker.mask(text)
  }

  async #runPhase(title: string, phase: Phase): Promise<ActionRun> {
    const { stage, interrupted } = this.#surroundings
    this.#showStep(title, 'with', phase.phase === 'main' ? phase.inputs : {})
    const run = await runAction({
      ...phase,
      env: { ...this.#event.env, ...trusting(stage.emulator), GITHUB_API_URL: stage.github.apiUrl },
      event: this.#event.payload,
      secrets: () => stage.secrets(),
      onSpawn: (child) => {
        const end = (): void => void child.kill('SIGKILL')
        if (interrupted.aborted) end()
        else interrupted.addEventListener('abort', end, { once: true })
      }
    })
    this.#masks.push(...run.masks)
    this.#finishStep(title, this.masked(run.log), run.exitCode)
    return run
  }

  #showStep(title: string, label: 'with' | 'env', given: Fields): void {
    this.#surroundings.interrupted.throwIfAborted()
    const shown = Object.entries(given).map(([name, value]) => [name, this.masked(value)] as const)
    this.#surroundings.screen.step(title, label, Object.fromEntries(shown))
  }

  #finishStep(title: string, log: string, exitCode: number | null): void {
    this.#surroundings.interrupted.throwIfAborted()
    this.#surroundings.screen.log(log)
    if (exitCode !== 0) throw new Error(`the step "${title}" ended with exit code ${String(exitCode)}`)
  }
}
