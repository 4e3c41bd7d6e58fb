import type { PreviewResult } from '../actions/preview.js'
import { messageOf } from '../errors.js'
import type { GitHubApi } from '../github/api.js'
import type { ApiClient } from '../http/client.js'
import type { PreviewInputs } from '../inputs/preview.js'
import type { Runner } from '../runner/runner.js'
import { commentBody, markerOf } from './body.js'
import { findOwn } from './own.js'

/** Seconds that the comment may take, within what is left of the step's own. */
const LIMIT_SECONDS = 20
/** What the job needs to write one. */
const PERMISSION = 'pull-requests: write'

/** What is handed over, so that there is one copy of the classes behind it. */
export interface CommentCollaborators {
  runner: Runner
  /** When the step began, by the runner's clock. */
  began: number
  /** Runs a task within a limit of its own. */
  withSession: (
    options: Pick<PreviewInputs, 'account' | 'timeoutSeconds'> & { limitName: string },
    runner: Runner,
    task: (clients: { client: ApiClient }) => Promise<void>
  ) => Promise<void>
  GitHubApi: typeof GitHubApi
}

/**
 * Keeps one comment on the pull request that tells of its database: written once, changed in place if there is something
 * new, and turned into "deleted" at the end; no comment is begun only to say that. A comment of somebody else is never
 * touched. What goes wrong is a notice or a warning, as the database is there nevertheless.
 */
export async function bringUpToDate(
  result: PreviewResult,
  inputs: PreviewInputs,
  { runner, began, withSession, GitHubApi }: CommentCollaborators
): Promise<void> {
  const { account, github: access, request } = inputs
  // Open again after all: the run for that says what there is.
  if (result.found === undefined && result.skipped && request.wanted === undefined) return
  const leftSeconds = inputs.timeoutSeconds - (runner.clock.now() - began) / 1000
  const timeoutSeconds = Math.max(1, Math.ceil(Math.min(LIMIT_SECONDS, leftSeconds)))
  try {
    await withSession({ account, timeoutSeconds, limitName: 'the comment' }, runner, ({ client }) =>
      // After a lost reply there may be a comment: each attempt looks first.
      client.retry('create', () =>
        writeWhatIsNew(result, inputs, { github: new GitHubApi(access, client), ...runner })
      )
    )
  } catch (error) {
    explain(error, request.pullRequest, runner)
  }
}

async function writeWhatIsNew(
  result: PreviewResult,
  inputs: PreviewInputs,
  { github, log, redact }: { github: GitHubApi } & Pick<Runner, 'log' | 'redact'>
): Promise<void> {
  const { name, pullRequest } = inputs.request
  const text = redact(commentBody(result, inputs))
  const body = JSON.stringify({ body: text })
  const own = await findOwn(github, inputs.github, { pullRequest, marker: markerOf(name) })
  if (own.length === 0 && result.found !== undefined) {
    await github.exchange(`/issues/${pullRequest}/comments`, PERMISSION, { method: 'POST', body })
    log.info(`Commented on pull request ${pullRequest}.`)
  }
  for (const comment of own) {
    if (comment.text === text.trim()) continue
    await github.exchange(`/issues/comments/${comment.id}`, PERMISSION, { method: 'PATCH', body })
    log.info(`Updated the comment on pull request ${pullRequest}.`)
  }
}

function explain(error: unknown, pullRequest: number, { log }: Pick<Runner, 'log'>): void {
  if (isForbidden(error)) {
    log.notice(
      `The comment on pull request ${pullRequest} is not up to date, as this job may not write one. Give it \`permissions: ${PERMISSION}\`, or set \`comment: false\`.`
    )
  } else {
    log.warning(
      `The comment on pull request ${pullRequest} could not be written; everything else is done. ${messageOf(error)}`
    )
  }
}

/** By its status, not by its class: see index.ts. A rate limit that GitHub reports as 403 asks for a wait. */
function isForbidden(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false
  const asksToWait = 'retryAfterMs' in error && error.retryAfterMs !== undefined
  return error.status === 403 && !asksToWait
}
