import type { Target } from '../actions/target.js'
import { InputError } from '../errors.js'
import { deriveName, type NameOwner, type Subject } from '../naming.js'
import type { EventContext } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import { pullRequestSubject, subjectOf } from '../runner/subject.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { isDatabaseId } from '../upstash/database.js'
import { readAccount } from './account.js'
import { readJobSummary, readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readHandOver, type HandOver } from './hand-over.js'
import { readNameOwner, readNamingInputs, refuseBeside, type NamingInputs } from './naming.js'
import { badInput, readText } from './reader.js'

/** What the get and delete actions are asked to do. */
export interface TargetInputs {
  account: Account
  target: Target
  timeoutSeconds: number
}

/** What the get action is asked to do. */
export interface GetInputs extends TargetInputs {
  /** Whose names are derived. */
  owner: NameOwner
  handOver: HandOver
  jobSummary: boolean
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readGetInputs(collaborators: InputCollaborators): GetInputs {
  const inputs = readTargetInputs(collaborators, 'get')
  const input = withDefaults(collaborators.input, 'get')
  return {
    ...inputs,
    owner: readNameOwner(input, collaborators.context),
    handOver: readHandOver(input, inputs.account.apiUrl),
    jobSummary: readJobSummary(input)
  }
}

/**
 * The inputs that `get` and `delete` share.
 *
 * @throws InputError naming the input, what was given and what is allowed
 */
export function readTargetInputs(collaborators: InputCollaborators, action: 'get' | 'delete'): TargetInputs {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, action)
  return {
    account: readAccount(input, context, mask),
    target: readTarget(input, context),
    timeoutSeconds: readTimeout(input)
  }
}

/**
 * `database_id` or `name`; if both are blank, the derived name.
 *
 * @throws InputError if more than one way to name the database is used, or none that means anything in this run
 */
function readTarget(input: InputSource, context: EventContext): Target {
  const id = readText(input, 'database_id')
  const name = readText(input, 'name')
  const naming = readNamingInputs(input, context)
  if (id !== undefined && name !== undefined) {
    throw badInput('database_id', `given together with \`name\` (${quoted(name)})`, 'one of the two')
  }
  if (id !== undefined && !isDatabaseId(id)) {
    throw badInput(
      'database_id',
      quoted(id),
      'an id of letters, digits, hyphens and underscores, as Upstash gives them'
    )
  }
  const { scope, suffix, owner } = naming
  const others = { scope: scope === 'auto' ? undefined : scope, suffix, name_prefix: owner.prefix }
  if (id !== undefined) {
    refuseBeside({ database_id: id }, others)
    return { id }
  }
  if (name === undefined) return { name: derivedName(naming, context) }
  refuseBeside({ name }, others)
  return { name }
}

function derivedName({ owner, scope, suffix, matrix }: NamingInputs, context: EventContext): string {
  const subject = scope === 'auto' ? requirePullRequest(context) : subjectOf(context, scope, matrix)
  return deriveName(owner, subject, suffix)
}

/**
 * With everything left blank the event's pull request is meant, and nothing else: a blank value is often the empty output
 * of another job, which must not stand for a branch's database.
 */
function requirePullRequest(context: EventContext): Subject {
  const pull = pullRequestSubject(context)
  if (pull !== undefined) return pull
  throw new InputError(
    `Inputs \`database_id\` and \`name\` are both blank, and this run (event ${quoted(context.eventName)}) is not about a pull request whose database could be meant. ` +
      'Give one of the two, or set `scope` to `branch`, `run` or `job`. If the value is the output of another job or step, that output is empty.'
  )
}
