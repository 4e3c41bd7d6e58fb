import type { PreviewRequest } from '../actions/preview.js'
import { ActionError } from '../errors.js'
import type { GitHubAccess } from '../github/client.js'
import { field } from '../json.js'
import { deriveName } from '../naming.js'
import { pullRequestOf, subjectOf, whySecretsAreWithheld, type EventContext } from '../runner/event.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { hasNoCredentials, readAccount } from './account.js'
import { readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readGitHub } from './github.js'
import { readProvideInputs } from './provide.js'
import { badInput, readText } from './reader.js'

/** What one step for a pull request's whole life is asked to do. */
export interface PreviewInputs {
  account: Account
  request: PreviewRequest
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
  const provide = closed ? undefined : readProvideInputs(collaborators, 'preview')
  return {
    account: provide?.account ?? readAccount(input, context, mask),
    request: {
      pullRequest: number,
      name: readPreviewName(collaborators, number),
      wanted: provide?.request
    },
    github,
    timeoutSeconds: readTimeout(input)
  }
}

function readPreviewName({ input, context }: InputCollaborators, number: number): string {
  const name = readText(input, 'name')
  if (name === undefined) return deriveName(subjectOf(context))
  if (namesNumber(name, number)) return name
  throw badInput(
    'name',
    `${quoted(name)}, which does not name the pull request`,
    `a name with \`pr-${number}\` in it, as closing the pull request deletes its database; or none, to derive it`
  )
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

/**
 * A name without the number would be shared by all pull requests, and the first to close would delete it. A bare number
 * is not enough: pull request 1 would delete `prod-eu-1`.
 */
function namesNumber(name: string, number: number): boolean {
  return new RegExp(`(?:^|[^a-z0-9])pr[-_]?${number}(?!\\d)`, 'i').test(name)
}
