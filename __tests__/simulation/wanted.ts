import { jobKey } from '../../src/name-parts.js'
import { deriveName, type NameOwner, type Subject } from '../../src/naming.js'
import { readMatrix } from '../../src/inputs/naming.js'

export const REPOSITORY = 'acme/shop'
const OWNER: NameOwner = { repository: REPOSITORY, prefix: undefined }

/** Names that workflows gave; each is the beginning of the next. */
export const NAMES = ['shop-it', 'shop-it-2'] as const
/** Pull requests and runs whose numbers begin with one another. */
export const PULLS = [1, 12] as const
const RUNS = ['7000000001', '70000000012'] as const
/** The last two differ in a capital only, so their names need hashes. */
const BRANCHES = ['main', 'main2', 'feature/login', 'Feature/login'] as const
const TAGS = ['main', 'v1.0'] as const
/** The last one could be a job's key. */
const SUFFIXES = [undefined, 'api', 'k3x9q'] as const
/** The run in which everything happens that is about no run of its own. It is never over. */
export const OWN_RUN = '9000000001'
export const JOB = 'test'

/** The legs of a matrix, each as the runner may write it; the last one is a job without a matrix. */
export const LEGS = [
  ['{"node":20,"os":"linux"}', '{ "os": "linux", "node": 20 }'],
  ['{"node":22,"os":"linux"}', '{"node":22,"os":"linux"}'],
  ['{}', 'null']
] as const

/** What GitHub knows, and says when it is over. */
export type LivingThing =
  { kind: 'pr'; number: number } | { kind: 'branch' | 'tag'; ref: string } | { kind: 'run'; runId: string }

/** What a database is for: a living thing, or the job of a run, with the number of its leg. */
export type Purpose = LivingThing & { leg?: number | undefined }

/** Which database a step is about: that of a name, or that of a purpose, by a name that is derived. */
export type Wanted = { by: 'name'; name: string } | Derived

export interface Derived {
  by: 'purpose'
  purpose: Purpose
  suffix: string | undefined
}

export function nameOf(wanted: Wanted): string {
  return wanted.by === 'name' ? wanted.name : deriveName(OWNER, subjectOf(wanted.purpose), wanted.suffix)
}

/** The name of a pull request's database. */
export function previewName(number: number): string {
  return nameOf({ by: 'purpose', purpose: { kind: 'pr', number }, suffix: undefined })
}

export const PULL_REQUESTS: readonly LivingThing[] = PULLS.map((number) => ({ kind: 'pr', number }))

export const LIVING_THINGS: readonly LivingThing[] = [
  ...PULL_REQUESTS,
  ...BRANCHES.map((ref) => ({ kind: 'branch' as const, ref })),
  ...TAGS.map((ref) => ({ kind: 'tag' as const, ref })),
  ...RUNS.map((runId) => ({ kind: 'run' as const, runId }))
]

/** Everything databases can be made for. */
const PURPOSES: readonly Purpose[] = [
  ...LIVING_THINGS,
  ...RUNS.flatMap((runId) => [...LEGS.keys()].map((leg) => ({ kind: 'run' as const, runId, leg })))
]

/** Every database that a step can derive a name for. */
export const DERIVED: readonly Derived[] = PURPOSES.flatMap((purpose) =>
  SUFFIXES.map((suffix) => ({ by: 'purpose' as const, purpose, suffix }))
)

/** One for the first thing of each kind. */
export const COMMON: readonly Derived[] = DERIVED.filter(
  ({ purpose: { kind, leg }, suffix }, index, all) =>
    suffix === undefined &&
    leg === undefined &&
    all.findIndex(({ purpose }) => purpose.kind === kind) === index
)

const LIVING = new Map(DERIVED.map((derived) => [nameOf(derived), derived.purpose]))

/** What must be over before a sweep may delete the database of this name; undefined if it never may. */
export function livingThingOf(name: string): LivingThing | undefined {
  return LIVING.get(name)
}

function subjectOf(purpose: Purpose): Subject {
  if (purpose.kind !== 'run') return purpose
  const { kind, runId, leg } = purpose
  const spelling = leg === undefined ? undefined : LEGS[leg]?.[0]
  return {
    kind,
    runId,
    job:
      spelling === undefined
        ? undefined
        : jobKey(
            JOB,
            readMatrix(() => spelling)
          )
  }
}
