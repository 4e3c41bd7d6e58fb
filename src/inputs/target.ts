import type { Target } from '../actions/target.js'
import type { Account } from '../upstash/client.js'
import { readAccount } from './account.js'
import { DEFAULT_TIMEOUT_SECONDS, readTimeout, type InputCollaborators } from './common.js'
import { subjectOf, type EventContext } from '../runner/event.js'
import { deriveName } from '../naming.js'
import { quoted } from '../text.js'
import { isDatabaseId } from '../upstash/database.js'
import type { InputSource } from '../runner/runner.js'
import { badInput, readText } from './reader.js'

/** What the get and delete actions are asked to do. */
export interface TargetInputs {
  account: Account
  target: Target
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readTargetInputs({ input, context, mask }: InputCollaborators): TargetInputs {
  return {
    account: readAccount(input, context, mask),
    target: readTarget(input, context),
    timeoutSeconds: readTimeout(input, DEFAULT_TIMEOUT_SECONDS)
  }
}

/**
 * `database_id` or `name`; the derived name if both are blank.
 *
 * @throws InputError if both are given
 */
function readTarget(input: InputSource, context: EventContext): Target {
  const id = readText(input, 'database_id')
  const name = readText(input, 'name')
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
