import type { PullRequest, PullRequests } from '../support/github/pull-requests.js'
import type { RefKind, Refs } from '../support/github/refs.js'
import type { RunStatus, Runs } from '../support/github/runs.js'
import type { VirtualClock } from '../support/virtual-clock.js'
import { OWN_RUN, type LivingThing } from './wanted.js'

/**
 * The life of a pull request, a run, a branch or a tag: it goes on from the start, then is over and goes on again in turn
 * at these times, in order (milliseconds from the start). A run is over when it is completed, and goes on when it is run
 * again.
 */
export interface Life {
  of: LivingThing
  turns: readonly number[]
  /** True if a run that is over after its last turn is deleted then. */
  deleted: boolean
  /** True if it goes on whatever else ends. */
  endless?: true
}

/** What GitHub knows, on virtual time, with its history. */
export class Lives implements PullRequests, Runs, Refs {
  readonly #clock: VirtualClock
  readonly #lives: readonly Life[]
  #endedAt = Infinity

  constructor(clock: VirtualClock, lives: readonly Life[]) {
    this.#clock = clock
    this.#lives = lives
  }

  /** Everything is over from now on, but what is endless. */
  endAll(): void {
    this.#endedAt = this.#clock.elapsed
  }

  /** When something last turned, or will (milliseconds from the start). */
  get lastTurn(): number {
    return Math.max(0, ...this.#lives.flatMap(({ turns }) => turns))
  }

  /** Whether it was over `at` that time (milliseconds from the start). What never was is not over. */
  isOver(one: LivingThing, at: number): boolean {
    const life = this.#lifeOf(one)
    return life !== undefined && this.#over(life, at)
  }

  /** Whether it was over at any moment from `from` to `to` (milliseconds from the start). */
  wasOver(one: LivingThing, from: number, to: number): boolean {
    const turns = this.turnsOf(one).filter((turn) => turn >= from && turn <= to)
    return [from, ...turns].some((at) => this.isOver(one, at))
  }

  turnsOf(one: LivingThing): readonly number[] {
    return this.#lifeOf(one)?.turns ?? []
  }

  all(): PullRequest[] {
    return this.#lives.flatMap(({ of }) => (of.kind === 'pr' ? this.#pullNow(of) : []))
  }

  find(number: number): PullRequest | undefined {
    const of = { kind: 'pr', number } as const
    return this.#lifeOf(of) && this.#pullNow(of)
  }

  status(id: string): RunStatus | undefined {
    if (id === OWN_RUN) return 'in_progress'
    const run = { kind: 'run', runId: id } as const
    const now = this.#clock.elapsed
    if (this.#lifeOf(run) === undefined || this.isDeleted(run, now)) return undefined
    if (this.isOver(run, now)) return 'completed'
    return this.turnsOf(run).some((turn) => turn <= now) ? 'queued' : 'in_progress'
  }

  /** Whether it is a run that was deleted by that time (milliseconds from the start). */
  isDeleted(one: LivingThing, at: number): boolean {
    const life = this.#lifeOf(one)
    if (life?.deleted !== true || one.kind !== 'run') return false
    return this.#over(life, at) && (life.turns.at(-1) ?? 0) <= at
  }

  names(kind: RefKind): string[] {
    const now = this.#clock.elapsed
    const wanted = kind === 'heads' ? 'branch' : 'tag'
    return this.#lives.flatMap((life) =>
      life.of.kind === wanted && !this.#over(life, now) ? life.of.ref : []
    )
  }

  #pullNow(of: { kind: 'pr'; number: number }): PullRequest {
    return { number: of.number, open: !this.isOver(of, this.#clock.elapsed) }
  }

  #lifeOf(one: LivingThing): Life | undefined {
    return this.#lives.find(({ of }) => keyOf(of) === keyOf(one))
  }

  #over({ turns, endless }: Life, at: number): boolean {
    if (endless !== true && at >= this.#endedAt) return true
    return turns.filter((turn) => turn <= at).length % 2 === 1
  }
}

/** The same for the same thing, and for nothing else. */
export function keyOf(one: LivingThing): string {
  switch (one.kind) {
    case 'pr':
      return `pr ${one.number}`
    case 'run':
      return `run ${one.runId}`
    case 'branch':
    case 'tag':
      return `${one.kind} ${one.ref}`
  }
}
