/** A database as the Developer API describes it: made from a create request, and written as JSON. */
import type { Identity } from './mint.js'
import type { DatabaseRecord } from './types.js'

const CREDENTIALS = ['password', 'rest_token', 'read_only_rest_token'] as const

/** Values nothing here depends on, as in the example of Upstash's specification. */
const CONSTANT = {
  state: 'active',
  auto_upgrade: false,
  consistent: false,
  modifying_state: '',
  db_max_clients: 10000,
  db_max_request_size: 10485760,
  db_disk_threshold: 107374182400,
  db_max_entry_size: 104857600,
  db_memory_threshold: 3221225472,
  db_max_commands_per_second: 10000,
  db_request_limit: '8024278031528736858',
  db_resource_size: 'L',
  db_type: 'pebble',
  db_conn_idle_timeout: 21600000000000,
  db_lua_timeout: 250000000,
  db_lua_credits_per_min: 10000000000,
  db_store_max_idle: 900000000000,
  db_max_loads_per_sec: 1000000,
  db_acl_enabled: 'false',
  db_acl_default_user_status: 'true',
  last_plan_upgrade_time: 0,
  replicas: 5,
  daily_backup_enabled: false,
  securityAddons: {
    ipWhitelisting: false,
    vpcPeering: false,
    privateLink: false,
    tlsMutualAuth: false,
    encryptionAtRest: false
  },
  prometheus_enabled: 'false',
  prod_pack_enabled: false
} as const

/** What a plan says of itself in a database's record. What the fixed ones say is not known. */
export function billingOf(plan: string): Pick<DatabaseRecord, 'type' | 'database_type'> {
  return plan === 'free'
    ? { type: 'free', database_type: 'Free' }
    : { type: 'paid', database_type: 'Pay as You Go' }
}

/** What a database is to be; the rest follows from it. */
export type Seed = { database_name: string } & Partial<DatabaseRecord>

export interface Birth {
  readonly identity: Identity
  /** By the API's clock, in milliseconds since the Unix epoch. */
  readonly atMs: number
  readonly email: string
  readonly tls: boolean
}

/** A complete record: `seed` first, then what follows from it, then what its birth gave it and Upstash's own values. */
export function newRecord(seed: Seed, { identity, atMs, email, tls }: Birth): DatabaseRecord {
  const primary = seed.primary_region ?? 'us-east-1'
  const readRegions = seed.read_regions ?? []
  const eviction = seed.eviction ?? false
  return Object.freeze({
    ...billingOf(seed.type ?? 'paid'),
    region: 'global',
    port: 6379,
    creation_time: Math.floor(atMs / 1000),
    tls,
    user_email: email,
    customer_id: email,
    budget: 0,
    primary_region: primary,
    primary_members: [primary],
    all_members: [primary, ...readRegions],
    read_regions: readRegions,
    eviction,
    db_eviction: eviction,
    ...identity,
    ...CONSTANT,
    ...seed
  })
}

export interface View {
  credentials: boolean
  /** Without the fields that no client needs. */
  sparse: boolean
  slug: boolean
  pending: boolean
  /** Shown instead of the record's own. */
  state: string | undefined
}

/** The record's JSON text as one reply shows it. */
export function recordJson(record: DatabaseRecord, view: View): string {
  if (view.sparse) return JSON.stringify({ ...essence(record), ...changedFields(record, view) })
  const { db_request_limit, ...shown } = record
  const text = JSON.stringify({ ...shown, ...changedFields(record, view) })
  // No number of JavaScript holds this value, so its digits are put in as text.
  return `${text.slice(0, -1)},"db_request_limit":${db_request_limit}}`
}

const WITHHELD = Object.fromEntries(CREDENTIALS.map((key) => [key, undefined]))

function changedFields({ endpoint }: DatabaseRecord, view: View): Readonly<Record<string, unknown>> {
  return {
    ...(view.credentials ? undefined : WITHHELD),
    ...(view.slug && { endpoint: endpoint.replace(/\.upstash\.io$/, '') }),
    // Which values a database under creation has is not published; both are invented.
    ...(view.pending && { state: 'passive', modifying_state: 'creating' }),
    ...(view.state !== undefined && { state: view.state })
  }
}

function essence(record: DatabaseRecord): Readonly<Record<string, unknown>> {
  return {
    database_id: record.database_id,
    database_name: record.database_name,
    creation_time: record.creation_time,
    state: record.state,
    region: record.region,
    primary_region: record.primary_region,
    endpoint: record.endpoint,
    port: record.port,
    tls: record.tls,
    rest_url: record.rest_url,
    password: record.password,
    rest_token: record.rest_token,
    read_only_rest_token: record.read_only_rest_token
  }
}
