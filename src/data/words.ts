const DOUBLE = 0x22
const SINGLE = 0x27
const BACKSLASH = 0x5c
const LETTER_X = 0x78
const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, a: 7 }

/**
 * The words of a line of commands, as `redis-cli` cuts what it is given (Redis, sds.c, `sdssplitargs`): words end at blanks;
 * in double quotes `\n \r \t \b \a` and `\xHH` stand for bytes and any other escaped sign for itself; in single quotes only
 * `\'` is an escape; a closing quote must end its word. Made once and read into again and again, as a file has many lines.
 */
export class Words {
  count = 0
  #source: Buffer = Buffer.alloc(0)
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  /** Of words that do not stand in the line as they are. */
  readonly #decoded: (Buffer | undefined)[] = []

  /**
   * Reads the line that is between two places of `source`, without its line feed.
   *
   * @returns false if its quotes do not match
   */
  read(source: Buffer, from: number, to: number): boolean {
    this.#source = source
    this.count = 0
    for (let at = from; ;) {
      while (at < to && isBlank(source[at] ?? 0)) at++
      if (at >= to) return true
      const next = this.#word(at, to)
      if (next === -1) return false
      at = next
    }
  }

  lengthOf(index: number): number {
    return this.#decoded[index]?.length ?? (this.#ends[index] ?? 0) - (this.#starts[index] ?? 0)
  }

  /** Copies a word, and returns where it ends there. */
  copy(index: number, target: Buffer, at: number): number {
    const decoded = this.#decoded[index]
    if (decoded !== undefined) return at + decoded.copy(target, at)
    const start = this.#starts[index] ?? 0
    const end = this.#ends[index] ?? 0
    if (end - start > SHORT) return at + this.#source.copy(target, at, start, end)
    let into = at
    for (let from = start; from < end; from++) target[into++] = this.#source[from] ?? 0
    return into
  }

  /** A word as text, a character for each byte. */
  text(index: number): string {
    return (
      this.#decoded[index]?.toString('latin1') ??
      this.#source.toString('latin1', this.#starts[index], this.#ends[index])
    )
  }

  /** Reads the word that begins at `from`, and returns where it ends; -1 if its quotes do not match. */
  #word(from: number, to: number): number {
    const source = this.#source
    const first = source[from] ?? 0
    if (first !== DOUBLE && first !== SINGLE) {
      let at = from
      for (; at < to; at++) {
        const byte = source[at] ?? 0
        if (byte <= 39 && (byte === DOUBLE || byte === SINGLE || endsWord(byte))) break
      }
      if (at >= to || endsWord(source[at] ?? 0)) return this.#add(from, at, at)
    } else {
      const close = simpleEnd(source, from, to)
      if (close !== -1) return this.#add(from + 1, close, close + 1)
    }
    const word = decode(source, from, to)
    if (word === undefined) return -1
    this.#decoded[this.count] = word.bytes
    this.count += 1
    return word.end
  }

  #add(start: number, end: number, next: number): number {
    this.#starts[this.count] = start
    this.#ends[this.count] = end
    this.#decoded[this.count] = undefined
    this.count += 1
    return next
  }
}

/** Up to so many bytes are copied faster one by one. */
const SHORT = 24

/** What C calls a space. */
export function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13)
}

/** Of the blanks only these end a word that has begun; a vertical tab or a form feed belongs to it. */
function endsWord(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 10 || byte === 13
}

/** Where the quote is that ends a word which is one quoted text without an escape; -1 if it is none. */
function simpleEnd(source: Buffer, from: number, to: number): number {
  const quote = source[from] ?? 0
  for (let at = from + 1; at < to; at++) {
    const byte = source[at] ?? 0
    if (byte === BACKSLASH) return -1
    if (byte === quote) return at + 1 === to || isBlank(source[at + 1] ?? 0) ? at : -1
  }
  return -1
}

interface Word {
  bytes: Buffer
  end: number
}

/** A word with quotes in it; undefined if they do not match. */
function decode(source: Buffer, from: number, to: number): Word | undefined {
  // Escapes only ever make it shorter.
  const bytes = Buffer.allocUnsafe(to - from)
  let length = 0
  let at = from
  const word = (end: number): Word => ({ bytes: bytes.subarray(0, length), end })
  for (let quote = 0; ;) {
    if (at >= to) return quote === 0 ? word(at) : undefined
    const byte = source[at] ?? 0
    if (quote === 0) {
      if (endsWord(byte)) return word(at)
      if (byte === DOUBLE || byte === SINGLE) quote = byte
      else bytes[length++] = byte
      at++
    } else if (byte === quote) {
      return at + 1 === to || isBlank(source[at + 1] ?? 0) ? word(at + 1) : undefined
    } else {
      const sign = byte === BACKSLASH && at + 1 < to ? escape(source, at, quote) : PLAIN
      bytes[length++] = sign.byte ?? byte
      at += sign.length
    }
  }
}

interface Sign {
  /** Undefined: the byte that stands there. */
  byte: number | undefined
  /** How many bytes of the line it takes. */
  length: number
}

const PLAIN: Sign = { byte: undefined, length: 1 }

/** What a backslash and the byte behind it stand for. */
function escape(source: Buffer, at: number, quote: number): Sign {
  const next = source[at + 1] ?? 0
  if (quote === SINGLE) return next === SINGLE ? { byte: SINGLE, length: 2 } : PLAIN
  const digits = next === LETTER_X ? source.toString('latin1', at + 2, at + 4) : ''
  if (/^[\da-f]{2}$/i.test(digits)) return { byte: Number.parseInt(digits, 16), length: 4 }
  return { byte: ESCAPED[String.fromCharCode(next)] ?? next, length: 2 }
}
