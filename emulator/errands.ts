/** What the Developer API's model asks for while it carries a request out, and what it is told. */
import type { Credentials, DatabaseRecord } from './types.js'

/** The databases behind its records are not the model's business. */
export type Errand =
  | { kind: 'start'; record: DatabaseRecord }
  | { kind: 'stop'; id: string }
  | { kind: 'grant'; id: string; credentials: Credentials }
  | { kind: 'measure'; id: string }
  | { kind: 'back-up'; id: string; backupId: string }
  | { kind: 'restore'; id: string; backupId: string }
  | { kind: 'discard'; backupId: string }

/** Where a database that was started can be reached. */
export type Place = Pick<DatabaseRecord, 'endpoint' | 'port' | 'tls' | 'rest_url'>

/** What a database has done since it was started, by its Redis server's own account. */
export interface Measures {
  keys: number
  /** Bytes of the data. */
  storage: number
  connections: number
  hits: number
  misses: number
  bytesIn: number
  bytesOut: number
  /** Milliseconds that a command takes on average. */
  latency: number
  readLatency: number
  writeLatency: number
  reads: number
  writes: number
  scripts: number
  /** By the command's name in capitals. */
  calls: Readonly<Record<string, number>>
}

/** The answer to an errand: a `start` gives a place, a `back-up` its bytes, a `measure` the measures. */
export interface Findings {
  readonly place?: Place
  readonly bytes?: number
  readonly measures?: Measures
}

/** A request on its way: each errand is to be run before the next step. Without findings, nothing runs behind the model. */
export type Steps<T> = Generator<Errand, T, Findings | undefined>
