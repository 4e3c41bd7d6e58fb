/** The body of a create request: decoded as Go decodes into a struct, then checked against the specification. */
import {
  INVALID_BODY,
  isText,
  objectIn,
  textIn as text,
  textsIn,
  type Body,
  type Refusal
} from './api-body.js'
import type { Behaviour } from './behaviour.js'
import { billingOf, type Seed } from './record.js'
import { platformOf, valueProblem, type CreateValues } from './specification.js'

const REGIONAL = 'regional db creation is deprecated'

/** How complete a body must be, and whether its values are looked at. */
type Strictness = Pick<Behaviour, 'strict' | 'lenient'>

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
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
  eviction: isBoolean,
  // No specification has the next two here, but Terraform's provider sends them.
  auto_upgrade: isBoolean,
  prod_pack_enabled: isBoolean,
  tls: isBoolean
}

// But for the one of regional databases, the texts below are invented: what Upstash says there is not known.

/** The body, or what is wrong with it. */
function decode(raw: string): Body | string {
  const body = objectIn(raw)
  if (body === undefined) return INVALID_BODY
  const wrong = Object.keys(TYPES).find((key) => body[key] != null && TYPES[key]?.(body[key]) === false)
  return wrong === undefined ? body : `${INVALID_BODY}: wrong type of ${wrong}`
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
  return {
    region: text(body, 'region'),
    platform: text(body, 'platform'),
    primaryRegion: text(body, 'primary_region'),
    readRegions: textsIn(body, 'read_regions') ?? [],
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
    ...billingOf(plan),
    budget: typeof body['budget'] === 'number' ? body['budget'] : 0,
    eviction: body['eviction'] === true,
    auto_upgrade: body['auto_upgrade'] === true,
    prod_pack_enabled: body['prod_pack_enabled'] === true
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
