import type { Words } from './words.js'

export type Word = string | number | Buffer

const STAR = 0x2a
const DOLLAR = 0x24
const RETURN = 13
const LINE_FEED = 10
const FIRST_SIZE = 16 * 1024

/** Commands as they go over the line (redis.io, "Redis serialization protocol specification"), one behind the other. */
export class Batch {
  /** How many commands there are. */
  count = 0
  #bytes: Buffer
  #length = 0

  constructor(bytes: Buffer = Buffer.allocUnsafe(FIRST_SIZE)) {
    this.#bytes = bytes
  }

  /** Empties it, so that its memory is used again; what was in it must not be needed any more. */
  clear(): void {
    this.count = 0
    this.#length = 0
  }

  /** A batch of these commands, each as its words. */
  static of(...commands: readonly (readonly Word[])[]): Batch {
    const batch = new Batch(Buffer.allocUnsafe(512))
    for (const words of commands) batch.add(words)
    return batch
  }

  /** How many bytes it takes to send. */
  get length(): number {
    return this.#length
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  add(words: readonly Word[]): void {
    this.#head(STAR, words.length)
    for (const word of words) {
      const bytes = Buffer.isBuffer(word) ? word : Buffer.from(String(word))
      this.#head(DOLLAR, bytes.length)
      this.#reserve(bytes.length + 2)
      this.#length += bytes.copy(this.#bytes, this.#length)
      this.#end()
    }
    this.count += 1
  }

  /** Adds the command of a line. */
  addLine(words: Words): void {
    this.#head(STAR, words.count)
    for (let index = 0; index < words.count; index++) {
      const length = words.lengthOf(index)
      this.#head(DOLLAR, length)
      this.#reserve(length + 2)
      this.#length = words.copy(index, this.#bytes, this.#length)
      this.#end()
    }
    this.count += 1
  }

  /** The first `count` commands by themselves. */
  first(count: number): Batch {
    let end = 0
    for (let index = 0; index < count; index++) end = this.#read(end).end
    const batch = new Batch(this.#bytes.subarray(0, end))
    batch.#length = end
    batch.count = count
    return batch
  }

  /** The words of one command. */
  words(index: number): Buffer[] {
    return this.#read(this.first(index).length).words
  }

  #head(sign: number, number: number): void {
    this.#reserve(16)
    this.#bytes[this.#length++] = sign
    if (number < 10) this.#bytes[this.#length++] = 48 + number
    else this.#length += this.#bytes.write(String(number), this.#length, 'latin1')
    this.#end()
  }

  #end(): void {
    this.#bytes[this.#length++] = RETURN
    this.#bytes[this.#length++] = LINE_FEED
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed + 256, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }

  #read(from: number): { words: Buffer[]; end: number } {
    let at = from
    const number = (): number => {
      const end = this.#bytes.indexOf(RETURN, at)
      const value = Number(this.#bytes.toString('latin1', at + 1, end))
      at = end + 2
      return value
    }
    const words: Buffer[] = []
    for (let left = number(); left > 0; left--) {
      const length = number()
      words.push(this.#bytes.subarray(at, at + length))
      at += length + 2
    }
    return { words, end: at }
  }
}
