/** Secrets and host names that look like the real ones, so that what handles them is really put to work. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Credentials } from './types.js'

const ADJECTIVES = 'adapted brave clever daring eager fluent gentle humble keen light merry noble'.split(' ')
const ANIMALS = 'antelope bobcat cicada dolphin egret falcon gecko hagfish ibex jackal kite lynx'.split(' ')

/** Since about 2026 tokens start with one byte for the kind and the database's number in eight. */
const READ_WRITE = 0x81
const READ_ONLY = 0x82

function hex32(): string {
  return randomBytes(16).toString('hex')
}

function token(kind: number, databaseNumber: number): string {
  const head = Buffer.alloc(11)
  head.writeUInt8(kind, 0)
  head.writeBigUInt64BE(BigInt(databaseNumber), 1)
  head.writeUInt16BE(1, 9)
  const tail = `${kind === READ_WRITE ? 'p1' : 'p2'}${hex32()}`
  return Buffer.concat([head, Buffer.from(tail)]).toString('base64url')
}

/** A number such as a new database has today: beyond 65535, for it is no longer its port. */
export function newDatabaseNumber(): number {
  return randomInt(100_000, 1_000_000)
}

/** `word-word-123456`, the first label of a host below upstash.io. */
export function newSlug(databaseNumber: number): string {
  const pick = (words: string[]): string => words[randomInt(words.length)] ?? 'plain'
  return `${pick(ADJECTIVES)}-${pick(ANIMALS)}-${databaseNumber}`
}

/** A password of 32 hex digits and both REST tokens, from a cryptographic source. */
export function newCredentials(databaseNumber: number): Credentials {
  return {
    password: hex32(),
    rest_token: token(READ_WRITE, databaseNumber),
    read_only_rest_token: token(READ_ONLY, databaseNumber)
  }
}
