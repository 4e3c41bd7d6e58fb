/** What the emulator takes and gives, in the words of the Developer API if it has one. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Behaviour } from './behaviour.js'

export interface EmulatorOptions {
  /** Port of the Developer API on 127.0.0.1; 0, the default, is any free one. */
  port?: number
  email?: string
  apiKey?: string
  readOnlyApiKey?: string
  /** PEM texts; the Developer API is then served over HTTPS. */
  tls?: { key: string; cert: string }
  /**
   * False: no Redis runs behind a database. It gets a host name like the real ones, and a REST endpoint on loopback that
   * answers PING and knows no other command. Default true.
   */
  dataPlane?: boolean
  /** True: databases listen without TLS, and say so. By default they have it, as all new ones at Upstash. */
  plainTcp?: boolean
  /** How long the Developer API refuses connections at first, in milliseconds. Default 0. */
  refusedMs?: number
  behaviour?: Partial<Behaviour>
  /** In the queue from the start. */
  faults?: readonly Fault[]
  /** The same for requests to the REST endpoints of all databases. */
  restFaults?: readonly RestFault[]
  /**
   * The same for the commands that come over TCP to all databases. An empty list lets faults be injected later; without
   * one, clients talk to the Redis itself, which is faster.
   */
  tcpFaults?: readonly TcpFault[]
}

export interface Emulator {
  /** Base of the Developer API, without a slash at its end: `http://127.0.0.1:1234/v2`. */
  readonly apiUrl: string
  readonly email: string
  readonly apiKey: string
  readonly readOnlyApiKey: string
  /** PEM file of the databases' certificate, for NODE_EXTRA_CA_CERTS; undefined when none has TLS. Gone after `close`. */
  readonly certificateFile: string | undefined
  readonly behaviour: Behaviour
  /** Requests to the Developer API in order of arrival. */
  readonly requests: RecordedRequest[]
  /** The last 1000 requests to the REST endpoints of the databases, in order of arrival. */
  readonly restRequests: RestRequestRecord[]
  /** What exists now, credentials included, in order of creation. */
  databases(): DatabaseRecord[]
  /** Puts a database into the account without a request and with nothing running behind it. */
  add(seed: { database_name: string } & Partial<DatabaseRecord>): DatabaseRecord
  /** Changes a database from outside. Throws when there is none of this id. */
  change(id: string, fields: Partial<DatabaseRecord>): DatabaseRecord
  /** The first fault in the queue that fits a request applies to it. */
  inject(fault: Fault): void
  /** The same for requests to the REST endpoints of all databases. */
  injectRest(fault: RestFault): void
  /** The same for commands over TCP. Throws if the emulator was started without `tcpFaults`. */
  injectTcp(fault: TcpFault): void
  clearFaults(): void
  /** Ends listeners, connections and Redis processes and removes what was written; may be called again. */
  close(): Promise<void>
}

export interface RecordedRequest {
  readonly method: string
  /** As on the request line, query included. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** Connections are numbered from 1 in order of arrival. */
  readonly connection: number
  /** Undefined until, and unless, an HTTP status was sent. */
  status: number | undefined
}

/** `status` is set only if a fault answered. */
export type RestRequestRecord = Pick<RecordedRequest, 'method' | 'path' | 'headers' | 'status'>

/** A fault of a REST endpoint, such as those of one that is late. */
export interface RestFault extends Omit<Fault, 'effect' | 'effectAfterMs'> {
  reply: Extract<FaultReply, { kind: 'status' | 'reset' | 'delay' | 'silence' | 'raw' }>
}

/** A fault of the commands that come over TCP, those that log in aside. */
export interface TcpFault extends Occurrence {
  /** Names of the commands, in capitals. Default: every command. */
  commands?: readonly string[]
  reply: CommandFate
}

/**
 * What becomes of a command: an error is the reply; the connection is reset before it arrives, or after it took effect and
 * before anybody learns of it.
 */
export type CommandFate = { refuse: string } | 'reset-before' | 'reset-after'

/** When a fault applies. */
export interface Occurrence {
  /** How many fitting requests or commands pass unharmed first. Default 0. */
  skip?: number
  /** How many it then applies to. Default 1; with `forMs`, any number. */
  times?: number
  /** How long it applies, in milliseconds from the first that it applies to. Default: until `times` are used up. */
  forMs?: number
}

export interface Fault extends Occurrence {
  method?: string
  /** Tested against path and query, e.g. `/v2/redis/database`. Default: every request. */
  path?: RegExp
  /** For `status`, `reset`, `silence` and `raw`: carry the request out first. Default false. */
  effect?: boolean
  /** For the same: carry the request out this many milliseconds after the reply, or its absence. */
  effectAfterMs?: number
  reply: FaultReply
}

export type FaultReply =
  | { kind: 'status'; status: number; body?: string | Buffer; headers?: Record<string, string> }
  /** The connection is reset without a byte. */
  | { kind: 'reset' }
  /** Waits before carrying the request out or, with `effect`, after it; then answers normally. */
  | { kind: 'delay'; ms: number }
  | { kind: 'silence' }
  // The next four spoil the real reply, so the request is always carried out. Then the connection is closed.
  | { kind: 'cut-headers' }
  | { kind: 'cut-body' }
  | { kind: 'wrong-length'; delta: number }
  /** One byte every `ms` milliseconds. */
  | { kind: 'drip'; ms: number }
  /** These bytes instead of HTTP; then the connection is closed. */
  | { kind: 'raw'; bytes: string | Buffer }

export interface Credentials {
  readonly password: string
  readonly rest_token: string
  readonly read_only_rest_token: string
}

/** Fields and oddities (booleans as text, among them) are those of the `Database` schema in Upstash's specification. */
export interface DatabaseRecord extends Credentials {
  readonly database_id: string
  readonly database_name: string
  readonly database_type: string
  readonly region: string
  readonly port: number
  /** Seconds since 1970. */
  readonly creation_time: number
  readonly state: string
  readonly endpoint: string
  readonly tls: boolean
  readonly user_email: string
  readonly type: string
  readonly budget: number
  readonly primary_region: string
  readonly primary_members: readonly string[]
  readonly all_members: readonly string[]
  readonly read_regions: readonly string[]
  readonly eviction: boolean
  readonly auto_upgrade: boolean
  readonly consistent: boolean
  readonly modifying_state: string
  readonly db_max_clients: number
  readonly db_max_request_size: number
  readonly db_disk_threshold: number
  readonly db_max_entry_size: number
  readonly db_memory_threshold: number
  readonly db_max_commands_per_second: number
  /** Decimal digits here, a bare integer beyond 2^53 in the API's JSON. */
  readonly db_request_limit: string
  readonly db_resource_size: string
  readonly db_type: string
  readonly db_conn_idle_timeout: number
  readonly db_lua_timeout: number
  readonly db_lua_credits_per_min: number
  readonly db_store_max_idle: number
  readonly db_max_loads_per_sec: number
  readonly db_acl_enabled: string
  readonly db_acl_default_user_status: string
  readonly db_eviction: boolean
  readonly last_plan_upgrade_time: number
  readonly replicas: number
  readonly customer_id: string
  readonly daily_backup_enabled: boolean
  readonly securityAddons: Readonly<Record<string, boolean>>
  readonly prometheus_enabled: string
  readonly prod_pack_enabled: boolean
  /** Set by `update-allowlist`, which no specification has; stored and not enforced. */
  readonly allowed_ips?: readonly string[]
  /** Not in Upstash's replies: where the REST plane of a local database listens. */
  readonly rest_url?: string
}
