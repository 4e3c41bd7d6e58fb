import { InputError } from '../errors.js'
import { quoted } from '../text.js'
import { isKnown } from './commands.js'
import { wholeLinesOf } from './file-bytes.js'
import { whyRefused } from './refused.js'
import { CHANGED, NOTHING_SENT, type Seed } from './seed.js'
import { SeedBatch } from './seed-batch.js'
import { isBlank, Words } from './words.js'

const LINE_FEED = 10
const HASH = 0x23

/** A file of commands, one a line, as `redis-cli` reads them; blank lines and those that begin with `#` are none. */
export class CommandSeed implements Seed {
  readonly given: string
  commands = 0
  readonly #path: string

  constructor(path: string, given: string) {
    this.#path = path
    this.given = given
  }

  /** @throws InputError naming the first line that cannot be sent; never with a value in it */
  async *check(): AsyncGenerator<void> {
    for await (const lines of wholeLinesOf(this.#path)) {
      this.#each(lines, () => (this.commands += 1))
      yield
    }
    this.#outcome = CHANGED
  }

  async *batches(): AsyncGenerator<SeedBatch> {
    let batch = new SeedBatch()
    const full: SeedBatch[] = []
    const spare: SeedBatch[] = []
    const kinds = new KindNames()
    this.#lines = 0
    for await (const lines of wholeLinesOf(this.#path)) {
      this.#each(lines, (words) => {
        batch.addLine(words, this.#lines, kinds.of(words))
        if (!batch.isFull) return
        full.push(batch)
        batch = spare.pop() ?? new SeedBatch()
      })
      for (const each of full.splice(0)) {
        yield each
        each.clear()
        spare.push(each)
      }
    }
    if (batch.commands.count > 0) yield batch
  }

  /** What the error for a line says in the end. */
  #outcome = NOTHING_SENT
  /** The number of the line that was read last. */
  #lines = 0
  readonly #words = new Words()

  /** Reads lines, and calls `found` with the words of each that holds a command. */
  #each(lines: Buffer, found: (words: Words) => void): void {
    const words = this.#words
    for (let from = 0; from < lines.length;) {
      const feed = lines.indexOf(LINE_FEED, from)
      const to = feed === -1 ? lines.length : feed
      this.#lines += 1
      const line = lines.subarray(from, to)
      // redis-cli would read no further than to the zero.
      if (line.includes(0)) throw this.#refused(ZERO)
      const comment = isComment(line)
      if (!comment && !words.read(lines, from, to)) throw this.#refused('quotes that do not match')
      from = to + 1
      if (comment || words.count === 0) continue
      const problem = whyRefused(words)
      if (problem !== undefined) throw this.#refused(problem)
      found(words)
    }
  }

  #refused(problem: string): InputError {
    return new InputError(
      `Line ${this.#lines} of the seed file ${quoted(this.given)} has ${problem}. ${this.#outcome}`
    )
  }
}

/** Its quotes need not match: it may be a sentence with an apostrophe. */
function isComment(line: Buffer): boolean {
  let at = 0
  while (isBlank(line[at] ?? 0)) at++
  return line[at] === HASH
}

const ZERO = 'a zero byte. Write it as "\\x00" in double quotes, and the file as UTF-8'

/** A file may have a new name on each line. */
const MOST_KINDS = 1_000

/** What commands are counted as: by their names, which are known. */
class KindNames {
  readonly #kinds = new Map<string, string>()

  of(words: Words): string {
    if (words.lengthOf(0) > 30) return OTHER
    const written = words.text(0)
    const kind = this.#kinds.get(written) ?? (isKnown(written) ? written.toUpperCase() : OTHER)
    if (this.#kinds.size < MOST_KINDS) this.#kinds.set(written, kind)
    return kind
  }
}

/** A name that nobody knows may be a part of a value that went astray. */
const OTHER = 'others'
