import type { Database } from '../upstash/database.js'

/** A database as an action hands it on. */
export interface Found {
  database: Database
  /** True where this step created it. */
  created: boolean
}
