import './main-realm.js'
import { once } from 'node:events'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { MAX_BODY_BYTES, readBody } from '../../../src/http/body.js'
import { NoReply } from '../../../src/http/errors.js'
import { startHttpServer } from '../../support/fault-server.js'
import { failure, kept, send } from './sending.js'

const TEXT = '[{"database_name":"wörds"}]'

/** A server that answers with these bytes, whatever was asked for. */
const answering = (headers: Record<string, string>, body: Buffer | string) =>
  startHttpServer((_request, response) => response.writeHead(200, headers).end(body)).then(kept)

test('a reply is asked for as it is, not compressed', async () => {
  const server = kept(
    await startHttpServer((request, response) => response.end(request.headers['accept-encoding']))
  )
  expect((await send(server)).body).toBe('identity')
})

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync]
])('a reply that is %s-compressed anyway is read', async (encoding, compress) => {
  const server = await answering({ 'content-encoding': encoding }, compress(TEXT))
  expect((await send(server)).body).toBe(TEXT)
})

test.each<[string, Record<string, string>, Buffer]>([
  ['', {}, Buffer.from(`\uFEFF${TEXT}`)],
  [' of a compressed reply', { 'content-encoding': 'gzip' }, gzipSync(`\uFEFF${TEXT}`)]
])('the byte order mark%s is left out', async (_what, headers, body) => {
  expect((await send(await answering(headers, body))).body).toBe(TEXT)
})

test.each<[string, string, Buffer, boolean]>([
  ['an encoding that nobody knows', 'zstd-2', Buffer.from(TEXT), false],
  ['bytes that are not what the header says', 'gzip', Buffer.from(TEXT), true],
  ['a compressed body that is cut', 'gzip', gzipSync(TEXT).subarray(0, 15), true],
  ['a small body that unpacks to a huge one', 'gzip', gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1)), false]
])('%s is no reply, which an error says', async (_what, encoding, body, transient) => {
  const error = await failure(send(await answering({ 'content-encoding': encoding }, body)))
  expect(error).toBeInstanceOf(NoReply)
  expect(error).toMatchObject({ mayHaveArrived: true, transient })
})

test.each(['before it is read', 'while it is read'])(
  'a reply that is closed %s without a word is cut short',
  async (when) => {
    const message = new IncomingMessage(new Socket())
    if (when === 'before it is read') {
      message.destroy()
      await once(message, 'close')
    }
    const reading = readBody(message, 'GET example.test/')
    if (when === 'while it is read') message.emit('close')
    await expect(reading).rejects.toMatchObject({ message: 'the reply was cut short', code: 'ECONNRESET' })
  }
)
