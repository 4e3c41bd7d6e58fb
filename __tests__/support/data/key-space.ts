import { createHash } from 'node:crypto'
import type { Reply } from '../../../emulator/resp.js'

/** Words of commands, sent in their order; the replies in the same. */
export type Send = (commands: readonly (readonly (string | Buffer)[])[]) => Promise<Reply[]>

/** The keys of a database, in forms that can be compared with those of another. */
export class KeySpace {
  readonly #send: Send

  constructor(send: Send) {
    this.#send = send
  }

  /** Runs commands as a user who may do everything. */
  async run(...commands: readonly (readonly (string | Buffer)[])[]): Promise<Reply[]> {
    return await this.#send(commands)
  }

  /** What DUMP and PTTL say of every key, if it does not depend on the server: large sets and hashes have no order. */
  async dumps(): Promise<Record<string, string>> {
    const [keys] = await this.run(['KEYS', '*'])
    const names = listOf(keys)
    const encodings = await this.run(...names.map((name) => ['OBJECT', 'ENCODING', name]))
    const dumps = await this.run(...names.map((name) => ['DUMP', name]))
    const pairs = names.flatMap((name, at): [string, string][] => {
      const dump = dumps[at]
      if (dump?.kind !== 'bulk' || textOf(encodings[at]) === 'hashtable') return []
      return [[escaped(name), dump.bytes.toString('base64')]]
    })
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** When each key ends, in milliseconds since 1970; -1 if it does not. */
  async ends(): Promise<Record<string, number>> {
    const [keys] = await this.run(['KEYS', '*'])
    const names = listOf(keys)
    const times = await this.run(...names.map((name) => ['PEXPIRETIME', name]))
    return Object.fromEntries(names.map((name, at) => [escaped(name), Number(textOf(times[at]))]))
  }

  /** Every key and what it holds, as bytes, in an order that does not depend on the server. */
  async contents(): Promise<Record<string, string>> {
    const [keys] = await this.run(['KEYS', '*'])
    const names = listOf(keys)
    const types = await this.run(...names.map((name) => ['TYPE', name]))
    const values = await this.run(...names.map((name, at) => readingOf(textOf(types[at]), name)))
    const pairs = names.map((name, at): [string, string] => {
      const type = textOf(types[at])
      const value = values[at]
      return [escaped(name), `${type} ${value === undefined ? '' : canonical(type, value)}`]
    })
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

function readingOf(type: string, key: Buffer): (string | Buffer)[] {
  switch (type) {
    case 'string':
      return ['GET', key]
    case 'list':
      return ['LRANGE', key, '0', '-1']
    case 'set':
      return ['SMEMBERS', key]
    case 'zset':
      return ['ZRANGE', key, '0', '-1', 'WITHSCORES']
    case 'hash':
      return ['HGETALL', key]
    default:
      return ['XRANGE', key, '-', '+']
  }
}

function canonical(type: string, reply: Reply): string {
  const items =
    reply.kind === 'array' ? reply.items.map((item) => canonical('', item)) : [bytesOf(reply)].map(escaped)
  if (type === 'set') return items.sort().join(' ')
  if (type !== 'hash') return items.join(' ')
  const fields = items.flatMap((field, at) => (at % 2 === 0 ? [`${field}=${items[at + 1] ?? ''}`] : []))
  return fields.sort().join(' ')
}

/** Bytes as text that can be read back; long ones by their digest. */
function escaped(bytes: Buffer): string {
  return bytes.length > 200
    ? `${bytes.length} bytes ${createHash('sha256').update(bytes).digest('hex')}`
    : JSON.stringify(bytes.toString('latin1'))
}

function listOf(reply: Reply | undefined): Buffer[] {
  return reply?.kind === 'array' ? reply.items.map(bytesOf) : []
}

function textOf(reply: Reply | undefined): string {
  return reply === undefined ? '' : 'text' in reply ? reply.text : bytesOf(reply).toString()
}

function bytesOf(reply: Reply): Buffer {
  if (reply.kind === 'bulk') return reply.bytes
  return Buffer.from('text' in reply ? reply.text : '')
}
