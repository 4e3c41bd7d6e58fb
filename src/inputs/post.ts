import { readRemains, readSettings, type Remains } from '../state.js'
import { readCredentials } from './account.js'
import type { Account } from '../upstash/developer-api.js'
import type { InputCollaborators } from './common.js'

/** What the post step has to clean up, and how. */
export interface PostInputs {
  remains: Remains
  /** Reads the credentials; throws InputError where the runner gives the post step none. */
  account: () => Account
}

/** Undefined where there is nothing to do: the user keeps the database, or the step created none. */
export function readPostInputs(
  collaborators: InputCollaborators & { state: (name: string) => string }
): PostInputs | undefined {
  const { source, context, mask, state } = collaborators
  const remains = readRemains(state)
  const settings = readSettings(state)
  if (remains.plannedName === undefined && remains.databaseId === undefined) return undefined
  if (settings?.deleteAfterJob !== true) return undefined
  // The address the main step used: the key must go nowhere else, whatever the input says by now.
  const account = (): Account => ({ ...readCredentials(source, context, mask), apiUrl: settings.apiUrl })
  return { remains, account }
}
