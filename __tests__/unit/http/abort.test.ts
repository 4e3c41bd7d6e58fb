import './main-realm.js'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { describe, expect, test } from '@jest/globals'
import { Transport } from '../../../src/http/transport.js'
import { allClosed, failure, kept, send } from './sending.js'
import { startHttpServer, startRawServer } from '../../support/fault-server.js'

describe('an abort', () => {
  const reason = new Error('the reason')

  test('ends a request that nobody answers, with its reason, and closes the connection', async () => {
    const controller = new AbortController()
    const server = kept(
      await startRawServer(() => {
        controller.abort(reason)
      })
    )
    expect(await failure(send(server, { signal: controller.signal }))).toBe(reason)
    await allClosed(server)
  })

  test('ends a reply in the middle of its body', async () => {
    const controller = new AbortController()
    const server = kept(
      await startRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"a":', () => {
          setImmediate(() => {
            controller.abort(reason)
          })
        })
      })
    )
    expect(await failure(send(server, { signal: controller.signal }))).toBe(reason)
    await allClosed(server)
  })

  test('right after the headers ends a reply without a length, whose body would pass for whole', async () => {
    const controller = new AbortController()
    const server = kept(
      await startRawServer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"a":')
      })
    )
    const abort = (): void => {
      // Once the library has the reply, and before its body is read.
      queueMicrotask(() => {
        controller.abort(reason)
      })
    }
    subscribe('http.client.response.finish', abort)
    expect(await failure(send(server, { signal: controller.signal }))).toBe(reason)
    unsubscribe('http.client.response.finish', abort)
  })

  test('ends a request that is not connected yet', async () => {
    const server = kept(await startRawServer(() => undefined))
    const controller = new AbortController()
    const request = failure(send(server, { signal: controller.signal }))
    controller.abort(reason)
    expect(await request).toBe(reason)
  })

  test('before the request sends nothing', async () => {
    const server = kept(await startRawServer(() => undefined))
    expect(await failure(send(server, { signal: AbortSignal.abort(reason) }))).toBe(reason)
    expect(server.connections()).toBe(0)
  })

  test('ends its own request and no other of the same transport', async () => {
    const controller = new AbortController()
    const server = kept(
      await startHttpServer((request, response) => {
        if (request.url === '/slow') controller.abort(reason)
        else response.end('body')
      })
    )
    const transport = kept(new Transport())
    const slow = failure(send(server, { transport, path: '/slow', signal: controller.signal }))
    const fast = send(server, { transport, path: '/fast' })
    expect(await slow).toBe(reason)
    expect((await fast).body).toBe('body')
    expect((await send(server, { transport, path: '/fast' })).body).toBe('body')
  })

  test('after the reply is of no consequence', async () => {
    const controller = new AbortController()
    const server = kept(await startHttpServer((_request, response) => response.end('body')))
    const transport = kept(new Transport())
    expect((await send(server, { transport, signal: controller.signal })).body).toBe('body')
    controller.abort(reason)
    expect((await send(server, { transport })).body).toBe('body')
    expect(server.connections()).toBe(1)
  })
})
