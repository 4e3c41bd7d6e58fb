import type { SweepRequest } from '../actions/sweep.js'
import { InputError } from '../errors.js'
import type { GitHubAccess } from '../github/client.js'
import { isRepository } from '../naming.js'
import type { InputSource } from '../runner/runner.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { readAccount } from './account.js'
import { readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readGitHub } from './github.js'
import { badInput, readBoolean, readText, readWholeNumber, required } from './reader.js'

/** Everything the sweep action is asked to do. */
export interface SweepInputs {
  account: Account
  request: SweepRequest
  /** How to look up pull requests; undefined if a closed one is no reason to delete. */
  github: GitHubAccess | undefined
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readSweepInputs(collaborators: InputCollaborators): SweepInputs {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, 'sweep')
  const closedPullRequests = required(readBoolean(input, 'closed_pull_requests'), 'closed_pull_requests')
  const github = closedPullRequests ? readGitHub(collaborators) : undefined
  const account = readAccount(input, context, mask)
  const olderThanSeconds = readAge(input)
  if (!closedPullRequests && olderThanSeconds === undefined) {
    throw new InputError(
      'Input `closed_pull_requests` is `false` and `older_than` is blank: nothing would ever be swept. Set one of them.'
    )
  }
  if (!isRepository(context.repository)) {
    throw new InputError(
      `GITHUB_REPOSITORY is ${quoted(context.repository)}, not \`owner/name\`. The runner sets this variable.`
    )
  }
  const request = {
    repository: context.repository,
    namePrefix: readPrefix(input),
    closedPullRequests,
    olderThanSeconds,
    dryRun: required(readBoolean(input, 'dry_run'), 'dry_run'),
    maxDeletes: required(readWholeNumber(input, 'max_deletes', { least: 1, most: 100_000 }), 'max_deletes')
  }
  return { account, request, github, timeoutSeconds: readTimeout(input) }
}

function readPrefix(input: InputSource): string | undefined {
  const prefix = readText(input, 'name_prefix')
  if (prefix === undefined || prefix.length >= 3) return prefix
  throw badInput(
    'name_prefix',
    quoted(prefix),
    'at least 3 characters, so that it does not fit half the account'
  )
}

function readAge(input: InputSource): number | undefined {
  const text = readText(input, 'older_than')
  if (text === undefined) return undefined
  const [, digits, unit] = /^([1-9]\d{0,5})([hd])$/.exec(text) ?? []
  if (digits === undefined) {
    throw badInput('older_than', quoted(text), 'a number of hours or days, such as `36h` or `14d`')
  }
  return Number(digits) * (unit === 'h' ? 3_600 : 86_400)
}
