import type { Log } from '../log.js'
import type { InputSource } from '../runner/runner.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import { GCP_REGIONS, nearestRegion, platformOf } from '../upstash/regions.js'
import { badInput, readBoolean, readFlag, readList, readText, readWholeNumber } from './reader.js'

/**
 * What a new database of this name is to be. Regions that are not known are warned of.
 *
 * @throws InputError naming the input, what was given and what is allowed
 */
export function readWish(input: InputSource, name: string, log: Log): DatabaseWish {
  const primaryRegion = readPrimaryRegion(input)
  const wish = {
    name,
    primaryRegion,
    readRegions: readReadRegions(input, primaryRegion),
    tls: readFlag(input, 'tls'),
    plan: readPlan(input),
    budget: readWholeNumber(input, 'budget', { least: 0, most: 1_000_000 }, 'of dollars'),
    eviction: readBoolean(input, 'eviction')
  }
  for (const region of [wish.primaryRegion, ...wish.readRegions]) warnOfUnknownRegion(region, log)
  return wish
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
