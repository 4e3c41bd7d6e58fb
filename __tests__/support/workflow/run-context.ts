import { trusting } from '../trust.js'
import type { Rig } from '../rig.js'
import { jobToken } from '../runner-environment.js'
import type { GitHubServer } from '../github/server.js'

/** The repository whose workflows call the action. */
export const callerRepository = 'acme/shop'
/** What examples call this repository. */
export const actionRepository = 'your-org/upstash-redis-action'

/** The repository and commit that a workflow file is of. */
export interface WorkflowSource {
  readonly repository: string
  readonly sha: string
}

/** The caller's workflows, and those of this repository at `@v1`. */
export const callerSource: WorkflowSource = {
  repository: callerRepository,
  sha: 'ffac537e6cbbf934b08745a378932722df287a53'
}
export const actionSource: WorkflowSource = {
  repository: actionRepository,
  sha: '4b1d0f0a6e8f7c3a2b9d5e1c0f8a7b6c5d4e3f2a'
}

/** What happened in the caller's repository. */
export interface WorkflowEvent {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly ref: string
  readonly actor: string
}

/** Everything around one run of a workflow. */
export interface RunContext {
  readonly rig: Rig
  readonly github: GitHubServer
  readonly event: WorkflowEvent
  readonly secrets: Readonly<Record<string, string>>
  /** Variables of the repository. Default: none. */
  readonly vars?: Readonly<Record<string, string>>
  /** Texts of the workflow that stand for something on this machine, such as a host's address. */
  readonly rewrites?: Readonly<Record<string, string>>
  /** A folder of programs that come first in PATH. */
  readonly programs?: string
  readonly runId: string
  /** "Re-run failed jobs": only these run again, the others count as successful with the outputs they had (none here). */
  readonly only?: readonly string[]
  /** `job.workflow_repository` and its like are blank, as on GitHub Enterprise Server. */
  readonly blankSource?: boolean
}

/** A pull request's event; from a fork or by Dependabot when so said. */
export function pullRequestEvent(action: string, number: number, from = callerRepository): WorkflowEvent {
  return {
    name: 'pull_request',
    payload: {
      action,
      number,
      pull_request: { number, head: { ref: 'topic', sha: callerSource.sha, repo: { full_name: from } } }
    },
    ref: `refs/pull/${number}/merge`,
    actor: 'octocat'
  }
}

/** A push, a schedule, or a start by hand with its inputs; of the default branch unless another is named. */
export function branchEvent(
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  branch = 'main'
): WorkflowEvent {
  const ref = `refs/heads/${branch}`
  return { name, payload: { ref, inputs }, ref, actor: 'octocat' }
}

/** The `github` context. */
export function githubContext({ event, runId, github }: RunContext): Record<string, unknown> {
  return {
    actor: event.actor,
    api_url: github.apiUrl,
    event: event.payload,
    event_name: event.name,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(heads|pull)\//, ''),
    repository: callerRepository,
    repository_owner: 'acme',
    run_attempt: '1',
    run_id: runId,
    sha: callerSource.sha,
    token: jobToken
  }
}

/** The variables that tell a step of this run and its job, and what its machine is set up with: trust in the databases. */
export function runVariables({ rig, event, runId, github }: RunContext, job: string): Record<string, string> {
  return {
    ...trusting(rig.emulator),
    GITHUB_ACTOR: event.actor,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_JOB: job,
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|pull)\//, ''),
    GITHUB_RUN_ID: runId
  }
}
