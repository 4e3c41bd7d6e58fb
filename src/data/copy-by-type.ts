import { Batch, type Word } from './batch.js'
import type { FillCollaborators } from './collaborators.js'
import type { Connection } from './connection.js'
import { textOf, type Reply } from './reply.js'
import { decide, refuseBusy } from './patience.js'
import { Refusal, wordsFor } from './server-words.js'
import type { Writer } from './writer.js'

/** A key that can be copied in no way. */
export interface Uncopied {
  key: Buffer
  why: string
}

export type Outcome = 'gone' | Uncopied | { kind: string; bytes: number }

/** How many elements, or bytes of a string, are read at once. */
const ELEMENTS = 500
const BYTES = 1024 * 1024
/** What PTTL says of a key that is not there. */
const GONE = -2

type Read = (...words: Word[]) => Promise<Reply>
/** Commands that write a value, some at a time. */
type Parts = AsyncGenerator<readonly (readonly Word[])[]>

/** Thrown with what a server says to one command. */
class Refused extends Error {}

/** Copies one key by what its type is made of, for servers that refuse DUMP or RESTORE. */
export async function copyByType(
  key: Buffer,
  { source, writer }: { source: Connection; writer: Writer },
  { retry }: FillCollaborators
): Promise<Outcome> {
  const read: Read = async (...words) => {
    const batch = Batch.of(words)
    const [reply = null] = await retry(async () => {
      const replies = await source.send(batch)
      refuseBusy(replies, batch)
      return replies
    }, decide)
    if (reply instanceof Refusal) throw new Refused(wordsFor(reply, batch.words(0)))
    return reply
  }
  const write = async (commands: readonly (readonly Word[])[]): Promise<number> => {
    const batch = Batch.of(...commands)
    const failure = await writer.write(batch)
    if (failure !== undefined) throw new Refused(wordsFor(failure.refusal, batch.words(failure.index)))
    return batch.length
  }
  try {
    return await copyWith(key, read, write)
  } catch (error) {
    if (error instanceof Refused) return { key, why: error.message }
    throw error
  }
}

async function copyWith(
  key: Buffer,
  read: Read,
  write: (commands: readonly (readonly Word[])[]) => Promise<number>
): Promise<Outcome> {
  const type = textOf(await read('TYPE', key))
  if (type === 'none') return 'gone'
  const way = WAYS[type]
  if (way === undefined) return { key, why: `its type is ${type}, and the server refuses DUMP or RESTORE` }
  let bytes = await write([['DEL', key]])
  for await (const commands of way.parts(key, read)) bytes += await write(commands)
  const ttl = Number(await read('PTTL', key))
  if (ttl === GONE || ttl === 0) {
    // It has ended meanwhile, and what was read of it may be less than it was.
    await write([['DEL', key]])
    return 'gone'
  }
  if (ttl > 0) bytes += await write([['PEXPIRE', key, ttl]])
  return { kind: way.kind, bytes }
}

const WAYS: Readonly<Record<string, { kind: string; parts: (key: Buffer, read: Read) => Parts }>> = {
  string: { kind: 'strings', parts: ofString },
  list: { kind: 'lists', parts: ofList },
  set: { kind: 'sets', parts: (key, read) => scanned(key, read, { scan: 'SSCAN', add: 'SADD' }) },
  hash: { kind: 'hashes', parts: (key, read) => scanned(key, read, { scan: 'HSCAN', add: 'HSET' }) },
  zset: { kind: 'sorted sets', parts: (key, read) => scanned(key, read, { scan: 'ZSCAN', add: 'ZADD' }) },
  stream: { kind: 'streams', parts: ofStream }
}

async function* ofString(key: Buffer, read: Read): Parts {
  for (let from = 0; ; from += BYTES) {
    const part = await read('GETRANGE', key, from, from + BYTES - 1)
    const bytes = Buffer.isBuffer(part) ? part : Buffer.alloc(0)
    if (from === 0 || bytes.length > 0) yield [[from === 0 ? 'SET' : 'APPEND', key, bytes]]
    if (bytes.length < BYTES) return
  }
}

async function* ofList(key: Buffer, read: Read): Parts {
  for (let from = 0; ; from += ELEMENTS) {
    const elements = buffersIn(await read('LRANGE', key, from, from + ELEMENTS - 1))
    if (elements.length > 0) yield [['RPUSH', key, ...elements]]
    if (elements.length < ELEMENTS) return
  }
}

async function* scanned(key: Buffer, read: Read, { scan, add }: { scan: string; add: string }): Parts {
  let cursor = '0'
  do {
    const [next, found] = listIn(await read(scan, key, cursor, 'COUNT', ELEMENTS))
    const words = buffersIn(found ?? null)
    // ZSCAN names the member first, ZADD the score.
    const given = add === 'ZADD' ? words.map((_, at) => words[at ^ 1] ?? '') : words
    if (given.length > 0) yield [[add, key, ...given]]
    cursor = textOf(next)
  } while (cursor !== '0')
}

async function* ofStream(key: Buffer, read: Read): Parts {
  for (let after = '-'; ;) {
    const entries = listIn(await read('XRANGE', key, after, '+', 'COUNT', ELEMENTS)).map(listIn)
    if (entries.length > 0)
      yield entries.map(([id, fields]) => ['XADD', key, textOf(id), ...buffersIn(fields ?? null)])
    if (entries.length < ELEMENTS) break
    after = `(${textOf(entries.at(-1)?.[0])}`
  }
  const groups = listIn(await read('XINFO', 'GROUPS', key)).map(fieldsOf)
  for (const group of groups) {
    if (Number(group.get('pending')) === 0) continue
    throw new Refused('a stream whose groups have pending entries, and the server refuses DUMP or RESTORE')
  }
  yield groups.map((group) => [
    'XGROUP',
    'CREATE',
    key,
    bytesOf(group.get('name')),
    textOf(group.get('last-delivered-id')),
    'MKSTREAM'
  ])
  const stream = fieldsOf(await read('XINFO', 'STREAM', key))
  const last = textOf(stream.get('last-generated-id'))
  if (last !== '0-0') yield [['XSETID', key, last]]
}

function fieldsOf(reply: Reply): Map<string, Reply> {
  const items = listIn(reply)
  return new Map(items.flatMap((name, at) => (at % 2 === 0 ? [[textOf(name), items[at + 1] ?? null]] : [])))
}

function listIn(reply: Reply): readonly Reply[] {
  return Array.isArray(reply) ? (reply as readonly Reply[]) : []
}

function buffersIn(reply: Reply): Buffer[] {
  return listIn(reply).map(bytesOf)
}

function bytesOf(reply: Reply | undefined): Buffer {
  return Buffer.isBuffer(reply) ? reply : Buffer.from(textOf(reply))
}
