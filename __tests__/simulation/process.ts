import { ActionError, messageOf } from '../../src/errors.js'
import type { Clock } from '../../src/http/clock.js'
import { Cancelled, NoReply } from '../../src/http/errors.js'
import type { Log } from '../../src/log.js'
import type { EventContext } from '../../src/runner/event.js'
import type { Values } from '../../src/runner/file-commands.js'
import type { Runner } from '../../src/runner/runner.js'
import { noLocalDatabases } from '../support/builders.js'
import { VirtualClock } from '../support/virtual-clock.js'
import { API_KEY, BASIC, SECRET_MARK } from './account-model.js'
import { networkOf } from './network.js'
import type { Mishap } from './mishaps.js'
import type { Stage } from './stage.js'

/** How a process ended; `gone`: it crashed. */
export type End = 'success' | 'failure' | 'gone'

export interface ProcessTraits {
  label: string
  inputs: Readonly<Record<string, string>>
  context: EventContext
  mishaps: readonly Mishap[]
  seed: number
  /** What the main step of the same action left; a post step reads it. */
  state?: Map<string, string>
}

/** One process of a job's step: everything `runStep` would give it, on virtual time, watched for leaks. */
export class SimulatedProcess implements Runner {
  readonly label: string
  readonly inputs: Readonly<Record<string, string>>
  readonly context: EventContext
  readonly send: Runner['send']
  readonly clock: Clock
  readonly states: Map<string, string>
  readonly outputs = new Map<string, string>()
  readonly infos: string[] = []
  readonly warnings: string[] = []
  readonly log: Log
  readonly localDatabases = noLocalDatabases
  readonly stage: Stage
  readonly startedAt: number
  end: End | undefined
  endedAt = 0
  error = ''
  /** When something last happened to it: a reply, a cut connection, a signal. */
  lastEventAt: number
  cancelledAt: number | undefined
  /** True once one of its create requests may have taken effect without its knowing. */
  uncertain = false
  /** True once one of its deletions may have taken effect without its knowing. */
  lostDeletion = false
  timers = 0
  readonly #masks = new Set<string>()
  readonly #cancel = new AbortController()
  #settle: () => void = () => undefined

  constructor(stage: Stage, { label, inputs, context, mishaps, seed, state }: ProcessTraits) {
    this.stage = stage
    this.label = label
    this.inputs = inputs
    this.context = context
    this.states = state ?? new Map<string, string>()
    this.startedAt = stage.clock.elapsed
    this.lastEventAt = this.startedAt
    this.send = networkOf(this, mishaps, seed)
    this.clock = this.#clockOf(new VirtualClock(seed))
    this.log = {
      debug: (line) => {
        this.#check('a debug line', line)
      },
      info: (line) => {
        this.#check('a log line', line)
        this.infos.push(line)
      },
      notice: (line) => {
        this.#check('a notice', line)
      },
      warning: (line) => {
        this.#check('a warning', line)
        this.warnings.push(line)
      },
      group: (title) => {
        this.#check('the title of a group', title)
      },
      endGroup: () => undefined
    }
  }

  get alive(): boolean {
    return this.end === undefined
  }

  get cancelled(): AbortSignal {
    return this.#cancel.signal
  }

  readonly input = (name: string): string => this.inputs[name] ?? ''

  readonly mask = (secret: string): void => {
    if (secret.trim() === '') this.stage.violated(`${this.label} asked for an empty mask`)
    this.#masks.add(secret)
  }

  readonly redact = (text: string): string => text

  readonly setOutputs = (values: Values): void => {
    for (const [name, value = ''] of Object.entries(values)) {
      if (this.#holdsUnmasked(value))
        this.stage.violated(`${this.label} wrote a secret that was not masked to ${name}`)
      this.outputs.set(name, value)
    }
  }

  readonly summary = (markdown: string): void => {
    this.#check('the job summary', markdown)
  }

  readonly exportVariable = (name: string, value: string): void => {
    if (this.#holdsUnmasked(value))
      this.stage.violated(`${this.label} exported a secret that was not masked as ${name}`)
  }

  readonly saveState = (values: Values): void => {
    for (const [name, value = ''] of Object.entries(values)) {
      this.#check(`the state ${name}`, value)
      if (this.alive) this.states.set(name, value)
    }
  }

  readonly state = (name: string): string => this.states.get(name) ?? ''

  /** Runs the action in this process; resolves when it has ended, or is gone. */
  run(action: (step: Runner) => Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve
      action(this).then(
        () => {
          this.#finish('success')
        },
        (error: unknown) => {
          this.#fail(error)
        }
      )
    })
  }

  /** The process is gone: nothing of it happens any more. */
  die(): void {
    this.#finish('gone')
  }

  /** The runner's signal to stop. */
  stop(): void {
    if (!this.alive) return
    this.cancelledAt = this.stage.clock.elapsed
    this.lastEventAt = this.cancelledAt
    this.#cancel.abort(new Cancelled('The run was cancelled (SIGINT).'))
  }

  #fail(error: unknown): void {
    if (!this.alive) return
    this.error = messageOf(error)
    this.#check('the error', this.error)
    if (!(error instanceof ActionError || error instanceof NoReply) || this.error === '') {
      const stack = error instanceof Error ? (error.stack ?? '') : ''
      this.stage.violated(`${this.label} failed without an explanation: ${this.error} ${stack}`)
    }
    this.#finish('failure')
  }

  #finish(end: End): void {
    if (!this.alive) return
    this.end = end
    this.endedAt = this.stage.clock.elapsed
    this.#settle()
  }

  #check(what: string, text: string): void {
    if (this.alive && (text.includes(SECRET_MARK) || text.includes(BASIC))) {
      this.stage.violated(`${this.label} has a secret in ${what}: ${text}`)
    }
    if (!this.#masks.has(API_KEY))
      this.stage.violated(`${this.label} wrote ${what} before the key was masked`)
  }

  /** A secret in an output is one that was masked as a whole, or is made of such. */
  #holdsUnmasked(value: string): boolean {
    if (!value.includes(SECRET_MARK) && !value.includes(BASIC)) return false
    return !this.#masks.has(value)
  }

  #clockOf(chance: VirtualClock): Clock {
    const { clock } = this.stage
    return {
      now: () => clock.now(),
      random: () => chance.random(),
      schedule: (ms, callback) => {
        let open = true
        this.timers++
        const close = (): boolean => {
          if (!open) return false
          open = false
          this.timers--
          return true
        }
        const callOff = clock.schedule(ms, () => {
          if (close() && this.alive) callback()
        })
        return () => {
          if (close()) callOff()
        }
      }
    }
  }
}
