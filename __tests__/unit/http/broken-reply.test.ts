import './main-realm.js'
import { describe, expect, test } from '@jest/globals'
import { NoReply } from '../../../src/http/errors.js'
import type { HttpReply } from '../../../src/http/message.js'
import { MAX_BODY_BYTES } from '../../../src/http/body.js'
import { Transport } from '../../../src/http/transport.js'
import { allClosed, failure, kept, send } from './sending.js'
import { startHttpServer, startRawServer } from '../../support/fault-server.js'

describe('a reply that is not whole is an error, never a hang and never a reply:', () => {
  test.each<[string, string]>([
    ['nothing at all', ''],
    ['a cut status line', 'HTTP/1.1 20'],
    ['cut headers', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['no body where one was announced', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'],
    ['a body cut before its length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a":'],
    [
      'a chunked body cut between chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n'
    ],
    ['a chunked body cut in a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{"a":'],
    ['chunks that are none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nrubbish\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}'],
    ['garbage', '\0\u0001\u0002 this is not HTTP\r\n\r\n'],
    ['another protocol', '-ERR unknown command\r\n'],
    ['headers without an end', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`]
  ])('%s', async (_what, bytes) => {
    const server = kept(
      await startRawServer((socket) => {
        socket.end(bytes, 'latin1')
      })
    )
    const error = await failure(send(server))
    expect(error).toBeInstanceOf(NoReply)
    expect(error).toMatchObject({ mayHaveArrived: true, transient: true })
    expect((error as NoReply).message).toContain(`GET 127.0.0.1:${server.port}/v2/redis/databases failed: `)
  })

  test.each(['', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a":'])('a reset after %j', async (bytes) => {
    const server = kept(
      await startRawServer((socket) => {
        socket.write(bytes, () => socket.resetAndDestroy())
      })
    )
    const error = await failure(send(server))
    expect(error).toMatchObject({ mayHaveArrived: true, transient: true })
    expect((error as NoReply).brief).toMatch(/the connection was lost \(ECONNRESET\)\.$/)
  })

  test('a connection refused: the server has certainly seen nothing', async () => {
    const server = await startRawServer(() => undefined)
    await server.close()
    const error = await failure(send(server))
    expect(error).toMatchObject({ mayHaveArrived: false, transient: true })
    expect((error as NoReply).brief).toMatch(/the connection was refused \(ECONNREFUSED\)\.$/)
  })

  test('a body that does not end, at the limit', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x')
    const server = kept(
      await startHttpServer((_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(block));
          if (!response.destroyed) response.once('drain', more)
        }
        more()
      })
    )
    const error = await failure(send(server))
    expect(error).toMatchObject({ mayHaveArrived: true, transient: false })
    expect((error as NoReply).message).toContain(`larger than ${MAX_BODY_BYTES / 1024 / 1024} MB`)
    await allClosed(server)
  })

  test('more bytes than were announced do not spoil the next reply', async () => {
    const server = kept(
      await startRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK, and some more')
      })
    )
    const transport = kept(new Transport())
    const outcome = async (): Promise<unknown> => send(server, { transport }).catch((error: unknown) => error)
    for (const given of [await outcome(), await outcome()]) {
      expect(given instanceof NoReply || (given as HttpReply).body === 'OK').toBe(true)
    }
  })
})
