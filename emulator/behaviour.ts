/** Where the real service is known, or likely, to differ over time or between accounts. */

/** May be changed at run time; what is already in the account changes with it. All durations are milliseconds. */
export interface Behaviour {
  /** `current`: a create must satisfy today's specification; `seed`: the documentation before 2025-09. */
  strict: 'none' | 'current' | 'seed'
  /** True: regions, platform and plan are taken as they come, though the specification knows no such value. */
  lenient: boolean
  listCredentials: boolean
  createCredentials: boolean
  /** False is what Upstash calls Credential Protection. */
  detailCredentials: boolean
  /** Replies hold what a connection needs and no more, as in the shortest of Upstash's documented examples. */
  sparseReplies: boolean
  /** `endpoint` as a bare slug, for databases with an Upstash host name. */
  slugEndpoint: boolean
  /** How long after its creation a database's `state` is not yet `active`. */
  activeAfterMs: number
  /** The `state` of every database, whatever else there is to say of it; undefined: its own. */
  state: string | undefined
  /** What becomes of the name that a create or a rename asks for. */
  alterName: (name: string) => string
  uniqueNames: boolean
  maxDatabases: number
  /** How long a new database is missing from the list. */
  listLagMs: number
  /** How long a new database is not found by its id; it can be deleted all the while. */
  detailLagMs: number
  /** How long the list still shows a database that is deleted. */
  deletedListedMs: number
  /** How long the name of a deleted database is still taken. */
  nameHeldMs: number
  /** How long after its creation a database refuses connections over TCP. */
  databaseRefusedMs: number
  /** How long a new database is in the maintenance mode that refuses backups. */
  maintenanceMs: number
  /** How long a backup is pending. Restored, it is what the database was when it was asked for. */
  backupMs: number
  /** How long after its creation its REST endpoint refuses connections, if a Redis runs behind it. */
  restRefusedMs: number
  /** How far the API's clock is ahead of the true time; negative: behind. */
  clockAheadMs: number
  /** How far the `Date` header is ahead of the API's clock: one from a proxy, say. */
  dateAheadMs: number
}

/** A behaviour with some of it `given`, and the rest as the real service is most of the time. */
export function behaviourWith(given: Partial<Behaviour> = {}): Behaviour {
  return {
    strict: 'none',
    lenient: false,
    listCredentials: false,
    createCredentials: true,
    detailCredentials: true,
    sparseReplies: false,
    slugEndpoint: false,
    activeAfterMs: 0,
    state: undefined,
    alterName: (name) => name,
    uniqueNames: true,
    maxDatabases: Infinity,
    listLagMs: 0,
    detailLagMs: 0,
    deletedListedMs: 0,
    nameHeldMs: 0,
    databaseRefusedMs: 0,
    // Upstash's own tests wait that long before the first backup.
    maintenanceMs: 5000,
    backupMs: 0,
    restRefusedMs: 0,
    clockAheadMs: 0,
    dateAheadMs: 0,
    ...given
  }
}
