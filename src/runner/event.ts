import { ActionError } from '../errors.js'
import { field, integerField, isObject, stringField, type JsonObject } from '../json.js'
import { isRepository, type Subject } from '../naming.js'

/** What the runner says of the event that started the workflow (docs.github.com, "Variables reference"). */
export interface EventContext {
  /** GITHUB_EVENT_NAME */
  eventName: string
  /** GITHUB_REPOSITORY, as `owner/name` */
  repository: string
  /** GITHUB_REF, as `refs/heads/main` */
  ref: string
  /** GITHUB_ACTOR */
  actor: string
  /** GITHUB_API_URL: GitHub's REST API, another one on GitHub Enterprise */
  apiUrl: string
  /** The webhook's payload, from the file GITHUB_EVENT_PATH; empty where there is none. */
  payload: JsonObject
}

/** The pull request an event is about; undefined where it is about none. */
export interface PullRequest {
  number: number
  /** True where its branch is in another repository, one that is gone included. */
  fromFork: boolean
}

/** The pull request of `pull_request` and its relatives, and of a comment on one. */
export function pullRequestOf({ payload, repository }: EventContext): PullRequest | undefined {
  const pull = field(payload, 'pull_request')
  if (isObject(pull)) {
    const number = integerField(pull, 'number') ?? integerField(payload, 'number')
    if (number === undefined || number < 1) return undefined
    return { number, fromFork: isFromFork(pull, repository) }
  }
  const issue = field(payload, 'issue')
  if (!isObject(issue) || !isObject(field(issue, 'pull_request'))) return undefined
  const number = integerField(issue, 'number')
  return number === undefined || number < 1 ? undefined : { number, fromFork: false }
}

/**
 * The events whose GITHUB_REF is the branch or tag they are about (docs.github.com, "Events that trigger workflows").
 * On others, such as `workflow_run` or `issues`, it is the default branch, which has nothing to do with the event.
 */
const ABOUT_A_REF: readonly string[] = [
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'merge_group',
  'push',
  'release',
  'repository_dispatch',
  'schedule',
  'workflow_dispatch'
]

/** The pull request whose database is meant if nothing else is said; undefined if the event is about none. */
export function pullRequestSubject(
  context: EventContext
): { repository: string; pullRequest: number } | undefined {
  const { repository } = context
  const pullRequest = pullRequestOf(context)?.number
  if (pullRequest === undefined || !isRepository(repository)) return undefined
  return { repository, pullRequest }
}

/**
 * What the event's database is named for: its pull request, or the branch or tag it is about.
 *
 * @throws ActionError if the event is about neither
 */
export function subjectOf(context: EventContext): Subject {
  const pull = pullRequestSubject(context)
  if (pull !== undefined) return pull
  const { repository, eventName } = context
  const ref = refOf(context)
  if (ABOUT_A_REF.includes(eventName) && isRepository(repository) && ref !== '') return { repository, ref }
  throw new ActionError(
    `No name can be derived from this run: the event "${eventName}" is not about a pull request, a branch or a tag. Set \`name\`.`
  )
}

/** On the event `delete` GITHUB_REF is the default branch; the payload names the branch or tag that is gone. */
function refOf({ eventName, payload, ref }: EventContext): string {
  if (eventName !== 'delete') return ref
  const gone = stringField(payload, 'ref')
  const kind = { branch: 'heads', tag: 'tags' }[stringField(payload, 'ref_type') ?? '']
  return gone === undefined || kind === undefined ? '' : `refs/${kind}/${gone}`
}

/**
 * Why a run has no secrets, where that is by GitHub's design: pull requests from forks and from Dependabot do not get
 * the repository's secrets (docs.github.com, "Events that trigger workflows", pull_request); those from forks do on
 * `pull_request_target`.
 */
export function whySecretsAreWithheld(context: EventContext): string | undefined {
  if (context.actor === 'dependabot[bot]') {
    return 'GitHub does not pass Actions secrets to runs that Dependabot starts'
  }
  return context.eventName !== 'pull_request_target' && pullRequestOf(context)?.fromFork === true
    ? 'GitHub does not pass secrets to runs of pull requests from forks'
    : undefined
}

function isFromFork(pull: JsonObject, repository: string): boolean {
  const head = field(pull, 'head')
  if (!isObject(head)) return false
  const home = field(head, 'repo')
  const name = isObject(home) ? stringField(home, 'full_name') : undefined
  return home === null || (name !== undefined && name.toLowerCase() !== repository.toLowerCase())
}
