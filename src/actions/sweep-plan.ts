import { couldHaveDerived, pullRequestIn } from '../naming.js'
import type { DatabaseSummary } from '../upstash/database.js'

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
}

export interface SweepPlan {
  /** How many databases were looked at: those that are this repository's, or have the prefix. */
  candidates: number
  /** What is to be deleted, the oldest first. */
  due: DueDatabase[]
  /** What is kept because something about it could not be told. */
  unknown: { database_name: string; why: string }[]
}

export interface SweepFacts {
  /** The open pull requests; undefined if they could not be, or were not to be, looked up. */
  open: ReadonlySet<number> | undefined
  /** Seconds since the Unix epoch. */
  nowSeconds: number
}

/** Decides what a sweep deletes; asks nobody and deletes nothing. */
export function planSweep(all: readonly DatabaseSummary[], rules: SweepRules, facts: SweepFacts): SweepPlan {
  const candidates = all.filter(({ database_name }) => isCandidate(database_name, rules))
  const due: DueDatabase[] = []
  const unknown: SweepPlan['unknown'] = []
  for (const database of candidates) {
    const reason = whyDue(database, rules, facts)
    if (reason !== undefined) {
      due.push({ ...database, reason })
      continue
    }
    const why = whyUnknown(database, rules, facts)
    if (why !== undefined) unknown.push({ database_name: database.database_name, why })
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

function whyDue(
  { database_name, creation_time }: DatabaseSummary,
  rules: SweepRules,
  { open, nowSeconds }: SweepFacts
): string | undefined {
  const pullRequest = pullRequestFor(database_name, rules)
  if (open !== undefined && pullRequest !== undefined && !open.has(pullRequest)) {
    return `pull request ${pullRequest} is closed`
  }
  const { olderThanSeconds } = rules
  if (olderThanSeconds === undefined || creation_time === undefined) return undefined
  const age = nowSeconds - creation_time
  return age > olderThanSeconds ? `it is ${inWords(age)} old` : undefined
}

function whyUnknown(
  { database_name, creation_time }: DatabaseSummary,
  rules: SweepRules,
  { open }: SweepFacts
): string | undefined {
  const pullRequest = pullRequestFor(database_name, rules)
  if (rules.closedPullRequests && open === undefined && pullRequest !== undefined) {
    return `whether pull request ${pullRequest} is closed could not be looked up`
  }
  return rules.olderThanSeconds !== undefined && creation_time === undefined
    ? 'Upstash does not tell its age'
    : undefined
}

function inWords(seconds: number): string {
  const hours = Math.floor(seconds / 3_600)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
}
