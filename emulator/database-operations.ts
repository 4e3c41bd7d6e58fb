/** The Developer API's operations on one database that exists. */
import type { Account, Entry } from './account.js'
import { objectIn, textIn } from './api-body.js'
import {
  ALWAYS_PLAIN,
  INVALID,
  NAME_TAKEN,
  NO_SUCH_METHOD,
  NO_SUCH_PATH,
  NOT_FOUND,
  OK,
  outcome,
  type Outcome
} from './api-outcomes.js'
import { parameterOf, type ApiRequest, type Target } from './api-request.js'
import { apiTime, type ApiSetup } from './api-setup.js'
import { BackupOperations } from './backup-operations.js'
import { CHANGES, type Change } from './database-changes.js'
import type { Steps } from './errands.js'
import { statsOf } from './stats.js'

const OPERATIONS = ['database', 'rename', 'reset-password', 'stats']

export class DatabaseOperations {
  readonly #account: Account
  readonly #setup: ApiSetup
  readonly #backups: BackupOperations

  constructor(account: Account, setup: ApiSetup) {
    this.#account = account
    this.#setup = setup
    this.#backups = new BackupOperations(setup)
  }

  *carryOut(target: Target, request: ApiRequest): Steps<Outcome> {
    const { operation, id = '', backupId } = target
    const ofBackups = this.#backups.knows(target)
    const ofRecord = backupId === undefined && (CHANGES.has(operation) || OPERATIONS.includes(operation))
    if (!ofBackups && !ofRecord) return NO_SUCH_PATH
    const entry = this.#account.find(id)
    if (entry === undefined) return NOT_FOUND
    if (ofBackups) return yield* this.#backups.carryOut(entry, target, request)
    const change = CHANGES.get(operation)
    if (change !== undefined) return this.#change(entry, change, request)
    return yield* this.#operate(entry, operation, request)
  }

  *#operate(entry: Entry, operation: string, request: ApiRequest): Steps<Outcome> {
    const { database_id } = entry.record
    switch (`${request.method} ${operation}`) {
      case 'GET database': {
        const shown = this.#account.shown(database_id)
        return shown === undefined
          ? NOT_FOUND
          : this.#detail(shown, parameterOf(request, 'credentials') === 'hide')
      }
      case 'DELETE database':
        return yield* this.#delete(entry)
      case 'POST rename':
        return this.#rename(entry, textIn(objectIn(request.body), 'name'))
      case 'POST reset-password':
        return yield* this.#resetPassword(entry)
      case 'GET stats': {
        const found = yield { kind: 'measure', id: database_id }
        return outcome(200, statsOf(found?.measures, apiTime(this.#setup)))
      }
      default:
        return NO_SUCH_METHOD
    }
  }

  #detail(entry: Entry, hide: boolean): Outcome {
    return [200, this.#account.json(entry, this.#setup.behaviour.detailCredentials && !hide)]
  }

  #change(entry: Entry, { methods, shown, apply }: Change, { method, body }: ApiRequest): Outcome {
    if (!methods.includes(method)) return NO_SUCH_METHOD
    const strict = !this.#setup.behaviour.lenient
    const atSeconds = Math.floor(apiTime(this.#setup) / 1000)
    const fields = apply(entry.record, { body: objectIn(body), strict, atSeconds })
    if ('refused' in fields) return outcome(400, fields.refused)
    if (fields.tls === true && this.#setup.tls === false) return ALWAYS_PLAIN
    const changed = this.#account.change(entry, fields)
    return shown === true ? this.#detail(changed, false) : OK
  }

  *#delete({ record }: Entry): Steps<Outcome> {
    this.#account.remove(record.database_id)
    yield* this.#backups.discardAll(record.database_id)
    yield { kind: 'stop', id: record.database_id }
    return OK
  }

  #rename(entry: Entry, asked: string): Outcome {
    if (asked === '') return INVALID
    const { uniqueNames, alterName } = this.#setup.behaviour
    const name = alterName(asked)
    if (uniqueNames && name !== entry.record.database_name && this.#account.isTaken(name)) return NAME_TAKEN
    return this.#detail(this.#account.change(entry, { database_name: name }), false)
  }

  /** New credentials are shown here even if GET withholds them. */
  *#resetPassword(entry: Entry): Steps<Outcome> {
    const credentials = this.#setup.mint.credentials()
    yield { kind: 'grant', id: entry.record.database_id, credentials }
    return [200, this.#account.json(this.#account.change(entry, credentials), true)]
  }
}
