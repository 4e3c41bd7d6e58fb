/** Where the real service is known, or likely, to differ over time or between accounts. */

/** May be changed at run time; what is already in the account changes with it. All durations are milliseconds. */
export interface Behaviour {
  /** `current`: a create must satisfy today's specification; `seed`: the documentation before 2025-09. */
  strict: 'none' | 'current' | 'seed'
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
  uniqueNames: boolean
  maxDatabases: number
  /** How long a new database is missing from the list. */
  listLagMs: number
  /** How far the API's clock is ahead of the true time; negative: behind. */
  clockAheadMs: number
}

/** A behaviour with some of it `given`, and the rest as the real service is most of the time. */
export function behaviourWith(given: Partial<Behaviour> = {}): Behaviour {
  return {
    strict: 'none',
    listCredentials: false,
    createCredentials: true,
    detailCredentials: true,
    sparseReplies: false,
    slugEndpoint: false,
    activeAfterMs: 0,
    uniqueNames: true,
    maxDatabases: Infinity,
    listLagMs: 0,
    clockAheadMs: 0,
    ...given
  }
}
