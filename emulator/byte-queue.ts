/** Bytes that arrive in chunks of any size and are taken in pieces of any other; nothing is copied without need. */
export class ByteQueue {
  readonly #chunks: Buffer[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }

  /** The bytes before the next delimiter, which is taken too; undefined until it is there. */
  takeUntil(delimiter: Buffer): Buffer | undefined {
    let end = this.#chunks[0]?.indexOf(delimiter) ?? -1
    if (end < 0 && this.#chunks.length > 1) {
      // It may lie across two chunks.
      const whole = this.take(this.#length)
      this.push(whole)
      end = whole.indexOf(delimiter)
    }
    if (end < 0) return undefined
    const bytes = this.take(end)
    this.drop(delimiter.length)
    return bytes
  }

  /** The next bytes. Throws a RangeError when there are fewer. */
  take(length: number): Buffer {
    if (length > this.#length) throw new RangeError(`${length} bytes wanted of ${this.#length}`)
    const first = this.#chunks[0] ?? Buffer.alloc(0)
    if (first.length < length) {
      const taken: Buffer[] = []
      for (let missing = length; missing > 0;) {
        const piece = this.take(Math.min(missing, this.#chunks[0]?.length ?? 0))
        taken.push(piece)
        missing -= piece.length
      }
      return Buffer.concat(taken, length)
    }
    this.#length -= length
    if (first.length > length) this.#chunks[0] = first.subarray(length)
    else this.#chunks.shift()
    return first.subarray(0, length)
  }

  /** Takes up to this many bytes for nothing, and returns how many there were. */
  drop(length: number): number {
    const dropped = Math.min(length, this.#length)
    for (let left = dropped; left > 0;) left -= this.take(Math.min(left, this.#chunks[0]?.length ?? 0)).length
    return dropped
  }
}
