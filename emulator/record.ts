/** A database as the Developer API describes it: made from a create request, and written as JSON. */
import { randomUUID } from 'node:crypto'
import { newCredentials, newDatabaseNumber, newSlug } from './credentials.js'
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

/** A complete record: `seed` first, then what follows from it, then fresh values and Upstash's own. */
export function newRecord(
  seed: { database_name: string } & Partial<DatabaseRecord>,
  email: string
): DatabaseRecord {
  const number = newDatabaseNumber()
  const primary = seed.primary_region ?? 'us-east-1'
  const readRegions = seed.read_regions ?? []
  const eviction = seed.eviction ?? false
  const type = seed.type ?? 'paid'
  return Object.freeze({
    database_id: randomUUID(),
    database_type: type === 'free' ? 'Free' : 'Pay as You Go',
    region: 'global',
    port: 6379,
    creation_time: Math.floor(Date.now() / 1000),
    endpoint: `${newSlug(number)}.upstash.io`,
    tls: true,
    user_email: email,
    customer_id: email,
    type,
    budget: 0,
    primary_region: primary,
    primary_members: [primary],
    all_members: [primary, ...readRegions],
    read_regions: readRegions,
    eviction,
    db_eviction: eviction,
    ...newCredentials(number),
    ...CONSTANT,
    ...seed
  })
}

export interface View {
  credentials: boolean
  slug: boolean
  pending: boolean
}

/** The record's JSON text as one reply shows it. */
export function recordJson(record: DatabaseRecord, view: View): string {
  const { db_request_limit, ...shown } = record
  const text = JSON.stringify({
    ...shown,
    ...(view.credentials ? {} : Object.fromEntries(CREDENTIALS.map((key) => [key, undefined]))),
    ...(view.slug ? { endpoint: record.endpoint.replace(/\.upstash\.io$/, '') } : {}),
    // Which values a database under creation has is not published; both are invented.
    ...(view.pending ? { state: 'passive', modifying_state: 'creating' } : {})
  })
  // No number of JavaScript holds this value, so its digits are put in as text.
  return `${text.slice(0, -1)},"db_request_limit":${db_request_limit}}`
}
