/** The Redis serialization protocol, version 2 (redis.io, "RESP protocol specification"). */

/** Status and bulk strings are told apart, for the REST plane shows them differently. Integers are decimal digits. */
export type Reply =
  | { kind: 'status'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'integer'; text: string }
  | { kind: 'bulk'; bytes: Buffer }
  | { kind: 'null' }
  | { kind: 'array'; items: Reply[] }

export type Argument = string | Buffer

const CRLF = Buffer.from('\r\n')

/** One command as an array of bulk strings. */
export function encodeCommand(args: readonly Argument[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`*${args.length}\r\n`)]
  for (const arg of args) {
    const bytes = Buffer.from(arg)
    parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, CRLF)
  }
  return Buffer.concat(parts)
}

/** How many more bytes are wanted before it is worth trying again. */
type Wanted = Generator<number, Reply, undefined>

/** Turns chunks into replies, however the chunks are cut. */
export class ReplyReader {
  #buffer = Buffer.alloc(0)
  #waiting: Buffer[] = []
  #missing = 0
  #current: Wanted | undefined

  /** The replies that this chunk completes. Throws on bytes that are not RESP2. */
  push(chunk: Buffer): Reply[] {
    this.#waiting.push(chunk)
    this.#missing -= chunk.length
    if (this.#missing > 0) return []
    this.#buffer = Buffer.concat([this.#buffer, ...this.#waiting])
    this.#waiting = []
    const replies: Reply[] = []
    while (this.#current !== undefined || this.#buffer.length > 0) {
      this.#current ??= this.#reply()
      const step = this.#current.next()
      if (step.done !== true) {
        this.#missing = step.value
        break
      }
      replies.push(step.value)
      this.#current = undefined
    }
    return replies
  }

  *#reply(): Wanted {
    const line = (yield* this.#line()).toString()
    const rest = line.slice(1)
    switch (line.charAt(0)) {
      case '+':
        return { kind: 'status', text: rest }
      case '-':
        return { kind: 'error', text: rest }
      case ':':
        return { kind: 'integer', text: rest }
      case '$':
        return rest === '-1' ? { kind: 'null' } : { kind: 'bulk', bytes: yield* this.#bulk(Number(rest)) }
      case '*': {
        if (rest === '-1') return { kind: 'null' }
        const items: Reply[] = []
        while (items.length < Number(rest)) items.push(yield* this.#reply())
        return { kind: 'array', items }
      }
      default:
        throw new Error('the Redis server sent something that is not RESP2')
    }
  }

  *#line(): Generator<number, Buffer, undefined> {
    let end: number
    while ((end = this.#buffer.indexOf(CRLF)) < 0) yield 1
    return this.#take(end)
  }

  *#bulk(length: number): Generator<number, Buffer, undefined> {
    const wanted = length + CRLF.length
    while (this.#buffer.length < wanted) yield wanted - this.#buffer.length
    return this.#take(length)
  }

  #take(length: number): Buffer {
    const bytes = this.#buffer.subarray(0, length)
    this.#buffer = this.#buffer.subarray(length + CRLF.length)
    return bytes
  }
}
