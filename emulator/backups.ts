/** The backups of an account's databases. */
import type { Behaviour } from './behaviour.js'
import type { DatabaseRecord } from './types.js'

interface Backup {
  readonly database: DatabaseRecord
  readonly id: string
  readonly name: string
  /** By the true time, in milliseconds since the Unix epoch. */
  readonly madeAtMs: number
  readonly bytes: number
}

export interface BackupsSetup {
  readonly behaviour: Behaviour
  /** The true time in milliseconds since the Unix epoch. */
  readonly now: () => number
}

export class Backups {
  readonly #backups = new Map<string, Backup>()
  readonly #setup: BackupsSetup

  constructor(setup: BackupsSetup) {
    this.#setup = setup
  }

  add(backup: Omit<Backup, 'madeAtMs'>): void {
    this.#backups.set(backup.id, { ...backup, madeAtMs: this.#setup.now() })
  }

  /** Whether there is a backup of this id, of this database if one is named. */
  has(id: string, databaseId?: string): boolean {
    const owner = this.#backups.get(id)?.database.database_id
    return owner !== undefined && (databaseId === undefined || owner === databaseId)
  }

  remove(id: string): void {
    this.#backups.delete(id)
  }

  idsOf(databaseId: string): string[] {
    return this.#of(databaseId).map(({ id }) => id)
  }

  /** As the `Backup` schema of Upstash's specification, booleans as text among it. */
  list(databaseId: string): unknown[] {
    const { behaviour, now } = this.#setup
    return this.#of(databaseId).map(({ database, id, name, madeAtMs, bytes }) => ({
      database_id: databaseId,
      customer_id: database.customer_id,
      name,
      backup_id: id,
      creation_time: Math.floor((madeAtMs + behaviour.clockAheadMs) / 1000),
      state: now() < madeAtMs + behaviour.backupMs ? 'pending' : 'completed',
      backup_size: bytes,
      daily_backup: 'false',
      hourly_backup: 'false',
      internal_backup_tag: ''
    }))
  }

  #of(databaseId: string): Backup[] {
    return [...this.#backups.values()].filter(({ database }) => database.database_id === databaseId)
  }
}
