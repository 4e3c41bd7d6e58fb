/** The body of a create request: decoded as Go decodes into a struct, then checked as far as `strict` says. */
import type { Behaviour } from './behaviour.js'
import type { Seed } from './record.js'

const AWS_READ_REGIONS = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2', 'sa-east-1', 'ap-south-1'],
  ...['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2']
]
const GCP_REGIONS = ['us-central1', 'us-east4', 'europe-west1', 'asia-northeast1']
const PRIMARY_REGIONS = [...AWS_READ_REGIONS, 'af-south-1', ...GCP_REGIONS]
const PLANS = [
  ...['free', 'payg', 'fixed_250mb', 'fixed_1gb', 'fixed_5gb', 'fixed_10gb'],
  ...['fixed_50gb', 'fixed_100gb', 'fixed_500gb']
]

const REGIONAL = 'regional db creation is deprecated'
/** Seen in 2023 behind another product's API; the Developer API's own text is not known. */
const WRONG_REGION = 'Invalid request, primary region might be wrong. Please reach support@upstash.com'

type Body = Record<string, unknown>

/** What a refused body is answered with, status 400. */
export interface Refusal {
  refused: string
}

function text(body: Body, key: string): string {
  const value = body[key]
  return typeof value === 'string' ? value : ''
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  name: isText,
  database_name: isText,
  region: isText,
  platform: isText,
  primary_region: isText,
  plan: isText,
  read_regions: (value) => Array.isArray(value) && value.every(isText),
  budget: (value) => Number.isSafeInteger(value),
  eviction: (value) => typeof value === 'boolean',
  tls: (value) => typeof value === 'boolean'
}

// Except where marked otherwise, the texts below are invented: what Upstash says there is not known.

function decode(raw: string): Body | Refusal {
  let parsed: unknown
  try {
    parsed = JSON.parse(raw)
  } catch {
    return { refused: 'invalid request body' }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { refused: 'invalid request body' }
  const body: Body = { ...parsed }
  const wrong = Object.keys(TYPES).find((key) => body[key] != null && TYPES[key]?.(body[key]) === false)
  return wrong === undefined ? body : { refused: `invalid request body: wrong type of ${wrong}` }
}

function missing(body: Body, required: string[]): string | undefined {
  const key = required.find((name) => text(body, name) === '')
  return key === undefined ? undefined : `missing required field: ${key}`
}

function checkCurrent(body: Body): string | undefined {
  if (!['aws', 'gcp'].includes(text(body, 'platform'))) return 'invalid platform'
  if (!PRIMARY_REGIONS.includes(text(body, 'primary_region'))) return WRONG_REGION
  if (!readRegions(body).every((region) => AWS_READ_REGIONS.includes(region))) return 'invalid read region'
  if (body['plan'] != null && !PLANS.includes(text(body, 'plan'))) return 'invalid plan'
  return undefined
}

function check(body: Body, strict: Behaviour['strict']): string | undefined {
  const region = text(body, 'region')
  if (region !== '' && region !== 'global' && region !== 'gcp-global') return REGIONAL
  if (strict === 'current')
    return missing(body, ['database_name', 'platform', 'primary_region']) ?? checkCurrent(body)
  if (strict === 'seed') return missing(body, ['name', 'region', 'primary_region'])
  if (text(body, 'name') === '' && text(body, 'database_name') === '') return missing(body, ['database_name'])
  if (region === '' && text(body, 'platform') === '') return missing(body, ['platform'])
  return missing(body, ['primary_region'])
}

function readRegions(body: Body): string[] {
  const value = body['read_regions']
  return Array.isArray(value) ? value.filter(isText) : []
}

/** A specification's spelling of a field wins over the other one: which does at Upstash is not known. */
function seedFrom(body: Body): Seed {
  const gcp = text(body, 'platform') === 'gcp' || text(body, 'region') === 'gcp-global'
  const plan = text(body, 'plan')
  return {
    database_name: text(body, 'database_name') || text(body, 'name'),
    region: gcp ? 'gcp-global' : 'global',
    primary_region: text(body, 'primary_region'),
    read_regions: readRegions(body),
    type: plan === 'free' ? 'free' : 'paid',
    budget: typeof body['budget'] === 'number' ? body['budget'] : 0,
    eviction: body['eviction'] === true,
    tls: body['tls'] !== false
  }
}

/** The database a body asks for, or why it is refused. Keys that are not known are ignored. */
export function readCreateRequest(raw: string, strict: Behaviour['strict']): Seed | Refusal {
  const body = decode(raw)
  if ('refused' in body) return { refused: String(body.refused) }
  const problem = check(body, strict)
  return problem === undefined ? seedFrom(body) : { refused: problem }
}
