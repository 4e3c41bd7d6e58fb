import type { TimeRange } from '../http/client.js'
import { couldHaveDerived, pullRequestIn } from '../naming.js'
import { isDatabaseId, type DatabaseSummary } from '../upstash/database.js'
import { isThere } from './lookup.js'

/** What makes a database one to delete. */
export interface SweepRules {
  /** `owner/name` */
  repository: string
  /** Whose databases are meant; undefined: those whose names this repository could have derived. */
  namePrefix: string | undefined
  /** Whether the databases of closed pull requests are due. */
  closedPullRequests: boolean
  /** Databases older than this are due; undefined if age is no reason. Seconds. */
  olderThanSeconds: number | undefined
}

export interface DueDatabase extends DatabaseSummary {
  /** For example "pull request 12 is closed". */
  reason: string
  /** The pull request that GitHub must call closed right before the deletion; undefined if age alone is the reason. */
  ifClosed: number | undefined
}

/** A database that is kept although the sweep was to look at it, and why. */
export interface KeptDatabase {
  database_name: string
  why: string
}

export interface SweepPlan {
  /** How many databases were looked at: those that are this repository's, or have the prefix. */
  candidates: number
  /** What is to be deleted, the oldest first. */
  due: DueDatabase[]
  /** What is kept because something about it is not known. */
  unknown: KeptDatabase[]
}

export interface SweepFacts {
  /** The open pull requests; undefined if they could not be, or were not to be, looked up. */
  open: ReadonlySet<number> | undefined
  now: TimeRange
}

/** Decides what a sweep deletes; asks nobody and deletes nothing. */
export function planSweep(all: readonly DatabaseSummary[], rules: SweepRules, facts: SweepFacts): SweepPlan {
  const candidates = all.filter((one) => isThere(one) && isCandidate(one.database_name, rules))
  const due: DueDatabase[] = []
  const unknown: KeptDatabase[] = []
  for (const database of candidates) {
    const { database_name, database_id } = database
    const found = isDatabaseId(database_id)
      ? whyDue(database, rules, facts)
      : { why: 'Upstash lists it with an unusable id' }
    if (found === undefined) continue
    if ('why' in found) unknown.push({ database_name, why: found.why })
    else due.push({ ...database, ...found })
  }
  due.sort((a, b) => (a.creation_time ?? 0) - (b.creation_time ?? 0))
  return { candidates: candidates.length, due, unknown }
}

function isCandidate(name: string, { repository, namePrefix }: SweepRules): boolean {
  return namePrefix === undefined ? couldHaveDerived(repository, name) : name.startsWith(namePrefix)
}

/**
 * The pull request a candidate is for: by this repository's own naming, or, if a prefix says whose it is, by the end
 * `pr-12`. A bare number does not count: it may as well be a workflow run's.
 */
function pullRequestFor(name: string, { repository, namePrefix }: SweepRules): number | undefined {
  const own = pullRequestIn(repository, name)
  if (own !== undefined || namePrefix === undefined) return own
  const digits = /(?:^|[^a-z0-9])pr-([1-9]\d{0,14})$/i.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Why a database is due, or why that is not known; undefined if it is not due. */
function whyDue(
  { database_name, creation_time }: DatabaseSummary,
  rules: SweepRules,
  { open, now }: SweepFacts
): Pick<DueDatabase, 'reason' | 'ifClosed'> | { why: string } | undefined {
  const { olderThanSeconds, closedPullRequests } = rules
  const pullRequest = pullRequestFor(database_name, rules)
  const age = ageOf(creation_time, now)
  if (olderThanSeconds !== undefined && age !== undefined && age > olderThanSeconds) {
    return { reason: `it is ${inWords(age)} old`, ifClosed: undefined }
  }
  if (open !== undefined && pullRequest !== undefined && !open.has(pullRequest)) {
    return { reason: `pull request ${pullRequest} is closed`, ifClosed: pullRequest }
  }
  if (closedPullRequests && open === undefined && pullRequest !== undefined) {
    return { why: 'GitHub did not say whether its pull request is closed' }
  }
  return olderThanSeconds !== undefined && age === undefined
    ? { why: 'Upstash gives no creation time that can be right' }
    : undefined
}

/** The smaller of the ages by the two clocks we know: one that is wrong must not make a young database old. */
function ageOf(creationTime: number | undefined, now: TimeRange): number | undefined {
  if (creationTime === undefined || creationTime > now.latest) return undefined
  return Math.max(0, now.earliest - creationTime)
}

function inWords(seconds: number): string {
  const hours = Math.floor(seconds / 3_600)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
