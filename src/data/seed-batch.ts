import { Batch, type Word } from './batch.js'
import type { Words } from './words.js'

/** How much one transaction holds at most; a command that is larger goes alone. */
const MOST_COMMANDS = 1_000
const MOST_BYTES = 1024 * 1024

/** Where a command comes from: the number of its line, or its key as messages show it. */
export type Place = number | string

/** Commands of a seed file that are sent together. */
export class SeedBatch {
  readonly commands = new Batch()
  /** Where each comes from. */
  readonly places: Place[] = []
  /** How many there are of what is counted, by its name. */
  readonly kinds = new Map<string, number>()

  /** Empties it, so that its memory is used again. */
  clear(): void {
    this.commands.clear()
    this.places.length = 0
    this.kinds.clear()
  }

  get isFull(): boolean {
    return this.commands.count >= MOST_COMMANDS || this.commands.length >= MOST_BYTES
  }

  /** @param kind what it is counted as; undefined if it is not */
  add(words: readonly Word[], place: Place, kind: string | undefined): void {
    this.commands.add(words)
    this.#note(place, kind)
  }

  addLine(words: Words, place: Place, kind: string): void {
    this.commands.addLine(words)
    this.#note(place, kind)
  }

  #note(place: Place, kind: string | undefined): void {
    this.places.push(place)
    if (kind !== undefined) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1)
  }
}
