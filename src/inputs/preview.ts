import type { PreviewRequest } from '../actions/preview.js'
import { ActionError } from '../errors.js'
import type { GitHubAccess } from '../github/api.js'
import { field } from '../json.js'
import { deriveName, type NameOwner } from '../naming.js'
import { pullRequestOf, whySecretsAreWithheld, type EventContext } from '../runner/event.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { hasNoCredentials, readAccount } from './account.js'
import { readJobSummary, readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readGitHub } from './github.js'
import { readHandOver, type HandOver } from './hand-over.js'
import { readNameOwner, readSuffix } from './naming.js'
import { readBoolean, required } from './reader.js'
import { readProvideRequest } from './provide.js'

/** What one step for a pull request's whole life is asked to do. */
export interface PreviewInputs {
  account: Account
  request: PreviewRequest
  /** Whose names are derived. */
  owner: NameOwner
  jobSummary: boolean
  /** True if the pull request is to have a comment on its database. */
  comment: boolean
  handOver: HandOver
  github: GitHubAccess
  timeoutSeconds: number
}

/** Why this run can do nothing, by GitHub's design; no failure. */
export interface Skip {
  skip: string
}

/**
 * For a closed pull request nothing is read that only a new database needs: a mistake there must not keep the old one.
 *
 * @throws ActionError on events that are not about a pull request's life; InputError on bad inputs
 */
export function readPreviewInputs(collaborators: InputCollaborators): PreviewInputs | Skip {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, 'preview')
  const { number, closed } = readEvent(context)
  const withheld = whySecretsAreWithheld(context)
  if (hasNoCredentials(input) && withheld !== undefined) return { skip: withheld }
  const github = readGitHub(collaborators)
  const account = readAccount(input, context, mask)
  const owner = readNameOwner(input, context)
  const name = deriveName(owner, { kind: 'pr', number }, readSuffix(input))
  const naming = { owner, name, given: false }
  return {
    account,
    request: {
      pullRequest: number,
      name,
      wanted: closed ? undefined : readProvideRequest(input, naming, collaborators)
    },
    owner,
    handOver: closed
      ? { apiUrl: account.apiUrl, waitUntilReady: false, exportEnv: false }
      : readHandOver(input, account.apiUrl),
    github,
    jobSummary: readJobSummary(input),
    comment: required(readBoolean(input, 'comment'), 'comment'),
    timeoutSeconds: readTimeout(input)
  }
}

function readEvent(context: EventContext): { number: number; closed: boolean } {
  const pull = pullRequestOf(context)
  if (!['pull_request', 'pull_request_target'].includes(context.eventName) || pull === undefined) {
    throw new ActionError(
      `The preview action runs on the events \`pull_request\` and \`pull_request_target\`; this run was started by ${quoted(context.eventName)}. ` +
        'For other events use the main action, which creates or reuses, and the delete action.'
    )
  }
  return { number: pull.number, closed: field(context.payload, 'action') === 'closed' }
}
