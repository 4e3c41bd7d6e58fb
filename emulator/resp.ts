/** The Redis serialization protocol, version 2 (redis.io, "RESP protocol specification"). */

/**
 * Status and bulk strings are told apart, and so are the two nulls, for the REST plane shows them differently.
 * Integers are decimal digits.
 */
export type Reply =
  | { kind: 'status'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'integer'; text: string }
  | { kind: 'bulk'; bytes: Buffer }
  | { kind: 'null'; of: 'bulk' | 'array' }
  | { kind: 'array'; items: Reply[] }

export type Argument = string | Buffer

export const CRLF = Buffer.from('\r\n')

/** One command as an array of bulk strings. */
export function encodeCommand(args: readonly Argument[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`*${args.length}\r\n`)]
  for (const arg of args) {
    const bytes = Buffer.from(arg)
    parts.push(Buffer.from(`$${bytes.length}\r\n`), bytes, CRLF)
  }
  return Buffer.concat(parts)
}

/** The bytes a Redis server sends for this reply. */
export function encodeReply(reply: Reply): Buffer {
  switch (reply.kind) {
    case 'status':
      return Buffer.from(`+${reply.text}\r\n`)
    case 'error':
      return Buffer.from(`-${reply.text}\r\n`)
    case 'integer':
      return Buffer.from(`:${reply.text}\r\n`)
    case 'bulk':
      return Buffer.concat([Buffer.from(`$${reply.bytes.length}\r\n`), reply.bytes, CRLF])
    case 'null':
      return Buffer.from(reply.of === 'bulk' ? '$-1\r\n' : '*-1\r\n')
    case 'array':
      return Buffer.concat([Buffer.from(`*${reply.items.length}\r\n`), ...reply.items.map(encodeReply)])
  }
}
