import { Refusal } from './server-words.js'

/** What a server answers: bytes, a number, nothing, several of those, or an error. */
export type Reply = Buffer | string | number | null | Refusal | readonly Reply[]

/** Reads what ioredis gives: errors are values here, in what EXEC returns too. */
export function readReply(value: unknown): Reply {
  if (value instanceof Error) return new Refusal(value.message)
  if (Array.isArray(value)) return value.map(readReply)
  if (Buffer.isBuffer(value) || typeof value === 'string' || typeof value === 'number') return value
  return null
}

/** A reply as text, "" if it is none. */
export function textOf(reply: Reply | undefined): string {
  return Buffer.isBuffer(reply) || typeof reply === 'string' ? reply.toString() : ''
}
