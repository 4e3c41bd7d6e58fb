import { ActionError } from '../errors.js'
import { listed, quoted } from '../text.js'
import { Batch } from './batch.js'
import { copyByType, type Uncopied } from './copy-by-type.js'
import type { FillCollaborators } from './collaborators.js'
import type { Connection } from './connection.js'
import { kindOf } from './kinds.js'
import { decide, refuseBusy } from './patience.js'
import { grouped, Progress } from './progress.js'
import { Refusal } from './server-words.js'
import type { Writer } from './writer.js'

/** How many bytes are read at once, as far as that can be told before; and how many keys at most. */
const WANTED_BYTES = 512 * 1024
const MOST_KEYS = 500
const FIRST_KEYS = 100
/** How many groups of keys are read ahead of what is written. */
const AHEAD = 2

interface Dumped {
  key: Buffer
  /** What DUMP says; undefined if the server refuses to. */
  dump: Buffer | undefined
  /** Milliseconds it had left to live when it was read; 0 if it lives on. */
  ttl: number
  /** When that was, by our clock. */
  readAt: number
}

/**
 * Copies keys with their type, their time to live and every byte. Of the source it only reads. Keys that are gone by then
 * are passed over.
 *
 * @throws ActionError naming keys that can be copied in no way
 */
export async function pourCopy(
  { keys, name, source }: { keys: ReadonlySet<string>; name: string; source: Connection },
  writer: Writer,
  collaborators: FillCollaborators
): Promise<Progress> {
  const progress = new Progress({ verb: 'Copied', unit: 'keys', total: keys.size }, collaborators)
  const copy = new Copy(source, writer, { progress, collaborators })
  try {
    for await (const group of copy.groups(keys)) await copy.write(group)
    const { vanished, uncopied } = copy
    if (uncopied.length > 0) throw cannotCopy(uncopied, name)
    if (vanished > 0)
      collaborators.log.info(`${grouped(vanished)} keys were gone before they could be copied.`)
    return progress
  } finally {
    progress.stop()
  }
}

class Copy {
  vanished = 0
  readonly uncopied: Uncopied[] = []
  /** False once the servers are known to refuse DUMP or RESTORE altogether. */
  #dumps = true
  #atOnce = FIRST_KEYS
  /** What is written at a time; its memory is used again. */
  readonly #restored = new Batch()
  readonly #source: Connection
  readonly #writer: Writer
  readonly #progress: Progress
  readonly #collaborators: FillCollaborators

  constructor(
    source: Connection,
    writer: Writer,
    { progress, collaborators }: { progress: Progress; collaborators: FillCollaborators }
  ) {
    this.#source = source
    this.#writer = writer
    this.#progress = progress
    this.#collaborators = collaborators
  }

  /** Reads keys in groups, some ahead of the one that is being written. */
  async *groups(keys: ReadonlySet<string>): AsyncGenerator<Dumped[]> {
    const left = keys.values()
    const reading: Promise<Dumped[]>[] = []
    for (;;) {
      while (reading.length < AHEAD) {
        const group = take(left, this.#atOnce)
        if (group.length === 0) break
        const read = this.#read(group)
        // Whoever waits for it later learns of its failure.
        read.catch(() => undefined)
        reading.push(read)
      }
      const next = reading.shift()
      if (next === undefined) return
      yield await next
    }
  }

  async write(group: readonly Dumped[]): Promise<void> {
    let left = group
    while (left.length > 0) {
      const [first, ...others] = left
      if (first !== undefined && (first.dump === undefined || !this.#dumps)) {
        await this.#writeByType(first)
        left = others
        continue
      }
      const end = left.findIndex(({ dump }) => dump === undefined)
      left = [
        ...(await this.#restore(end === -1 ? left : left.slice(0, end))),
        ...(end === -1 ? [] : left.slice(end))
      ]
    }
  }

  /** Restores keys; if one cannot be, that one is written by its type. @returns those that are still to be written */
  async #restore(some: readonly Dumped[]): Promise<readonly Dumped[]> {
    const now = this.#collaborators.clock.now()
    const batch = this.#restored
    batch.clear()
    const alive = some.filter((one) => {
      const { key, dump, ttl, readAt } = one
      const rest = ttl === 0 ? 0 : ttl - (now - readAt)
      if (rest < 0 || (ttl > 0 && rest === 0)) return false
      batch.add(['RESTORE', key, Math.round(rest), dump ?? '', 'REPLACE'])
      return true
    })
    this.#gone(some.length - alive.length)
    if (alive.length === 0) return []
    const failure = await this.#writer.write(batch, { repeatable: true })
    const done = failure === undefined ? alive : alive.slice(0, failure.index)
    for (const { dump = Buffer.alloc(0) } of done) {
      this.#done(dump.length, kindOf(dump))
    }
    if (failure === undefined) return []
    if (REFUSED_ALTOGETHER.test(failure.refusal.words)) this.#dumps = false
    const refused = alive[failure.index]
    if (refused !== undefined) await this.#writeByType(refused)
    return alive.slice(failure.index + 1)
  }

  async #writeByType({ key }: Dumped): Promise<void> {
    const outcome = await copyByType(key, { source: this.#source, writer: this.#writer }, this.#collaborators)
    if (outcome === 'gone') this.#gone(1)
    else if ('why' in outcome) this.uncopied.push(outcome)
    else this.#done(outcome.bytes, outcome.kind)
  }

  #done(bytes: number, kind: string): void {
    this.#progress.add(1, bytes)
    this.#progress.count(kind)
  }

  #gone(count: number): void {
    this.vanished += count
    this.#progress.add(count, 0)
  }

  async #read(group: readonly Buffer[]): Promise<Dumped[]> {
    if (!this.#dumps) return group.map((key) => ({ key, dump: undefined, ttl: 0, readAt: 0 }))
    const batch = new Batch()
    for (const key of group) {
      batch.add(['PTTL', key])
      batch.add(['DUMP', key])
    }
    const replies = await this.#collaborators.retry(async () => {
      const all = await this.#source.send(batch)
      refuseBusy(all, batch)
      return all
    }, decide)
    const readAt = this.#collaborators.clock.now()
    let bytes = 0
    let gone = 0
    const dumped = group.flatMap((key, at): Dumped[] => {
      const [ttl, dump] = [replies[2 * at], replies[2 * at + 1]]
      if (dump instanceof Refusal || ttl instanceof Refusal) return [{ key, dump: undefined, ttl: 0, readAt }]
      const left = typeof ttl === 'number' ? ttl : -1
      if (!Buffer.isBuffer(dump) || left === -2 || left === 0) {
        gone += 1
        return []
      }
      bytes += dump.length + key.length
      return [{ key, dump, ttl: Math.max(0, left), readAt }]
    })
    this.#gone(gone)
    const all = replies.filter((reply) => reply instanceof Refusal)
    if (all.length >= group.length && all.some(({ words }) => REFUSED_ALTOGETHER.test(words)))
      this.#dumps = false
    const fitting = Math.floor((WANTED_BYTES * group.length) / Math.max(1, bytes))
    this.#atOnce = Math.max(1, Math.min(MOST_KEYS, fitting, this.#atOnce * 4))
    return dumped
  }
}

const REFUSED_ALTOGETHER = /unknown command|not available|not allowed|NOPERM|REFUSED/i

function take(keys: Iterator<string>, count: number): Buffer[] {
  const group: Buffer[] = []
  while (group.length < count) {
    const next = keys.next()
    if (next.done === true) break
    group.push(Buffer.from(next.value, 'latin1'))
  }
  return group
}

function cannotCopy(uncopied: readonly Uncopied[], name: string): ActionError {
  const named = uncopied.slice(0, 10).map(({ key, why }) => `${quoted(key.toString())} (${why})`)
  const more = uncopied.length > named.length ? [`${grouped(uncopied.length - named.length)} more`] : []
  return new ActionError(
    `Of the database ${quoted(name)} (\`copy_from\`) these keys cannot be copied: ${listed([...named, ...more])}. ` +
      'Leave them out with `copy_except`.'
  )
}
