import type { PreviewRequest } from '../actions/preview.js'
import { ActionError } from '../errors.js'
import type { SeedFile } from '../data/seed.js'
import type { GitHubAccess } from '../github/api.js'
import { field } from '../json.js'
import { deriveName, type NameOwner } from '../naming.js'
import { pullRequestOf, whySecretsAreWithheld, type EventContext } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { hasNoCredentials, readAccount } from './account.js'
import { readJobSummary, readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readFilling, readSeedFile, type Filling } from './filling.js'
import { readGitHub } from './github.js'
import { readHandOver, type HandOver } from './hand-over.js'
import { readNameOwner, readSuffix } from './naming.js'
import { readChoice, readFlag, readText, required } from './reader.js'
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
  filling: Filling
  github: GitHubAccess
  timeoutSeconds: number
}

/** A run that GitHub, by design, gives no secrets. */
export interface Withheld {
  /** Why it has none. */
  withheld: string
  /** What it does without them; undefined if that is nothing, because a local database needs no deletion. */
  instead: WithoutSecrets | undefined
  /** What a local database is filled with. */
  seedFile: SeedFile | undefined
  /** True if one at Upstash would have been copied from another. */
  copyWanted: boolean
  exportEnv: boolean
  jobSummary: boolean
  timeoutSeconds: number
}

/** What a run does that has no secrets. */
export type WithoutSecrets = 'skip' | 'local'

const WITHOUT_SECRETS: readonly WithoutSecrets[] = ['skip', 'local']

/**
 * For a closed pull request nothing is read that only a new database needs: a mistake there must not keep the old one.
 *
 * @throws ActionError on events that are not about a pull request's life; InputError on bad inputs
 */
export function readPreviewInputs(collaborators: InputCollaborators): PreviewInputs | Withheld {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, 'preview')
  const { number, closed } = readEvent(context)
  const withheld = whySecretsAreWithheld(context)
  if (hasNoCredentials(input) && withheld !== undefined) {
    const chosen = readWithoutSecrets(input)
    const instead = closed && chosen === 'local' ? undefined : chosen
    return {
      withheld,
      instead,
      seedFile: readSeedFile(input, context),
      copyWanted: readText(input, 'copy_from') !== undefined,
      exportEnv: readFlag(input, 'export_env'),
      jobSummary: readJobSummary(input),
      timeoutSeconds: readTimeout(input)
    }
  }
  const github = readGitHub(collaborators)
  const account = readAccount(input, context, mask)
  const owner = readNameOwner(input, context)
  // A mistake in it shows in every run, not only in those of forks.
  if (!closed) readWithoutSecrets(input)
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
    filling: closed ? {} : readFilling(input, context),
    github,
    jobSummary: readJobSummary(input),
    comment: readFlag(input, 'comment'),
    timeoutSeconds: readTimeout(input)
  }
}

function readWithoutSecrets(input: InputSource): WithoutSecrets {
  return required(readChoice(input, 'without_secrets', WITHOUT_SECRETS), 'without_secrets')
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
