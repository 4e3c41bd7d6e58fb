import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ReplyReader } from '../../emulator/resp-reader.js'
import { encodeCommands, encodeReply, type Reply } from '../../emulator/resp.js'

const line = fc.string().map((text) => text.replace(/[\r\n]/g, ''))
const { reply: anyReply } = fc.letrec<{ reply: Reply }>((tie) => ({
  reply: fc.oneof(
    { maxDepth: 3 },
    line.map((text): Reply => ({ kind: 'status', text })),
    line.map((text): Reply => ({ kind: 'error', text })),
    fc.bigInt().map((value): Reply => ({ kind: 'integer', text: String(value) })),
    fc.uint8Array({ maxLength: 50 }).map((bytes): Reply => ({ kind: 'bulk', bytes: Buffer.from(bytes) })),
    fc.constantFrom<Reply>({ kind: 'null', of: 'bulk' }, { kind: 'null', of: 'array' }),
    fc.array(tie('reply'), { maxLength: 5 }).map((items): Reply => ({ kind: 'array', items }))
  )
}))

/** The bytes of replies in chunks that begin at any places. */
const chunked = fc.tuple(fc.array(anyReply), fc.array(fc.nat({ max: 300 }))).map(([replies, cuts]) => {
  const bytes = Buffer.concat(replies.map(encodeReply))
  const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
  return { replies, chunks: edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge)) }
})

/** What a reader gives when it is asked after each chunk for as long as it has something. */
function drain<T>(reader: ReplyReader, chunks: Buffer[], ask: () => T | undefined): T[] {
  const taken: T[] = []
  for (const chunk of chunks) {
    reader.feed(chunk)
    for (let next = ask(); next !== undefined; next = ask()) taken.push(next)
  }
  return taken
}

describe('replies', () => {
  test('are the same however the bytes are cut', () => {
    fc.assert(
      fc.property(chunked, ({ replies, chunks }) => {
        const reader = new ReplyReader()
        expect(drain(reader, chunks, () => reader.next())).toEqual(replies)
        expect(reader.buffered).toBe(0)
      })
    )
  })

  test('beyond the limit are told by their size, and those after them are read as usual', () => {
    fc.assert(
      fc.property(chunked, fc.nat({ max: 60 }), ({ replies, chunks }, limit) => {
        const reader = new ReplyReader()
        const expected = replies.map((reply) => {
          const bytes = encodeReply(reply).length
          return bytes > limit ? { kind: 'oversized', bytes } : reply
        })
        expect(drain(reader, chunks, () => reader.next(limit))).toEqual(expected)
      })
    )
  })

  test('that are arrays give their items one by one when they are opened', () => {
    fc.assert(
      fc.property(chunked, ({ replies, chunks }) => {
        const reader = new ReplyReader()
        let items = 0
        const taken = drain(reader, chunks, () => {
          if (items > 0) {
            const item = reader.next()
            if (item !== undefined) items -= 1
            return item
          }
          const opened = reader.open()
          if (opened?.kind === 'opened') items = opened.length
          return opened
        })
        const expected = replies.flatMap((reply) =>
          reply.kind === 'array' ? [{ kind: 'opened', length: reply.items.length }, ...reply.items] : [reply]
        )
        expect(taken).toEqual(expected)
      })
    )
  })

  test('beyond the limit are not kept while they arrive', () => {
    const reader = new ReplyReader()
    reader.feed(Buffer.from('*2\r\n$5000\r\n'))
    expect(reader.next(100)).toBeUndefined()
    for (let sent = 0; sent < 4000; sent += 1000) {
      reader.feed(Buffer.alloc(1000, 'x'))
      expect([reader.next(100), reader.buffered]).toEqual([undefined, 0])
    }
  })

  test('of other bytes are an error', () => {
    const reader = new ReplyReader()
    reader.feed(Buffer.from('HTTP/1.1 200 OK\r\n'))
    expect(() => reader.next()).toThrow('not RESP2')
  })
})

test('a command is an array of its arguments as bytes', () => {
  const encoded = encodeCommands([['SET', 'é', Buffer.from([0xff, 0x0d, 0x0a])]])
  expect(encoded.toString('latin1')).toBe('*3\r\n$3\r\nSET\r\n$2\r\n\u00c3\u00a9\r\n$3\r\n\u00ff\r\n\r\n')
})
