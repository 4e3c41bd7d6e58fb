import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { encodeCommand, ReplyReader, type Reply } from '../../emulator/resp.js'

const line = fc.string().map((text) => text.replace(/[\r\n]/g, ''))
const { reply: anyReply } = fc.letrec<{ reply: Reply }>((tie) => ({
  reply: fc.oneof(
    { maxDepth: 3 },
    line.map((text): Reply => ({ kind: 'status', text })),
    line.map((text): Reply => ({ kind: 'error', text })),
    fc.bigInt().map((value): Reply => ({ kind: 'integer', text: String(value) })),
    fc.uint8Array({ maxLength: 50 }).map((bytes): Reply => ({ kind: 'bulk', bytes: Buffer.from(bytes) })),
    fc.constant<Reply>({ kind: 'null' }),
    fc.array(tie('reply'), { maxLength: 5 }).map((items): Reply => ({ kind: 'array', items }))
  )
}))

function encode(reply: Reply): Buffer {
  switch (reply.kind) {
    case 'status':
      return Buffer.from(`+${reply.text}\r\n`)
    case 'error':
      return Buffer.from(`-${reply.text}\r\n`)
    case 'integer':
      return Buffer.from(`:${reply.text}\r\n`)
    case 'bulk':
      return Buffer.concat([Buffer.from(`$${reply.bytes.length}\r\n`), reply.bytes, Buffer.from('\r\n')])
    case 'null':
      return Buffer.from('$-1\r\n')
    case 'array':
      return Buffer.concat([Buffer.from(`*${reply.items.length}\r\n`), ...reply.items.map(encode)])
  }
}

describe('replies', () => {
  test('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(anyReply), fc.array(fc.nat({ max: 300 })), (replies, cuts) => {
        const bytes = Buffer.concat(replies.map(encode))
        const reader = new ReplyReader()
        const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
        expect(chunks.flatMap((chunk) => reader.push(chunk))).toEqual(replies)
      })
    )
  })

  test('other bytes are an error', () => {
    expect(() => new ReplyReader().push(Buffer.from('HTTP/1.1 200 OK\r\n'))).toThrow('not RESP2')
  })
})

test('a command is an array of its arguments as bytes', () => {
  const encoded = encodeCommand(['SET', 'é', Buffer.from([0xff, 0x0d, 0x0a])])
  expect(encoded.toString('latin1')).toBe('*3\r\n$3\r\nSET\r\n$2\r\n\u00c3\u00a9\r\n$3\r\n\u00ff\r\n\r\n')
})
