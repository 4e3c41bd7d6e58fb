/** Where commands and replies begin and end in a stream of bytes (redis.io, "Redis serialization protocol specification"). */

const RETURN = 13

/** A command and the bytes it came as. */
export interface CommandFrame {
  words: readonly Buffer[]
  bytes: Buffer
}

/** Takes commands out of what a client sends: arrays of bulk strings, as libraries send them. */
export class CommandReader {
  #pending: Buffer[] = []
  #length = 0
  /** With fewer bytes there is no whole command. */
  #needed = 1

  feed(chunk: Buffer): CommandFrame[] {
    this.#pending.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#needed) return []
    const bytes = Buffer.concat(this.#pending)
    const frames: CommandFrame[] = []
    let at = 0
    for (;;) {
      const frame = commandAt(bytes, at)
      if ('needed' in frame) {
        this.#pending = [bytes.subarray(at)]
        this.#length = bytes.length - at
        this.#needed = frame.needed - at
        return frames
      }
      frames.push({ words: frame.words, bytes: bytes.subarray(at, frame.end) })
      at = frame.end
    }
  }
}

function commandAt(bytes: Buffer, from: number): { words: Buffer[]; end: number } | { needed: number } {
  let at = from
  const number = (): number | undefined => {
    const end = bytes.indexOf(RETURN, at)
    if (end === -1 || end + 1 >= bytes.length) return undefined
    const value = Number(bytes.toString('latin1', at + 1, end))
    at = end + 2
    return value
  }
  const more = { needed: bytes.length + 1 }
  const count = number()
  if (count === undefined) return more
  const words: Buffer[] = []
  while (words.length < count) {
    const length = number()
    if (length === undefined) return more
    if (at + length + 2 > bytes.length) return { needed: at + length + 2 }
    words.push(bytes.subarray(at, at + length))
    at += length + 2
  }
  return { words, end: at }
}

/** Where the reply that begins at `from` ends; -1 if not all of it is there. */
export function replyEnd(bytes: Buffer, from: number): number {
  let at = from
  for (let left = 1; left > 0; left--) {
    const end = bytes.indexOf(RETURN, at)
    if (end === -1 || end + 1 >= bytes.length) return -1
    const sign = String.fromCharCode(bytes[at] ?? 0)
    const number = Number(bytes.toString('latin1', at + 1, end))
    at = end + 2
    if (sign === '$' && number >= 0) at += number + 2
    if (sign === '*' && number > 0) left += number
    if (at > bytes.length) return -1
  }
  return at
}
