import fc from 'fast-check'
import type { ServerTraits } from './account-model.js'
import { mishapList, type Mishap } from './mishaps.js'
import type { PullHistory } from './github-model.js'

/** Names that workflows gave; each is the beginning of the next. */
export const NAMES = ['shop-it', 'shop-it-2'] as const
/** Pull requests whose numbers begin with one another. */
export const PULLS = [1, 12] as const

/** One step of one job, and what becomes of its post step. */
export interface PlannedStep {
  kind: 'create' | 'get' | 'delete' | 'preview' | 'sweep'
  name: (typeof NAMES)[number]
  pullRequest: (typeof PULLS)[number]
  /** What a preview's event says; it may be late. */
  closed: boolean
  ifExists: 'reuse' | 'fail' | 'recreate'
  deleteAfterJob: boolean
  timeoutSeconds: number
  /** When it starts. Milliseconds. */
  startMs: number
  /** When it is cancelled, counted from its start; undefined: never. Milliseconds. */
  cancelMs: number | undefined
  /** How long the rest of the job takes, until the post step; undefined: the machine is lost, there is none. Milliseconds. */
  restMs: number | undefined
  mishaps: Mishap[]
  postMishaps: Mishap[]
  seed: number
}

export interface Scenario {
  traits: ServerTraits
  pulls: PullHistory[]
  steps: PlannedStep[]
  /** True where each step starts when the one before it has ended. */
  inTurn: boolean
  /** For the steps that clear up at the end. */
  endMishaps: Mishap[]
}

export interface Bounds {
  kinds: readonly PlannedStep['kind'][]
  ifExists: readonly PlannedStep['ifExists'][]
  uniqueNames: boolean
  listLag: boolean
  inTurn: boolean
  lateEffects: boolean
  /** The most mishaps one step meets. */
  mostMishaps: number
  /** When the last step starts, at the latest. Milliseconds. */
  spanMs: number
}

export const ANYTHING: Bounds = {
  kinds: ['create', 'create', 'create', 'create', 'get', 'delete', 'preview', 'preview', 'preview', 'sweep'],
  ifExists: ['reuse', 'reuse', 'fail', 'recreate'],
  uniqueNames: true,
  listLag: false,
  inTurn: false,
  lateEffects: true,
  mostMishaps: 9,
  spanMs: 25_000
}

/** Up to eight steps that run at the same time. */
export function scenarios(bounds: Bounds): fc.Arbitrary<Scenario> {
  const { uniqueNames, inTurn, listLag, spanMs } = bounds
  return fc.record({
    traits: fc.record({
      uniqueNames: fc.constant(uniqueNames),
      listLagMs: listLag ? fc.constantFrom(0, 300, 1_500) : fc.constant(0),
      clockAheadMs: fc.constantFrom(0, -3_600_000, 90_500),
      createCredentials: fc.boolean()
    }),
    pulls: fc.tuple(...PULLS.map((number) => pullHistory(number, spanMs))),
    steps: fc.array(plannedStep(bounds), { minLength: 1, maxLength: 8, size: 'max' }),
    inTurn: fc.constant(inTurn),
    endMishaps: mishapList(bounds)
  })
}

function pullHistory(number: number, spanMs: number): fc.Arbitrary<PullHistory> {
  const turns = fc.array(fc.nat(spanMs), { maxLength: 3 }).map((times) => times.sort((a, b) => a - b))
  return turns.map((sorted) => ({ number, turns: sorted }))
}

function plannedStep(bounds: Bounds): fc.Arbitrary<PlannedStep> {
  return fc.record({
    kind: fc.constantFrom(...bounds.kinds),
    name: fc.constantFrom(NAMES[0], NAMES[0], NAMES[1]),
    pullRequest: fc.constantFrom(...PULLS),
    closed: fc.boolean(),
    ifExists: fc.constantFrom(...bounds.ifExists),
    deleteAfterJob: fc.boolean(),
    timeoutSeconds: fc.constantFrom(120, 30, 5),
    startMs: fc.oneof(fc.nat(300), fc.nat(bounds.spanMs)),
    cancelMs: fc.option(fc.nat(4_000), { nil: undefined, freq: 8 }),
    restMs: fc.option(fc.nat(20_000), { nil: undefined, freq: 6 }),
    mishaps: mishapList(bounds),
    postMishaps: mishapList(bounds),
    seed: fc.nat(1_000_000)
  })
}
