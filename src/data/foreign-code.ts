import { InputError } from '../errors.js'
import { field, isObject, stringField, type JsonObject } from '../json.js'
import type { EventContext } from '../runner/event.js'
import { quoted } from '../text.js'

/**
 * @param from what `copy_from` names
 * @param into what the database is called that is filled
 * @throws InputError if both are one, or if the copy could bring data to where code of somebody else runs
 */
export function refuseCopy(from: string, into: string, context: EventContext): void {
  if (from === into) {
    throw new InputError(
      `Input \`copy_from\` is ${quoted(from)}, the database that is to be filled. Name another one.`
    )
  }
  const why = whyForeignCodeMayRun(context)
  if (why === undefined) return
  throw new InputError(
    `Input \`copy_from\` is refused in this run: ${why}, and data must not go where code of somebody else may run. ` +
      'Seed the database with `seed_file` instead.'
  )
}

/**
 * Why code of somebody who may not write to the repository may run in this run, or whoever started it may have had a hand in
 * it; undefined if that is ruled out. What the event does not say counts against it.
 */
function whyForeignCodeMayRun({ eventName, payload, repository }: EventContext): string | undefined {
  if (eventName === 'pull_request_target') return 'it was started by `pull_request_target`'
  const pull = field(payload, 'pull_request')
  if (isObject(pull) && !isHome(field(pull, 'head'), 'repo', repository)) {
    return 'it is for a pull request whose branch is not in this repository'
  }
  const issue = field(payload, 'issue')
  if (isObject(issue) && isObject(field(issue, 'pull_request'))) {
    return 'its event does not say which repository the branch of the pull request is in'
  }
  const run = field(payload, 'workflow_run')
  if (isObject(run)) return whyNotAfter(run, repository)
  return MUST_TELL.test(eventName) && !isObject(pull) && !isObject(issue)
    ? 'its event does not say what it is about'
    : undefined
}

/** Without its object, the event of these says nothing at all of whose code it is for. */
const MUST_TELL = /^(?:pull_request|issue_comment|workflow_run)/

/** Of what such a run follows, it says itself no more than that it ran in this repository. */
const TELLS_NOT = ['pull_request_target', 'workflow_run', 'issue_comment']

function whyNotAfter(run: JsonObject, repository: string): string | undefined {
  if (!isHome(run, 'head_repository', repository)) {
    return 'it follows a run whose branch is not in this repository'
  }
  const event = stringField(run, 'event')
  return event !== undefined && TELLS_NOT.includes(event)
    ? `it follows a run that was started by \`${event}\``
    : undefined
}

/** True only if the payload says that the repository is ours. */
function isHome(holder: unknown, name: string, repository: string): boolean {
  const home = isObject(holder) ? field(holder, name) : undefined
  const fullName = isObject(home) ? stringField(home, 'full_name') : undefined
  return fullName?.toLowerCase() === repository.toLowerCase()
}
