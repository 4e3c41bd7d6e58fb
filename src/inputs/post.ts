import { readRemains, type Remains } from '../state.js'
import type { Account } from '../upstash/developer-api.js'
import { readAccount } from './account.js'
import { DEFAULT_TIMEOUT_SECONDS, readTimeout, type InputCollaborators } from './create.js'
import { readBoolean } from './reader.js'

/** What the post step has to clean up, and how. */
export interface PostInputs {
  account: Account
  remains: Remains
  /** Seconds the main step may have run. */
  mainTimeoutSeconds: number
}

/** Undefined where there is nothing to do: the user keeps the database, or the step created none. */
export function readPostInputs(
  collaborators: InputCollaborators & { state: (name: string) => string }
): PostInputs | undefined {
  const { source, context, mask, state } = collaborators
  const remains = readRemains(state)
  if (remains.plannedName === undefined && remains.databaseId === undefined) return undefined
  if (readBoolean(source, 'delete_after_job') !== true) return undefined
  const account = readAccount(source, context, mask)
  return { account, remains, mainTimeoutSeconds: readTimeout(source, DEFAULT_TIMEOUT_SECONDS) }
}
