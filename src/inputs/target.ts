import type { Account } from '../upstash/developer-api.js'
import { readAccount } from './account.js'
import { DEFAULT_TIMEOUT_SECONDS, readTimeout, type InputCollaborators } from './common.js'
import { subjectOf, type EventContext } from '../github/event.js'
import { deriveName } from '../naming.js'
import { quoted } from '../text.js'
import { isDatabaseId } from '../upstash/database.js'
import { badInput, readText, type InputSource } from './reader.js'

/** Which database is meant. */
export type Target = { id: string } | { name: string }

/** What the get and delete actions are asked to do. */
export interface TargetInputs {
  account: Account
  target: Target
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readTargetInputs({ source, context, mask }: InputCollaborators): TargetInputs {
  return {
    account: readAccount(source, context, mask),
    target: readTarget(source, context),
    timeoutSeconds: readTimeout(source, DEFAULT_TIMEOUT_SECONDS)
  }
}

/**
 * `database_id` or `name`; the derived name where both are blank.
 *
 * @throws InputError where both are given
 */
export function readTarget(source: InputSource, context: EventContext): Target {
  const id = readText(source, 'database_id')
  const name = readText(source, 'name')
  if (id === undefined) return { name: name ?? deriveName(subjectOf(context)) }
  if (name !== undefined) {
    throw badInput('database_id', `given together with \`name\` (${quoted(name)})`, 'one of the two')
  }
  if (isDatabaseId(id)) return { id }
  throw badInput(
    'database_id',
    quoted(id),
    'an id of letters, digits, hyphens and underscores, as Upstash gives them'
  )
}
