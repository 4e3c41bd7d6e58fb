import type { SweepRequest } from '../actions/sweep/sweep.js'
import { InputError } from '../errors.js'
import type { GitHubAccess } from '../github/api.js'
import { isRunId } from '../name-parts.js'
import type { InputSource } from '../runner/runner.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { readAccount } from './account.js'
import { readJobSummary, readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readGitHub } from './github.js'
import { readNameOwner } from './naming.js'
import { badInput, readFlag, readText, readWholeNumber, required } from './reader.js'

/** Everything the sweep action is asked to do. */
export interface SweepInputs {
  account: Account
  request: SweepRequest
  /** How to look up pull requests; undefined if nothing is to be asked. */
  github: GitHubAccess | undefined
  jobSummary: boolean
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readSweepInputs(collaborators: InputCollaborators): SweepInputs {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, 'sweep')
  const reasons = readReasons(input)
  const asks = reasons.closedPullRequests || reasons.finishedRuns || reasons.deletedBranches
  const github = asks ? readGitHub(collaborators) : undefined
  const request = {
    owner: readNameOwner(input, context),
    ...reasons,
    dryRun: readFlag(input, 'dry_run'),
    maxDeletes: required(readWholeNumber(input, 'max_deletes', { least: 1, most: 100_000 }), 'max_deletes'),
    ownRunId: isRunId(context.runId) ? context.runId : ''
  }
  return {
    account: readAccount(input, context, mask),
    request,
    github,
    jobSummary: readJobSummary(input),
    timeoutSeconds: readTimeout(input)
  }
}

type Reasons = Pick<
  SweepRequest,
  'closedPullRequests' | 'finishedRuns' | 'deletedBranches' | 'olderThanSeconds'
>

function readReasons(input: InputSource): Reasons {
  const flag = (name: string): boolean => readFlag(input, name)
  const reasons = {
    closedPullRequests: flag('closed_pull_requests'),
    finishedRuns: flag('finished_runs'),
    deletedBranches: flag('deleted_branches'),
    olderThanSeconds: readAge(input)
  }
  if (Object.values(reasons).some((reason) => reason !== false && reason !== undefined)) return reasons
  throw new InputError(
    'Inputs `closed_pull_requests`, `finished_runs` and `deleted_branches` are `false` and `older_than` is blank: nothing would ever be swept. Set one of them.'
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
