import type { TimeRange } from '../../http/client.js'
import { isDatabaseId } from '../../upstash/database.js'
import { ageOf, inWords, NO_AGE } from '../age.js'
import type { OwnDatabase } from '../own.js'
import type { Judge, Judgement } from './judge.js'

/** The judges of the kinds that are to be swept. */
export type Judges = Partial<Record<OwnDatabase['parsed']['kind'], Judge>>

export interface DueDatabase extends OwnDatabase {
  /** For example "pull request 12 is closed". */
  reason: string
  /** Who confirms the reason right before the deletion; undefined if age alone is the reason. */
  judge: Judge | undefined
}

/** A database that is kept although the sweep was to look at it, and why. */
export interface KeptDatabase {
  database_name: string
  why: string
}

export interface SweepPlan {
  /** What is to be deleted, the oldest first. */
  due: DueDatabase[]
  /** What is kept because something about it is not known. */
  unknown: KeptDatabase[]
  /** What is kept because nothing says that it is over. */
  lasting: KeptDatabase[]
}

export interface PlanOptions {
  judges: Judges
  /** Databases of pull requests and runs that are older than this are due; undefined if age is no reason. Seconds. */
  olderThanSeconds: number | undefined
  now: TimeRange
}

/** Decides what a sweep deletes, by what the judges know; asks nobody and deletes nothing. */
export function planSweep(own: readonly OwnDatabase[], options: PlanOptions): SweepPlan {
  const due: DueDatabase[] = []
  const unknown: KeptDatabase[] = []
  const lasting: KeptDatabase[] = []
  for (const database of own) {
    const found = isDatabaseId(database.database_id)
      ? whyDue(database, options)
      : { unknown: 'Upstash lists it with an unusable id' }
    const { database_name } = database
    if ('unknown' in found) unknown.push({ database_name, why: found.unknown })
    else if ('keep' in found) lasting.push({ database_name, why: found.keep })
    else due.push({ ...database, ...found })
  }
  due.sort((a, b) => (a.creation_time ?? 0) - (b.creation_time ?? 0))
  return { due, unknown, lasting }
}

/** Why a database is due, why it is not, or why that is not known. */
function whyDue(
  database: OwnDatabase,
  { judges, olderThanSeconds, now }: PlanOptions
): Pick<DueDatabase, 'reason' | 'judge'> | Exclude<Judgement, { due: string }> {
  const { kind } = database.parsed
  // A branch lasts as long as it is there, so its database's age is no reason.
  const limit = kind === 'pr' || kind === 'run' ? olderThanSeconds : undefined
  const age = ageOf(database.creation_time, now)
  if (limit !== undefined && age !== undefined && age > limit) {
    return { reason: `it is ${inWords(age)} old`, judge: undefined }
  }
  const judge = judges[kind]
  const judgement = judge?.judge(database) ?? {
    keep: whyNobodyAsks(kind, limit === undefined ? undefined : age)
  }
  if ('due' in judgement) return { reason: judgement.due, judge }
  return 'keep' in judgement && limit !== undefined && age === undefined ? { unknown: NO_AGE } : judgement
}

const IN_WORDS = { pr: 'pull requests', run: 'runs', branch: 'branches', tag: 'tags' }

/** Why a database is kept whose kind has no judge in this sweep. */
function whyNobodyAsks(kind: keyof typeof IN_WORDS, age: number | undefined): string {
  return age === undefined
    ? `this sweep does not look whether ${IN_WORDS[kind]} are over`
    : `it is only ${inWords(age)} old`
}
