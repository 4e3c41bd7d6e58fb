/** The databases of one account: what exists, in order of creation, and how replies show it. */
import type { DataPlane } from './data-plane.js'
import { recordJson, type View } from './record.js'
import type { Behaviour, DatabaseRecord } from './types.js'

export interface Entry {
  readonly record: DatabaseRecord
  /** What runs behind the database; undefined where nothing does. */
  readonly plane: DataPlane | undefined
  readonly createdAtMs: number
  /** JSON texts already made, so that a list of thousands is answered without making them again. */
  readonly texts: Map<string, string>
}

export class Account {
  readonly #entries = new Map<string, Entry>()
  readonly #behaviour: Behaviour

  constructor(behaviour: Behaviour) {
    this.#behaviour = behaviour
  }

  entries(): Entry[] {
    return [...this.#entries.values()]
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id)
  }

  hasName(name: string): boolean {
    return this.entries().some(({ record }) => record.database_name === name)
  }

  insert(record: DatabaseRecord, plane?: DataPlane): Entry {
    const entry: Entry = { record, plane, createdAtMs: performance.now(), texts: new Map() }
    this.#entries.set(record.database_id, entry)
    return entry
  }

  /** The entry with some fields changed; it keeps its place in the order. */
  change(entry: Entry, fields: Partial<DatabaseRecord>): Entry {
    const changed = {
      ...entry,
      record: Object.freeze({ ...entry.record, ...fields }),
      texts: new Map<string, string>()
    }
    this.#entries.set(entry.record.database_id, changed)
    return changed
  }

  remove(entry: Entry): void {
    this.#entries.delete(entry.record.database_id)
  }

  /** The entry's JSON text as the behaviour of the moment has it. */
  json(entry: Entry, credentials: boolean): string {
    const view: View = {
      credentials,
      slug: this.#behaviour.slugEndpoint,
      pending: performance.now() < entry.createdAtMs + this.#behaviour.activeAfterMs
    }
    const key = `${credentials} ${view.slug} ${view.pending}`
    const text = entry.texts.get(key) ?? recordJson(entry.record, view)
    entry.texts.set(key, text)
    return text
  }
}
