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

/** Commands as arrays of bulk strings; text if there are only texts in them, which a socket takes faster. */
export function encodeCommands(commands: readonly (readonly Argument[])[]): string | Buffer {
  const parts: Buffer[] = []
  let text = ''
  for (const args of commands) {
    text += `*${args.length}\r\n`
    for (const arg of args) {
      text += `$${Buffer.byteLength(arg)}\r\n`
      if (typeof arg === 'string') text += arg
      else {
        parts.push(Buffer.from(text), arg)
        text = ''
      }
      text += '\r\n'
    }
  }
  return parts.length === 0 ? text : Buffer.concat([...parts, Buffer.from(text)])
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
