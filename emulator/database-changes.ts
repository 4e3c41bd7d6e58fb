/** The Developer API's operations that change one database's record and nothing else. */
import { INVALID_BODY, textIn, textsIn, type Body, type Refusal } from './api-body.js'
import { billingOf } from './record.js'
import { areReadRegions, isPlan } from './specification.js'
import type { DatabaseRecord } from './types.js'

/** What a request says, and when it says so. */
export interface Asked {
  readonly body: Body | undefined
  /** False: values that the specification does not know are taken as they come. */
  readonly strict: boolean
  /** Seconds since 1970, by the API's clock. */
  readonly atSeconds: number
}

export interface Change {
  readonly methods: readonly string[]
  /** True: answered with the database; otherwise with "OK". */
  readonly shown?: true
  readonly apply: (record: DatabaseRecord, asked: Asked) => Partial<DatabaseRecord> | Refusal
}

type SwitchKey = 'tls' | 'eviction' | 'auto_upgrade' | 'daily_backup_enabled' | 'prod_pack_enabled'

/** Of an error here it is known that it contains "already enabled" or "already disabled"; the rest is invented. */
function toggle(
  key: SwitchKey,
  to: boolean,
  what: string
): (record: DatabaseRecord) => Partial<DatabaseRecord> | Refusal {
  return (record) => {
    if (record[key] === to) return { refused: `${what} is already ${to ? 'enabled' : 'disabled'}` }
    return { [key]: to, ...(key === 'eviction' && { db_eviction: to }) }
  }
}

/** `enable-…` and `disable-…` of one thing. */
function toggles(name: string, key: SwitchKey, methods: readonly string[]): Record<string, Change> {
  return {
    [`enable-${name}`]: { methods, apply: toggle(key, true, name) },
    [`disable-${name}`]: { methods, apply: toggle(key, false, name) }
  }
}

/** The specification says `plan_name`, Upstash's command line sends `plan`. */
function changePlan(
  _: DatabaseRecord,
  { body, strict, atSeconds }: Asked
): Partial<DatabaseRecord> | Refusal {
  const plan = textIn(body, 'plan_name') || textIn(body, 'plan')
  if (plan === '' || (strict && !isPlan(plan))) return { refused: 'invalid plan' }
  const flags = Object.entries(body ?? {}).filter(
    ([key, value]) => ['auto_upgrade', 'prod_pack_enabled'].includes(key) && typeof value === 'boolean'
  )
  return { ...billingOf(plan), last_plan_upgrade_time: atSeconds, ...Object.fromEntries(flags) }
}

function updateBudget(_: DatabaseRecord, { body }: Asked): Partial<DatabaseRecord> | Refusal {
  const budget = body?.['budget']
  const usable = typeof budget === 'number' && Number.isSafeInteger(budget) && budget >= 0
  return usable ? { budget } : { refused: INVALID_BODY }
}

function updateRegions(
  { primary_region }: DatabaseRecord,
  { body, strict }: Asked
): Partial<DatabaseRecord> | Refusal {
  const regions = textsIn(body, 'read_regions')
  if (regions === undefined) return { refused: INVALID_BODY }
  if (strict && !areReadRegions(regions, primary_region)) return { refused: 'invalid read region' }
  return { read_regions: regions, all_members: [primary_region, ...regions] }
}

function updateAllowlist(
  { securityAddons }: DatabaseRecord,
  { body }: Asked
): Partial<DatabaseRecord> | Refusal {
  const allowed = textsIn(body, 'allowed_ips')
  if (allowed === undefined) return { refused: INVALID_BODY }
  return { allowed_ips: allowed, securityAddons: { ...securityAddons, ipWhitelisting: allowed.length > 0 } }
}

const POST = ['POST']

/** By the word before the id in the path; `change-plan` may stand after it. */
export const CHANGES: ReadonlyMap<string, Change> = new Map(
  Object.entries({
    'enable-tls': { methods: POST, shown: true as const, apply: toggle('tls', true, 'tls') },
    ...toggles('eviction', 'eviction', POST),
    ...toggles('autoupgrade', 'auto_upgrade', POST),
    // The specification says PATCH, Upstash's command line sends POST.
    ...toggles('dailybackup', 'daily_backup_enabled', ['PATCH', 'POST']),
    // Only Terraform's provider is known to use the next three.
    ...toggles('prodpack', 'prod_pack_enabled', POST),
    'update-allowlist': { methods: POST, apply: updateAllowlist },
    'change-plan': { methods: POST, apply: changePlan },
    'update-budget': { methods: ['PATCH'], apply: updateBudget },
    'update-regions': { methods: POST, apply: updateRegions }
  })
)
