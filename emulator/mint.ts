/** Ids, secrets and host names of new databases. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Credentials, DatabaseRecord } from './types.js'

/** What no two databases share. */
export type Identity = Credentials & Pick<DatabaseRecord, 'database_id' | 'endpoint'>

/** Where identities come from: tests give a mint whose coins they know. */
export interface Mint {
  identity(): Identity
  /** For a database whose credentials are replaced. */
  credentials(): Credentials
}

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
function newDatabaseNumber(): number {
  return randomInt(100_000, 1_000_000)
}

function newCredentials(databaseNumber: number): Credentials {
  return {
    password: hex32(),
    rest_token: token(READ_WRITE, databaseNumber),
    read_only_rest_token: token(READ_ONLY, databaseNumber)
  }
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? 'plain'
}

/**
 * Ids and secrets from a cryptographic source that look like Upstash's: a UUID, a host below upstash.io, a password of 32
 * hex digits, two tokens. What handles them is so put to the test with the real thing.
 */
export const randomMint: Mint = {
  identity() {
    const number = newDatabaseNumber()
    const endpoint = `${pick(ADJECTIVES)}-${pick(ANIMALS)}-${number}.upstash.io`
    return { database_id: randomUUID(), endpoint, ...newCredentials(number) }
  },
  credentials: () => newCredentials(newDatabaseNumber())
}
