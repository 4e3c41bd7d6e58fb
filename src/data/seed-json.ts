import { InputError } from '../errors.js'
import { isObject } from '../json.js'
import { quoted } from '../text.js'
import type { Word } from './batch.js'
import { JsonMembers } from './json-members.js'
import { CHANGED, NOTHING_SENT, type Seed } from './seed.js'
import { SeedBatch } from './seed-batch.js'

/** How much one command of a long list or hash holds. */
const MOST_ELEMENTS = 1_000
const MOST_BYTES = 512 * 1024
const LONE_SURROGATE = /\p{Cs}/u

/**
 * A JSON object of keys: of each string a string is made, of each array of strings a list, of each object of strings a hash.
 * What a key held before goes.
 */
export class JsonSeed implements Seed {
  readonly given: string
  commands = 0
  readonly #path: string

  constructor(path: string, given: string) {
    this.#path = path
    this.given = given
  }

  /** @throws InputError if it is no such object, naming the key; never with a value in it */
  async *check(): AsyncGenerator<void> {
    for await (const { commands } of this.#keys(NOTHING_SENT)) {
      this.commands += commands.length
      yield
    }
  }

  async *batches(): AsyncGenerator<SeedBatch> {
    const batch = new SeedBatch()
    for await (const { key, commands } of this.#keys()) {
      for (const [at, words] of commands.entries()) {
        // The last command of a key counts it.
        const kind = at === commands.length - 1 ? KINDS[String(words[0])] : undefined
        batch.add(words, `Key ${quoted(key)}`, kind)
        if (!batch.isFull) continue
        yield batch
        batch.clear()
      }
    }
    if (batch.commands.count > 0) yield batch
  }

  async *#keys(outcome = CHANGED): AsyncGenerator<{ key: string; commands: Command[] }> {
    const file = `The seed file ${quoted(this.given)}`
    const notJson = (place: number): InputError =>
      new InputError(`${file} is no JSON object: it goes wrong at byte ${place}. ${outcome}`)
    for await (const [key, value] of new JsonMembers(this.#path, notJson).all()) {
      const refuse = (problem: string): InputError =>
        new InputError(`${file} cannot be used: the key ${quoted(key)} ${problem}. ${ALLOWED} ${outcome}`)
      yield { key, commands: commandsFor(key, value, refuse) }
    }
  }
}

const ALLOWED = 'Allowed: a string, an array of strings for a list, or an object of strings for a hash.'
const KINDS: Readonly<Record<string, string>> = { SET: 'strings', RPUSH: 'lists', HSET: 'hashes' }

type Command = readonly Word[]
type Refuse = (problem: string) => InputError

function commandsFor(key: string, value: unknown, refuse: Refuse): Command[] {
  const name = bytesOf(key, refuse)
  if (typeof value === 'string') return [['SET', name, bytesOf(value, refuse)]]
  if (Array.isArray(value)) {
    const elements = value.map((element: unknown) => [text(element, 'an element', refuse)])
    return collection('RPUSH', name, { parts: elements, what: 'array' }, refuse)
  }
  if (isObject(value)) {
    const fields = Object.entries(value).map(([field, of]) => [
      bytesOf(field, refuse),
      text(of, 'a field', refuse)
    ])
    return collection('HSET', name, { parts: fields, what: 'object' }, refuse)
  }
  throw refuse(`is ${kindOf(value)}`)
}

/** Removes what there was and adds all parts, as many at once as fit. */
function collection(
  verb: string,
  key: Buffer,
  { parts, what }: { parts: readonly Buffer[][]; what: string },
  refuse: Refuse
): Command[] {
  if (parts.length === 0) throw refuse(`is an empty ${what}, and Redis has no empty keys`)
  const commands: Command[] = [['DEL', key]]
  let args: Buffer[] = []
  let bytes = 0
  for (const part of parts) {
    args.push(...part)
    for (const one of part) bytes += one.length
    if (args.length < MOST_ELEMENTS && bytes < MOST_BYTES) continue
    commands.push([verb, key, ...args])
    args = []
    bytes = 0
  }
  if (args.length > 0) commands.push([verb, key, ...args])
  return commands
}

function text(value: unknown, part: string, refuse: Refuse): Buffer {
  if (typeof value === 'string') return bytesOf(value, refuse)
  throw refuse(`has ${part} that is ${kindOf(value)}`)
}

function bytesOf(value: string, refuse: Refuse): Buffer {
  if (!LONE_SURROGATE.test(value)) return Buffer.from(value)
  throw refuse('has half a character in it (a lone surrogate), which has no bytes')
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'number' ? 'a number' : 'true or false'
}
