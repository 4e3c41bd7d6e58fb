import type { Log } from '../log.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { Database } from '../upstash/database.js'

/** Warns if a reused database is not what the step asks for; only what was asked for and what the API tells counts. */
export function warnOfDifferences(wish: DatabaseWish, database: Database, log: Log): void {
  const differences = differencesOf(wish, database)
  if (differences.length === 0) return
  log.warning(
    `The database ${quoted(database.database_name)} was there already and is used as it is, but ${listed(differences)}. ` +
      'To get what was asked for, set `if_exists: recreate` (its data is lost) or choose another `name`.'
  )
}

/** Warns if a database cannot be used yet, or not any more: a suspended one takes no commands. */
export function warnUnlessActive({ database_name, state }: Database, log: Log): void {
  if (state === undefined || state === 'active') return
  log.warning(
    `The database ${quoted(database_name)} is not active: Upstash says that its state is ${quoted(state)}. ` +
      'It may take no commands; look at it in the Upstash console.'
  )
}

function differencesOf(
  wish: DatabaseWish,
  { primary_region, read_regions, type, eviction }: Database
): string[] {
  const differences: string[] = []
  if (primary_region !== undefined && primary_region !== wish.primaryRegion) {
    differences.push(`its primary region is ${quoted(primary_region)}, not "${wish.primaryRegion}"`)
  }
  if (
    read_regions !== undefined &&
    wish.readRegions.length > 0 &&
    !sameWords(read_regions, wish.readRegions)
  ) {
    const theirs = read_regions.length === 0 ? 'none' : quoted(read_regions.join(', '))
    differences.push(`its read regions are ${theirs}, not "${wish.readRegions.join(', ')}"`)
  }
  if (wish.plan !== undefined && type !== undefined && !isOfPlan(type, wish.plan)) {
    differences.push(`its plan is ${quoted(type)}, not "${wish.plan}"`)
  }
  if (wish.eviction !== undefined && eviction !== undefined && eviction !== wish.eviction) {
    differences.push(`its eviction is ${eviction ? 'on' : 'off'}, not ${wish.eviction ? 'on' : 'off'}`)
  }
  return differences
}

/** The API's `type` is coarser than `plan`: `free`, or `paid` for everything else. */
function isOfPlan(type: string, plan: string): boolean {
  if (type === plan) return true
  if (type === 'free' || plan === 'free') return false
  return !type.startsWith('fixed_')
}

function sameWords(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((word) => others.includes(word))
}
