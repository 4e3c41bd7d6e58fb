import type { IfExists, ProvideRequest } from '../actions/provide.js'
import { deriveName, MAX_NAME_LENGTH, parseName, type NameOwner } from '../naming.js'
import type { InputSource } from '../runner/runner.js'
import { subjectOf } from '../runner/subject.js'
import { quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import { readAccount } from './account.js'
import { readJobSummary, readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { readFilling, type Filling } from './filling.js'
import { readHandOver, type HandOver } from './hand-over.js'
import { readNamingInputs, refuseBeside } from './naming.js'
import { badInput, readChoice, readFlag, readText, readWholeNumber, required } from './reader.js'
import { readWish } from './wish.js'

const IF_EXISTS: readonly IfExists[] = ['reuse', 'fail', 'recreate', 'reset']

/** Everything the root action is asked to do. */
export interface ProvideInputs {
  account: Account
  request: ProvideRequest
  filling: Filling
  handOver: HandOver
  jobSummary: boolean
  /** Seconds for everything the step does. */
  timeoutSeconds: number
}

/** What the database is called. */
export interface Naming {
  owner: NameOwner
  name: string
  /** True if the workflow gave the name itself. */
  given: boolean
}

/**
 * The root action's inputs, all checked before any request is sent.
 *
 * @throws InputError naming the input, what was given and what is allowed
 */
export function readProvideInputs(collaborators: InputCollaborators): ProvideInputs {
  const { context, mask } = collaborators
  const input = withDefaults(collaborators.input, 'provide')
  const account = readAccount(input, context, mask)
  return {
    account,
    request: readProvideRequest(input, readNaming(input, collaborators), collaborators),
    filling: readFilling(input, context),
    handOver: readHandOver(input, account.apiUrl),
    jobSummary: readJobSummary(input),
    timeoutSeconds: readTimeout(input)
  }
}

/** What the root action and `preview` read alike. */
export function readProvideRequest(
  input: InputSource,
  { owner, name, given }: Naming,
  { log }: Pick<InputCollaborators, 'log'>
): ProvideRequest {
  return {
    wish: readWish(input, name, log),
    owner,
    nameGiven: given,
    ifExists: readIfExists(input),
    maxDatabases: readWholeNumber(input, 'max_databases', { least: 1, most: 100_000 }, 'of databases'),
    deleteAfterJob: readFlag(input, 'delete_after_job')
  }
}

function readIfExists(input: InputSource): IfExists {
  return required(readChoice<IfExists>(input, 'if_exists', IF_EXISTS), 'if_exists')
}

function readNaming(
  input: InputSource,
  { context, log }: Pick<InputCollaborators, 'context' | 'log'>
): Naming {
  const { owner, scope, suffix, matrix } = readNamingInputs(input, context)
  const name = readName(input)
  if (name !== undefined) {
    refuseBeside({ name }, { scope: scope === 'auto' ? undefined : scope, suffix })
    if (parseName(owner, name) !== undefined) {
      log.warning(
        `The name ${quoted(name)} is one that these actions derive for ${quoted(owner.repository)}, so the sweep deletes this database once what the name says is over. Choose another \`name\`, or none.`
      )
    }
    return { owner, name, given: true }
  }
  const subject = subjectOf(context, scope, matrix)
  // A branch's database is never deleted or emptied because some run left `name` empty by mistake.
  const isRef = subject.kind === 'branch' || subject.kind === 'tag'
  const ifExists = readIfExists(input)
  if ((ifExists === 'recreate' || ifExists === 'reset') && scope === 'auto' && isRef) {
    throw badInput(
      'if_exists',
      `\`${ifExists}\`, but \`name\` is blank and this run is not about a pull request`,
      `\`${ifExists}\` with a \`name\` or a \`scope\`, or in a run for a pull request; otherwise \`reuse\` or \`fail\``
    )
  }
  return { owner, name: deriveName(owner, subject, suffix), given: false }
}

function readName(input: InputSource): string | undefined {
  const name = readText(input, 'name')
  if (name === undefined || name.length <= MAX_NAME_LENGTH) return name
  throw badInput(
    'name',
    `${quoted(name)}, ${name.length} characters long`,
    `at most ${MAX_NAME_LENGTH} characters`
  )
}
