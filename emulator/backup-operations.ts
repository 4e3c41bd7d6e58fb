/** The Developer API's operations on backups. */
import { randomUUID } from 'node:crypto'
import type { Entry } from './account.js'
import { objectIn, textIn } from './api-body.js'
import { INVALID, MAINTENANCE, NO_BACKUP, NO_SUCH_METHOD, OK, outcome, type Outcome } from './api-outcomes.js'
import type { ApiRequest, Target } from './api-request.js'
import { Backups, type BackupsSetup } from './backups.js'
import type { Steps } from './errands.js'

const OPERATIONS = ['list-backup', 'create-backup', 'restore-backup']

export class BackupOperations {
  readonly #backups: Backups
  readonly #setup: BackupsSetup

  constructor(setup: BackupsSetup) {
    this.#setup = setup
    this.#backups = new Backups(setup)
  }

  knows({ operation, backupId }: Target): boolean {
    return backupId === undefined ? OPERATIONS.includes(operation) : operation === 'delete-backup'
  }

  *carryOut(entry: Entry, { operation, backupId = '' }: Target, request: ApiRequest): Steps<Outcome> {
    const body = objectIn(request.body)
    switch (`${request.method} ${operation}`) {
      case 'GET list-backup':
        return outcome(200, this.#backups.list(entry.record.database_id))
      case 'POST create-backup':
        return yield* this.#create(entry, textIn(body, 'name'))
      case 'POST restore-backup':
        return yield* this.#restore(entry, textIn(body, 'backup_id'))
      case 'DELETE delete-backup':
        if (!this.#backups.has(backupId, entry.record.database_id)) return NO_BACKUP
        yield* this.#discard(backupId)
        return OK
      default:
        return NO_SUCH_METHOD
    }
  }

  /** Those of a database that is deleted. */
  *discardAll(databaseId: string): Steps<undefined> {
    for (const id of this.#backups.idsOf(databaseId)) yield* this.#discard(id)
    return undefined
  }

  *#create({ record, createdAtMs }: Entry, name: string): Steps<Outcome> {
    if (name === '') return INVALID
    const { now, behaviour } = this.#setup
    if (now() < createdAtMs + behaviour.maintenanceMs) return MAINTENANCE
    const id = randomUUID()
    const found = yield { kind: 'back-up', id: record.database_id, backupId: id }
    this.#backups.add({ database: record, id, name, bytes: found?.bytes ?? 0 })
    return OK
  }

  /** Of any database of the account: that the real API allows it is a guess. */
  *#restore({ record }: Entry, backupId: string): Steps<Outcome> {
    if (backupId === '') return INVALID
    if (!this.#backups.has(backupId)) return NO_BACKUP
    yield { kind: 'restore', id: record.database_id, backupId }
    return OK
  }

  *#discard(id: string): Steps<undefined> {
    this.#backups.remove(id)
    yield { kind: 'discard', backupId: id }
    return undefined
  }
}
