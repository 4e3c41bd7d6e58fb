import { isUtf8 } from 'node:buffer'
import { parseJson } from '../json.js'
import { chunksOf } from './file-bytes.js'

const sign = (text: string): number => text.charCodeAt(0)
const QUOTE = sign('"')
const BACKSLASH = sign('\\')
const COMMA = sign(',')
const COLON = sign(':')
const OPENING = new Set([sign('{'), sign('[')])
const CLOSING = new Set([sign('}'), sign(']')])
const BLANKS = new Set([32, 9, 10, 13])

/**
 * The members of the JSON object in a file, one after another, so that only one of them is in memory. A name that occurs
 * twice comes twice.
 */
export class JsonMembers {
  readonly #chunks: AsyncGenerator<Buffer>
  readonly #problem: (place: number) => Error
  #bytes: Buffer = Buffer.alloc(0)
  #at = 0
  /** How many bytes of the file are gone already. */
  #passed = 0

  /** @param problem makes the error for what is no JSON at a byte of the file, counted from 1 */
  constructor(path: string, problem: (place: number) => Error) {
    this.#chunks = chunksOf(path)
    this.#problem = problem
  }

  async *all(): AsyncGenerator<[name: string, value: unknown]> {
    try {
      await this.#expect(sign('{'))
      if ((await this.#next()) === sign('}')) this.#at += 1
      else yield* this.#members()
      if ((await this.#next()) !== undefined) throw this.#wrong()
    } finally {
      await this.#chunks.return(undefined)
    }
  }

  async *#members(): AsyncGenerator<[string, unknown]> {
    for (;;) {
      if ((await this.#next()) !== QUOTE) throw this.#wrong()
      const name = await this.#value()
      await this.#expect(COLON)
      await this.#next()
      const value = await this.#value()
      yield [String(name), value]
      const mark = await this.#next()
      if (mark !== COMMA && mark !== sign('}')) throw this.#wrong()
      this.#at += 1
      if (mark !== COMMA) return
    }
  }

  /** Goes to the next byte that is no blank, and tells it; undefined at the end. */
  async #next(): Promise<number | undefined> {
    for (;;) {
      while (BLANKS.has(this.#bytes[this.#at] ?? -1)) this.#at += 1
      if (this.#at < this.#bytes.length) return this.#bytes[this.#at]
      if (!(await this.#more())) return undefined
    }
  }

  async #expect(mark: number): Promise<void> {
    if ((await this.#next()) !== mark) throw this.#wrong()
    this.#at += 1
  }

  /** Reads the value that begins here. */
  async #value(): Promise<unknown> {
    const end = await this.#endOfValue()
    const bytes = this.#bytes.subarray(this.#at, end)
    const value = isUtf8(bytes) ? parseJson(bytes.toString()) : undefined
    if (value === undefined) throw this.#wrong()
    this.#at = end
    return value
  }

  async #endOfValue(): Promise<number> {
    const first = this.#bytes[this.#at] ?? 0
    const nested = OPENING.has(first)
    const plain = !nested && first !== QUOTE
    let depth = 0
    let quoted = false
    for (let offset = 0; ; offset++) {
      if (this.#at + offset >= this.#bytes.length && !(await this.#more())) {
        throw this.#wrong()
      }
      const byte = this.#bytes[this.#at + offset] ?? 0
      if (quoted) {
        if (byte === BACKSLASH) offset += 1
        else if (byte === QUOTE) quoted = false
        if (!quoted && byte === QUOTE && depth === 0) return this.#at + offset + 1
      } else if (plain) {
        if (byte === COMMA || CLOSING.has(byte) || BLANKS.has(byte)) return this.#at + offset
      } else if (byte === QUOTE) quoted = true
      else if (OPENING.has(byte)) depth += 1
      else if (CLOSING.has(byte)) {
        depth -= 1
        if (depth === 0) return this.#at + offset + 1
      }
    }
  }

  /** Reads on, and forgets what is behind. Always as much as there is already, so that large values are not copied often. */
  async #more(): Promise<boolean> {
    const pieces = [this.#bytes.subarray(this.#at)]
    const wanted = Math.max(1, this.#bytes.length - this.#at)
    for (let added = 0; added < wanted;) {
      const chunk = await this.#chunks.next()
      if (chunk.done === true) break
      pieces.push(Buffer.from(chunk.value))
      added += chunk.value.length
    }
    this.#passed += this.#at
    this.#at = 0
    this.#bytes = Buffer.concat(pieces)
    return pieces.length > 1
  }

  #wrong(): Error {
    return this.#problem(this.#passed + this.#at + 1)
  }
}
