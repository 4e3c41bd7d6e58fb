import { ActionError } from '../errors.js'
import { field } from '../json.js'
import { maskAllForms } from '../masking.js'
import { pullRequestOf, whySecretsAreWithheld, type EventContext } from '../github/event.js'
import { quoted } from '../text.js'
import { hasNoCredentials } from './account.js'
import type { InputCollaborators } from './common.js'
import { readCreateInputs, type CreateInputs } from './create.js'
import type { PullsOptions } from '../github/pulls.js'
import { readGitHub } from './github.js'
import { badInput } from './reader.js'

/** What one step for a pull request's whole life is asked to do. */
export interface PreviewInputs extends CreateInputs {
  pullRequest: number
  /** True where the event says that the pull request was closed. */
  closed: boolean
  github: PullsOptions
}

/** Why this run can do nothing, by GitHub's design; no failure. */
export interface Skip {
  skip: string
}

/**
 * @throws ActionError on events that are not about a pull request's life; InputError on bad inputs
 */
export function readPreviewInputs(collaborators: InputCollaborators): PreviewInputs | Skip {
  const { source, context, mask } = collaborators
  const { number, closed } = readEvent(context)
  const withheld = whySecretsAreWithheld(context)
  if (hasNoCredentials(source) && withheld !== undefined) return { skip: withheld }
  const inputs = readCreateInputs(collaborators)
  if (inputs.nameGiven && !namesNumber(inputs.wish.name, number)) {
    throw badInput(
      'name',
      `${quoted(inputs.wish.name)}, which does not name the pull request`,
      `a name with \`pr-${number}\` in it, as closing the pull request deletes its database; or none, to derive it`
    )
  }
  const github = readGitHub(source, context)
  maskAllForms(github.token, mask)
  return { ...inputs, pullRequest: number, closed, github }
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
