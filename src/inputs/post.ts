import { readRecord, readSettings, type CreationRecord } from '../runner/journal.js'
import type { Runner } from '../runner/runner.js'
import type { Account } from '../upstash/client.js'
import { readCredentials } from './account.js'

/** What the post step has to clean up, and how. */
export interface PostInputs {
  record: CreationRecord
  /** Reads the credentials; throws InputError if the runner gives the post step none. */
  account: () => Account
}

/** Undefined if there is nothing to do: the user keeps the database, or the step created none. */
export function readPostInputs({
  input,
  context,
  mask,
  state
}: Pick<Runner, 'input' | 'context' | 'mask' | 'state'>): PostInputs | undefined {
  const record = readRecord(state)
  const settings = readSettings(state)
  if (record.plannedName === undefined && record.databaseIds.length === 0) return undefined
  if (settings?.deleteAfterJob !== true) return undefined
  // The address the main step used: the key must go nowhere else, whatever the input says by now.
  const account = (): Account => ({ ...readCredentials(input, context, mask), apiUrl: settings.apiUrl })
  return { record, account }
}
