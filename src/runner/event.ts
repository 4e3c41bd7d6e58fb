import { field, integerField, isObject, stringField, type JsonObject } from '../json.js'

/** What the runner says of the event that started the workflow (docs.github.com, "Variables reference"). */
export interface EventContext {
  /** GITHUB_EVENT_NAME */
  eventName: string
  /** GITHUB_REPOSITORY, as `owner/name` */
  repository: string
  /** GITHUB_REF, as `refs/heads/main` */
  ref: string
  /** GITHUB_RUN_ID, the same when the run is run again */
  runId: string
  /** GITHUB_JOB: the job's key in the workflow */
  job: string
  /** GITHUB_ACTION: the step's id, or one the runner made up, which starts with `__` */
  step: string
  /** GITHUB_ACTOR */
  actor: string
  /** GITHUB_WORKSPACE: the folder that checkouts go to */
  workspace: string
  /** GITHUB_API_URL: GitHub's REST API, another one on GitHub Enterprise */
  apiUrl: string
  /** The webhook's payload, from the file GITHUB_EVENT_PATH; empty if there is none. */
  payload: JsonObject
}

/** The pull request an event is about; undefined if it is about none. */
export interface PullRequest {
  number: number
  /** True if its branch is in another repository, one that is gone included. */
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
 * Why a run has no secrets, if that is by GitHub's design: pull requests from forks and from Dependabot do not get
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
