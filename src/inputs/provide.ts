import type { IfExists, ProvideRequest } from '../actions/provide.js'
import type { Log } from '../log.js'
import { deriveName, MAX_NAME_LENGTH, type Subject } from '../naming.js'
import { subjectOf } from '../runner/event.js'
import type { InputSource } from '../runner/runner.js'
import { listed, quoted } from '../text.js'
import type { Account } from '../upstash/client.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import { GCP_REGIONS, nearestRegion, platformOf } from '../upstash/regions.js'
import { readAccount } from './account.js'
import { readTimeout, withDefaults, type InputCollaborators } from './common.js'
import { badInput, readBoolean, readChoice, readList, readText, readWholeNumber, required } from './reader.js'

/** Everything the root action is asked to do. */
export interface ProvideInputs {
  account: Account
  request: ProvideRequest
  /** Seconds for everything the step does. */
  timeoutSeconds: number
}

/**
 * The root action's inputs, which `preview` has too, all checked before any request is sent.
 *
 * @throws InputError naming the input, what was given and what is allowed
 */
export function readProvideInputs(
  collaborators: InputCollaborators,
  action: 'provide' | 'preview' = 'provide'
): ProvideInputs {
  const { context, log, mask } = collaborators
  const input = withDefaults(collaborators.input, action)
  const account = readAccount(input, context, mask)
  const name = readName(input)
  const subject = name === undefined ? subjectOf(context) : undefined
  const wish = readWish(input, subject === undefined ? (name ?? '') : deriveName(subject))
  const inputs = {
    account,
    request: {
      wish,
      ifExists: readIfExists(input, subject),
      nameGiven: name !== undefined,
      repository: context.repository,
      deleteAfterJob: required(readBoolean(input, 'delete_after_job'), 'delete_after_job')
    },
    timeoutSeconds: readTimeout(input)
  }
  for (const region of [wish.primaryRegion, ...wish.readRegions]) warnOfUnknownRegion(region, log)
  return inputs
}

/** A branch's database is never deleted because some run left `name` empty by mistake. */
function readIfExists(input: InputSource, subject: Subject | undefined): IfExists {
  const choice = required(
    readChoice<IfExists>(input, 'if_exists', ['reuse', 'fail', 'recreate']),
    'if_exists'
  )
  if (choice !== 'recreate' || subject === undefined || 'pullRequest' in subject) return choice
  throw badInput(
    'if_exists',
    '`recreate`, but `name` is blank and this run is not about a pull request',
    '`recreate` with a `name`, or in a run for a pull request; otherwise `reuse` or `fail`'
  )
}

function readWish(input: InputSource, name: string): DatabaseWish {
  const primaryRegion = readPrimaryRegion(input)
  return {
    name,
    primaryRegion,
    readRegions: readReadRegions(input, primaryRegion),
    tls: required(readBoolean(input, 'tls'), 'tls'),
    plan: readPlan(input),
    budget: readWholeNumber(input, 'budget', { least: 0, most: 1_000_000 }, 'of dollars'),
    eviction: readBoolean(input, 'eviction')
  }
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

function readPrimaryRegion(input: InputSource): string {
  const region = readText(input, 'primary_region')
  const allowed = 'the name of an Upstash region, such as `us-east-1`'
  if (region === undefined) throw badInput('primary_region', 'missing or blank', allowed)
  checkRegion('primary_region', region, allowed)
  if (readRegionKind(input) === 'gcp-global' && platformOf(region) === 'aws') {
    throw badInput(
      'primary_region',
      `${quoted(region)}, a region of AWS`,
      'a region of Google Cloud, as `region` is `gcp-global`'
    )
  }
  return region
}

function readRegionKind(input: InputSource): string | undefined {
  const kind = readText(input, 'region')
  if (kind === undefined || kind === 'global' || kind === 'gcp-global') return kind
  const allowed =
    '`global` or `gcp-global`; the place itself goes into `primary_region`, as Upstash no longer has regional databases'
  throw badInput('region', quoted(kind), allowed)
}

function readReadRegions(input: InputSource, primary: string): string[] {
  const regions = readList(input, 'read_regions')
  const allowed = 'AWS regions other than the primary one, each once'
  for (const region of regions) checkRegion('read_regions', region, allowed)
  const given = quoted(regions.join(', '))
  if (regions.includes(primary)) {
    throw badInput('read_regions', `${given}, which has the primary region ${quoted(primary)} in it`, allowed)
  }
  const twice = regions.filter((region, at) => regions.indexOf(region) !== at)
  if (twice.length > 0) {
    throw badInput('read_regions', `${given}, which has ${listed(twice.map(quoted))} more than once`, allowed)
  }
  if (regions.length > 0 && platformOf(primary) === 'gcp') {
    throw badInput(
      'read_regions',
      `${given} with a primary region of Google Cloud, which has none`,
      'no `read_regions` there'
    )
  }
  const google = regions.find((region) => GCP_REGIONS.includes(region))
  if (google !== undefined) {
    throw badInput('read_regions', `${given}, which has ${quoted(google)} of Google Cloud in it`, allowed)
  }
  return regions
}

function checkRegion(name: string, region: string, allowed: string): void {
  if (!/^[A-Za-z0-9-]{1,40}$/.test(region)) throw badInput(name, quoted(region), allowed)
}

function readPlan(input: InputSource): string | undefined {
  const plan = readText(input, 'plan')
  if (plan === undefined || /^[A-Za-z0-9_-]{1,40}$/.test(plan)) return plan
  throw badInput('plan', quoted(plan), 'the name of an Upstash plan, such as `free`, `payg` or `fixed_250mb`')
}

/** A warning, not an error: a new Upstash region must work on its first day. */
function warnOfUnknownRegion(region: string, log: Log): void {
  const nearest = nearestRegion(region)
  if (nearest === undefined) return
  log.warning(
    `The region ${quoted(region)} is not known to this version of the action. Did you mean "${nearest}"? Trying it as it is.`
  )
}
