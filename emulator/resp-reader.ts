/** Reads RESP2 replies from bytes that arrive in chunks, each when it is asked for. */
import { ByteQueue } from './byte-queue.js'
import { CRLF, type Reply } from './resp.js'

/** A reply that was larger than its reader wanted, in bytes as sent; nothing of it was kept. */
export interface Oversized {
  kind: 'oversized'
  bytes: number
}

/** The beginning of an array, whose items are the next replies. */
export interface Opened {
  kind: 'opened'
  length: number
}

/** Pauses whenever bytes are missing. */
type Reading<T> = Generator<undefined, T, undefined>

class Size {
  readonly #limit: number
  bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get exceeded(): boolean {
    return this.bytes > this.#limit
  }
}

const NOTHING: Reply = { kind: 'null', of: 'bulk' }

export class ReplyReader {
  readonly #queue = new ByteQueue()
  #reading: Reading<Reply | Oversized> | undefined

  /** How many bytes wait to be read. */
  get buffered(): number {
    return this.#queue.length
  }

  feed(chunk: Buffer): void {
    this.#queue.push(chunk)
  }

  /**
   * The next reply, or undefined until the rest of it is fed. A reply of more bytes than the limit is read to its
   * end without being kept. Throws on bytes that are not RESP2.
   */
  next(limit = Infinity): Reply | Oversized | undefined {
    this.#reading ??= this.#limited(limit)
    const step = this.#reading.next()
    if (step.done !== true) return undefined
    this.#reading = undefined
    return step.value
  }

  /** As `next`, but an array is only opened. */
  open(limit = Infinity): Reply | Oversized | Opened | undefined {
    if (this.#reading !== undefined) return this.next(limit)
    const line = this.#queue.takeUntil(CRLF)
    if (line === undefined) return undefined
    if (/^\*\d/.test(line.toString())) return { kind: 'opened', length: Number(line.subarray(1)) }
    this.#reading = this.#limited(limit, line)
    return this.next(limit)
  }

  *#limited(limit: number, line?: Buffer): Reading<Reply | Oversized> {
    const size = new Size(limit)
    const reply = yield* this.#reply(size, line ?? (yield* this.#line()))
    return size.exceeded ? { kind: 'oversized', bytes: size.bytes } : reply
  }

  *#reply(size: Size, line: Buffer): Reading<Reply> {
    size.bytes += line.length + CRLF.length
    const rest = line.toString('utf8', 1)
    switch (line.toString('latin1', 0, 1)) {
      case '+':
        return { kind: 'status', text: rest }
      case '-':
        return { kind: 'error', text: rest }
      case ':':
        return { kind: 'integer', text: rest }
      case '$':
        return rest === '-1' ? { kind: 'null', of: 'bulk' } : yield* this.#bulk(size, Number(rest))
      case '*':
        return rest === '-1' ? { kind: 'null', of: 'array' } : yield* this.#array(size, Number(rest))
      default:
        throw new Error('the Redis server sent something that is not RESP2')
    }
  }

  *#array(size: Size, length: number): Reading<Reply> {
    const items: Reply[] = []
    for (let read = 0; read < length; read += 1) {
      const item = yield* this.#reply(size, yield* this.#line())
      if (!size.exceeded) items.push(item)
      else items.length = 0
    }
    return { kind: 'array', items }
  }

  *#bulk(size: Size, length: number): Reading<Reply> {
    const whole = length + CRLF.length
    size.bytes += whole
    if (size.exceeded) {
      for (let left = whole; left > 0;) {
        left -= this.#queue.drop(left)
        if (left > 0) yield
      }
      return NOTHING
    }
    while (this.#queue.length < whole) yield
    return { kind: 'bulk', bytes: this.#queue.take(whole).subarray(0, length) }
  }

  *#line(): Reading<Buffer> {
    for (;;) {
      const line = this.#queue.takeUntil(CRLF)
      if (line !== undefined) return line
      yield
    }
  }
}
