/** The body of a create request: decoded as Go decodes into a struct, then checked against the specification. */
import type { Behaviour } from './behaviour.js'
import type { Seed } from './record.js'
import { platformOf, valueProblem, type CreateValues } from './specification.js'

const REGIONAL = 'regional db creation is deprecated'

type Body = Record<string, unknown>
/** How complete a body must be, and whether its values are looked at. */
type Strictness = Pick<Behaviour, 'strict' | 'lenient'>

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

// But for the one of regional databases, the texts below are invented: what Upstash says there is not known.

/** The body, or what is wrong with it. */
function decode(raw: string): Body | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(raw)
  } catch {
    return 'invalid request body'
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return 'invalid request body'
  const body: Body = { ...parsed }
  const wrong = Object.keys(TYPES).find((key) => body[key] != null && TYPES[key]?.(body[key]) === false)
  return wrong === undefined ? body : `invalid request body: wrong type of ${wrong}`
}

/** The fields a body must have; without a specification to follow to the letter, one spelling of each is enough. */
function requiredIn(body: Body, strict: Behaviour['strict']): string[] {
  if (strict === 'current') return ['database_name', 'platform', 'primary_region']
  if (strict === 'seed') return ['name', 'region', 'primary_region']
  const name = text(body, 'name') === '' ? 'database_name' : 'name'
  const place = text(body, 'region') === '' ? 'platform' : 'region'
  return [name, place, 'primary_region']
}

function valuesIn(body: Body): CreateValues {
  const readRegions = body['read_regions']
  return {
    region: text(body, 'region'),
    platform: text(body, 'platform'),
    primaryRegion: text(body, 'primary_region'),
    readRegions: Array.isArray(readRegions) ? readRegions.filter(isText) : [],
    plan: text(body, 'plan')
  }
}

/**
 * A specification's spelling of a field wins over the other one: which does at Upstash is not known. `tls` is ignored, as
 * every new database has it.
 */
function seedFrom(body: Body, { region, platform, primaryRegion, readRegions, plan }: CreateValues): Seed {
  const gcp = platform === 'gcp' || region === 'gcp-global' || platformOf(primaryRegion) === 'gcp'
  return {
    database_name: text(body, 'database_name') || text(body, 'name'),
    region: gcp ? 'gcp-global' : 'global',
    primary_region: primaryRegion,
    read_regions: readRegions,
    type: plan === 'free' ? 'free' : 'paid',
    budget: typeof body['budget'] === 'number' ? body['budget'] : 0,
    eviction: body['eviction'] === true
  }
}

/** The database a body asks for, or why it is refused. Keys that are not known are ignored. */
export function readCreateRequest(raw: string, { strict, lenient }: Strictness): Seed | Refusal {
  const body = decode(raw)
  if (typeof body === 'string') return { refused: body }
  const values = valuesIn(body)
  if (!['', 'global', 'gcp-global'].includes(values.region)) return { refused: REGIONAL }
  const missing = requiredIn(body, strict).find((key) => text(body, key) === '')
  if (missing !== undefined) return { refused: `missing required field: ${missing}` }
  const problem = lenient ? undefined : valueProblem(values)
  return problem === undefined ? seedFrom(body, values) : { refused: problem }
}
