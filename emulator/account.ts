/** The databases of one account: what exists, in order of creation, and what replies show of it. */
import type { Behaviour } from './behaviour.js'
import { recordJson, type View } from './record.js'
import type { DatabaseRecord } from './types.js'

export interface Entry {
  readonly record: DatabaseRecord
  /** By the true time, in milliseconds since the Unix epoch. */
  readonly createdAtMs: number
  /** Its place in the order of creation. */
  readonly ordinal: number
  /** JSON texts already made, so that a list of thousands is answered without making them again. */
  readonly texts: Map<string, string>
}

/** Told of everything that comes and goes, while it does. */
export interface History {
  made(record: DatabaseRecord): void
  removed(record: DatabaseRecord): void
}

export interface AccountSetup {
  readonly behaviour: Behaviour
  readonly history?: History
  /** The true time in milliseconds since the Unix epoch. */
  readonly now: () => number
}

export class Account {
  readonly #entries = new Map<string, Entry>()
  /** What was deleted, in that order. */
  readonly #removed: { readonly entry: Entry; readonly atMs: number }[] = []
  readonly #setup: AccountSetup
  #inserted = 0

  constructor(setup: AccountSetup) {
    this.#setup = setup
  }

  get size(): number {
    return this.#entries.size
  }

  /** What exists, credentials included, in order of creation. */
  records(): DatabaseRecord[] {
    return Array.from(this.#entries.values(), ({ record }) => record)
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  /** What a look at one database shows now. */
  shown(id: string): Entry | undefined {
    const entry = this.#entries.get(id)
    const { now, behaviour } = this.#setup
    return entry !== undefined && entry.createdAtMs <= now() - behaviour.detailLagMs ? entry : undefined
  }

  /** What the list shows now. */
  listed(): Entry[] {
    const { now, behaviour } = this.#setup
    const newest = now() - behaviour.listLagMs
    const present = [...this.#entries.values()].filter(({ createdAtMs }) => createdAtMs <= newest)
    const gone = this.#removedWithin(behaviour.deletedListedMs)
    return gone.length === 0
      ? present
      : [...present, ...gone].sort((one, other) => one.ordinal - other.ordinal)
  }

  isTaken(name: string): boolean {
    for (const { record } of this.#entries.values()) if (record.database_name === name) return true
    const held = this.#removedWithin(this.#setup.behaviour.nameHeldMs)
    return held.some(({ record }) => record.database_name === name)
  }

  insert(record: DatabaseRecord, createdAtMs: number): Entry {
    this.#inserted += 1
    const entry: Entry = { record, createdAtMs, ordinal: this.#inserted, texts: new Map() }
    this.#entries.set(record.database_id, entry)
    this.#setup.history?.made(record)
    return entry
  }

  /** The entry with some fields changed; it keeps its place in the order. */
  change(entry: Entry, fields: Partial<DatabaseRecord>): Entry {
    const changed: Entry = {
      ...entry,
      record: Object.freeze({ ...entry.record, ...fields }),
      texts: new Map()
    }
    this.#entries.set(entry.record.database_id, changed)
    return changed
  }

  remove(id: string): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    this.#entries.delete(id)
    this.#removed.push({ entry, atMs: this.#setup.now() })
    this.#setup.history?.removed(entry.record)
  }

  /** The entry's JSON text as it is shown now. */
  json(entry: Entry, credentials: boolean): string {
    const { behaviour, now } = this.#setup
    const view: View = {
      credentials,
      sparse: behaviour.sparseReplies,
      slug: behaviour.slugEndpoint,
      pending: now() < entry.createdAtMs + behaviour.activeAfterMs,
      state: behaviour.state
    }
    const key = `${credentials} ${view.sparse} ${view.slug} ${view.pending} ${view.state ?? ''}`
    const text = entry.texts.get(key) ?? recordJson(entry.record, view)
    entry.texts.set(key, text)
    return text
  }

  #removedWithin(ms: number): Entry[] {
    if (ms <= 0) return []
    const since = this.#setup.now() - ms
    return this.#removed.filter(({ atMs }) => atMs > since).map(({ entry }) => entry)
  }
}
