import { InputError } from '../errors.js'
import type { PullsOptions } from '../github/pulls.js'
import { maskAllForms } from '../masking.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/developer-api.js'
import { readAccount } from './account.js'
import { readTimeout, type InputCollaborators } from './common.js'
import { readGitHub } from './github.js'
import { badInput, readBoolean, readText, readWholeNumber, type InputSource } from './reader.js'

export const DEFAULT_SWEEP_TIMEOUT_SECONDS = 300
export const DEFAULT_MAX_DELETES = 50

/** Everything the sweep action is asked to do. */
export interface SweepInputs {
  account: Account
  /** `owner/name` */
  repository: string
  /** Whose databases are meant; undefined: those whose names this repository could have derived. */
  namePrefix: string | undefined
  /** How to look up pull requests; undefined where a closed one is no reason to delete. */
  github: PullsOptions | undefined
  /** Databases older than this are deleted; undefined where age is no reason. Seconds. */
  olderThanSeconds: number | undefined
  dryRun: boolean
  maxDeletes: number
  timeoutSeconds: number
}

/** @throws InputError naming the input, what was given and what is allowed */
export function readSweepInputs({ source, context, mask }: InputCollaborators): SweepInputs {
  maskAllForms(source('github_token').trim(), mask)
  const account = readAccount(source, context, mask)
  const olderThanSeconds = readAge(source)
  const closed = readBoolean(source, 'closed_pull_requests') ?? true
  if (!closed && olderThanSeconds === undefined) {
    throw new InputError(
      'Input `closed_pull_requests` is `false` and `older_than` is blank: nothing would ever be swept. Set one of them.'
    )
  }
  if (!/^[^/]+\/[^/]+$/.test(context.repository)) {
    throw new InputError(
      `GITHUB_REPOSITORY is ${quoted(context.repository)}, not \`owner/name\`. It is set by the runner.`
    )
  }
  return {
    account,
    repository: context.repository,
    namePrefix: readPrefix(source),
    github: closed ? readGitHub(source, context) : undefined,
    olderThanSeconds,
    dryRun: readBoolean(source, 'dry_run') ?? false,
    maxDeletes: readWholeNumber(source, 'max_deletes', { least: 1, most: 100_000 }) ?? DEFAULT_MAX_DELETES,
    timeoutSeconds: readTimeout(source, DEFAULT_SWEEP_TIMEOUT_SECONDS)
  }
}

function readPrefix(source: InputSource): string | undefined {
  const prefix = readText(source, 'name_prefix')
  if (prefix === undefined || prefix.length >= 3) return prefix
  throw badInput(
    'name_prefix',
    quoted(prefix),
    'at least 3 characters, so that it does not fit half the account'
  )
}

function readAge(source: InputSource): number | undefined {
  const text = readText(source, 'older_than')
  if (text === undefined) return undefined
  const [, digits, unit] = /^([1-9]\d{0,5})([hd])$/.exec(text) ?? []
  if (digits === undefined) {
    throw badInput('older_than', quoted(text), 'a number of hours or days, such as `36h` or `14d`')
  }
  return Number(digits) * (unit === 'h' ? 3_600 : 86_400)
}
