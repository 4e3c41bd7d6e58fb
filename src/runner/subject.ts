import { ActionError } from '../errors.js'
import { field, isObject, stringField } from '../json.js'
import { isRunId, jobKey } from '../name-parts.js'
import type { Subject } from '../naming.js'
import { quoted } from '../text.js'
import { pullRequestOf, type EventContext } from './event.js'

/** What a derived name stands for; `auto` is what the event is about. */
export type Scope = 'auto' | 'branch' | 'run' | 'job'

/**
 * The events whose GITHUB_REF is the branch or tag they are about (docs.github.com, "Events that trigger workflows").
 * On others, such as `workflow_run` or `issues`, it is the default branch, which has nothing to do with the event.
 */
const ABOUT_A_REF: readonly string[] = [
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'push',
  'release',
  'repository_dispatch',
  'schedule',
  'workflow_dispatch'
]

/** The pull request the event is about, as the subject of a name; undefined if it is about none. */
export function pullRequestSubject(context: EventContext): Subject | undefined {
  const number = pullRequestOf(context)?.number
  return number === undefined ? undefined : { kind: 'pr', number }
}

/**
 * What the database of this run is for.
 *
 * @param matrix the leg's values as JSON, for the scope `job`
 * @throws ActionError if the run is about nothing of that kind
 */
export function subjectOf(context: EventContext, scope: Scope, matrix: string): Subject {
  switch (scope) {
    case 'run':
      return { kind: 'run', runId: runIdOf(context), job: undefined }
    case 'job':
      return { kind: 'run', runId: runIdOf(context), job: jobKey(context.job, matrix) }
    case 'branch':
      return headOf(context) ?? refSubject(context)
    case 'auto':
      return pullRequestSubject(context) ?? queueEntry(context) ?? refSubject(context)
  }
}

/** A merge queue makes a branch for each entry, which nobody else ever sees: what lasts is the run. */
function queueEntry(context: EventContext): Subject | undefined {
  return context.eventName === 'merge_group' ? subjectOf(context, 'run', '') : undefined
}

/** The branch a pull request comes from, if it is one of this repository. */
function headOf(context: EventContext): Subject | undefined {
  const pull = field(context.payload, 'pull_request')
  if (!isObject(pull)) {
    if (pullRequestOf(context) === undefined) return undefined
    throw new ActionError(
      `With \`scope: branch\`, a pull request is named for the branch it comes from, and the event ${quoted(context.eventName)} does not say which that is. Leave \`scope\` at \`auto\` for the database of the pull request, or set \`name\`.`
    )
  }
  const head = field(pull, 'head')
  const ref = isObject(head) ? stringField(head, 'ref') : undefined
  if (ref !== undefined && pullRequestOf(context)?.fromFork === false) return { kind: 'branch', ref }
  throw new ActionError(
    'With `scope: branch`, a pull request is named for the branch it comes from, and this one comes from another repository, whose branches may have the same names as yours. Leave `scope` at `auto`.'
  )
}

function refSubject(context: EventContext): Subject {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/s.exec(refOf(context)) ?? []
  if (ABOUT_A_REF.includes(context.eventName) && name !== undefined) {
    return { kind: kind === 'tags' ? 'tag' : 'branch', ref: name }
  }
  throw new ActionError(
    `No name can be derived from this run: the event ${quoted(context.eventName)} is not about a pull request, a branch or a tag. Set \`name\`, or \`scope\` to \`run\` or \`job\`.`
  )
}

/** On the event `delete` GITHUB_REF is the default branch; the payload names the branch or tag that is gone. */
function refOf({ eventName, payload, ref }: EventContext): string {
  if (eventName !== 'delete') return ref
  const gone = stringField(payload, 'ref')
  const kind = { branch: 'heads', tag: 'tags' }[stringField(payload, 'ref_type') ?? '']
  return gone === undefined || kind === undefined ? '' : `refs/${kind}/${gone}`
}

function runIdOf({ runId }: EventContext): string {
  if (isRunId(runId)) return runId
  throw new ActionError(
    `No name can be derived from this run: GITHUB_RUN_ID is ${quoted(runId)}, not a number. The runner sets this variable.`
  )
}
