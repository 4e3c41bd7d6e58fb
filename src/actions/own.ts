import { parseName, type NameOwner, type ParsedName } from '../naming.js'
import type { DatabaseSummary } from '../upstash/database.js'
import { isThere, oldestFirst } from './lookup.js'

/** A database whose name the owner derived, and what the name says. */
export interface OwnDatabase extends DatabaseSummary {
  parsed: ParsedName
}

/** The databases of the account whose names this owner derived, the oldest first. */
export function ownDatabases(all: readonly DatabaseSummary[], owner: NameOwner): OwnDatabase[] {
  return all
    .filter(isThere)
    .flatMap((database) => {
      const parsed = parseName(owner, database.database_name)
      return parsed === undefined ? [] : { ...database, parsed }
    })
    .sort(oldestFirst)
}

/** Whose databases they are, as messages say it. */
export function describeOwner({ repository, prefix }: NameOwner): string {
  return prefix === undefined ? repository : `the prefix "${prefix}"`
}

/** `1 database`, `14 databases`. */
export function counted(databases: number): string {
  return databases === 1 ? '1 database' : `${databases} databases`
}
