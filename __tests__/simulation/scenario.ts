import fc from 'fast-check'
import type { Alteration, ServerTraits } from './account-model.js'
import { mishapList, type Mishap } from './mishaps.js'
import type { Life } from './lives.js'
import {
  COMMON,
  DERIVED,
  LIVING_THINGS,
  NAMES,
  PULL_REQUESTS,
  type LivingThing,
  type Wanted
} from './wanted.js'

/** One step of one job, and what becomes of its post step. */
export interface PlannedStep {
  kind: 'create' | 'get' | 'delete' | 'preview' | 'sweep'
  /** A preview's is one of a pull request; a sweep's means nothing. */
  wanted: Wanted
  /** What a preview's event says; it may be late. */
  closed: boolean
  ifExists: 'reuse' | 'fail' | 'recreate'
  deleteAfterJob: boolean
  /** Whether a sweep takes what gone branches and tags have left. */
  deletedBranches: boolean
  timeoutSeconds: number
  /** When it starts. Milliseconds. */
  startMs: number
  /** When it is cancelled, counted from its start; undefined: never. Milliseconds. */
  cancelMs: number | undefined
  /** How long after the step's end its log is read to the end, which is when its process is gone. Milliseconds. */
  readMs: number
  /** How long the rest of the job takes, until the post step; undefined: the machine is lost, there is none. Milliseconds. */
  restMs: number | undefined
  mishaps: Mishap[]
  postMishaps: Mishap[]
  /** Decides how a step says what it is about, too. */
  seed: number
}

export interface Scenario {
  traits: ServerTraits
  lives: Life[]
  steps: PlannedStep[]
  /** True where each step starts when the one before it has ended. */
  inTurn: boolean
  /** See Bounds. */
  ownWord: boolean
  /** For the steps that clear up at the end. */
  endMishaps: Mishap[]
}

export interface Bounds {
  kinds: readonly PlannedStep['kind'][]
  ifExists: readonly PlannedStep['ifExists'][]
  /** Whether steps leave the name to be derived, and everything that names are derived for has a life. */
  derived: boolean
  uniqueNames: boolean
  listLag: boolean
  /** Whether a new database may not be found by its id for a while. */
  detailLag: boolean
  /** Whether steps must get through lists and details that lag if nothing else goes wrong. */
  lagOutwaited: boolean
  /** Whether lists may lag for longer than any step waits for them. */
  longLag: boolean
  /** Whether the server may store another name than it was asked for. */
  alteredNames: boolean
  /** Whether the server's clock may be seconds or weeks off. */
  wideSkew: boolean
  /** How often something is over or goes on again at most. */
  mostTurns: number
  /** Whether a deletion for a closed pull request needs GitHub's word on that very pull request before it. */
  ownWord: boolean
  inTurn: boolean
  lateEffects: boolean
  /** The most mishaps one step meets. */
  mostMishaps: number
  /** How many requests of a sweep go well before it meets any, at most: its deletions are its last ones. */
  mostSpared: number
  mostSteps: number
  /** Something happens for `spanMs` from each of these times, and nothing in between. Milliseconds. */
  bursts: readonly number[]
  spanMs: number
}

export const ANYTHING: Bounds = {
  kinds: ['create', 'create', 'create', 'create', 'get', 'delete', 'preview', 'preview', 'preview', 'sweep'],
  ifExists: ['reuse', 'reuse', 'fail', 'recreate'],
  derived: false,
  uniqueNames: true,
  listLag: true,
  detailLag: true,
  lagOutwaited: true,
  longLag: true,
  alteredNames: true,
  wideSkew: true,
  mostTurns: 7,
  ownWord: false,
  inTurn: false,
  lateEffects: true,
  mostMishaps: 9,
  mostSpared: 0,
  mostSteps: 8,
  bursts: [0],
  spanMs: 25_000
}

/** What the actions do not promise; `SIM_HARDER` turns it on: a run for a closed event goes by its event if GitHub does not say more. */
export const HARDER: Partial<Bounds> = {
  ownWord: true
}

/** Longer than any step waits for a list. Milliseconds. */
const LONG_LAG_MS = 4_000
const WIDE_SKEWS = [10_000, -10_000, 30 * 86_400_000, -30 * 86_400_000]
const ALTERED: readonly Alteration[] = ['underscored', 'cut']

/** Some steps that run at the same time. */
export function scenarios(bounds: Bounds): fc.Arbitrary<Scenario> {
  const { uniqueNames, inTurn, listLag, longLag, detailLag, alteredNames, wideSkew, ownWord } = bounds
  const lag = fc.constantFrom(0, 300, 1_500)
  return fc.record({
    traits: fc.record({
      uniqueNames: fc.constant(uniqueNames),
      listLagMs: listLag
        ? fc.oneof(
            { weight: 6, arbitrary: lag },
            { weight: longLag ? 1 : 0, arbitrary: fc.constant(LONG_LAG_MS) }
          )
        : fc.constant(0),
      deletedListedMs: listLag ? lag : fc.constant(0),
      detailLagMs: detailLag ? lag : fc.constant(0),
      clockAheadMs: fc.constantFrom(0, -3_600_000, 90_500, ...(wideSkew ? WIDE_SKEWS : [])),
      names: fc.oneof(
        { weight: 8, arbitrary: fc.constant<Alteration>('kept') },
        { weight: alteredNames ? 1 : 0, arbitrary: fc.constantFrom(...ALTERED) }
      ),
      createCredentials: fc.boolean()
    }),
    lives: fc.tuple(...(bounds.derived ? LIVING_THINGS : PULL_REQUESTS).map((of) => life(of, bounds))),
    steps: fc.array(plannedStep(bounds), { minLength: 1, maxLength: bounds.mostSteps, size: 'max' }),
    inTurn: fc.constant(inTurn),
    ownWord: fc.constant(ownWord),
    endMishaps: mishapList(bounds)
  })
}

function life(of: LivingThing, { bursts, spanMs, mostTurns }: Bounds): fc.Arbitrary<Life> {
  const turn = fc.tuple(fc.constantFrom(...bursts), fc.nat(spanMs)).map(([burst, ms]) => burst + ms)
  const turns = fc.array(turn, { maxLength: mostTurns }).map((times) => times.sort((a, b) => a - b))
  const deleted = of.kind === 'run' ? fc.boolean() : fc.constant(false)
  return fc.record({ of: fc.constant(of), turns, deleted })
}

function plannedStep(bounds: Bounds): fc.Arbitrary<PlannedStep> {
  const { kinds, ifExists, derived, bursts, spanMs, mostSpared } = bounds
  const start = fc.tuple(fc.constantFrom(...bursts), fc.oneof(fc.nat(300), fc.nat(spanMs)))
  const step = fc.record({
    kind: fc.constantFrom(...kinds),
    wanted: derived ? anyDerived : anyName,
    spared: fc.nat(mostSpared),
    previewed: fc.constantFrom(...PREVIEWS.filter(({ suffix }) => derived || suffix === undefined)),
    closed: fc.boolean(),
    ifExists: fc.constantFrom(...ifExists),
    deleteAfterJob: fc.boolean(),
    deletedBranches: derived ? fc.constantFrom(true, true, false) : fc.constant(false),
    timeoutSeconds: fc.constantFrom(120, 30, 5),
    startMs: start.map(([burst, ms]) => burst + ms),
    cancelMs: fc.oneof(
      { weight: 7, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.nat(4_000) }
    ),
    readMs: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(15_000) }),
    restMs: fc.option(fc.nat(20_000), { nil: undefined, freq: 6 }),
    mishaps: mishapList(bounds),
    postMishaps: mishapList(bounds),
    seed: fc.nat(1_000_000)
  })
  return step.map(({ previewed, spared, ...rest }) => {
    if (rest.kind === 'preview') return { ...rest, wanted: previewed }
    const well = Array.from({ length: spared }, (): Mishap => ({ kind: 'none' }))
    return rest.kind === 'sweep' ? { ...rest, mishaps: [...well, ...rest.mishaps] } : rest
  })
}

const PREVIEWS = DERIVED.filter(({ purpose }) => purpose.kind === 'pr')
const anyName = fc.constantFrom(NAMES[0], NAMES[0], NAMES[1]).map((name): Wanted => ({ by: 'name', name }))
/** Some more often than others, so that steps meet. */
const anyDerived = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Wanted>(...DERIVED) },
  { weight: 2, arbitrary: fc.constantFrom<Wanted>(...COMMON) }
)
