import './main-realm.js'
import { describe, expect, test } from '@jest/globals'
import { Transport } from '../../../src/http/transport.js'
import { allClosed, kept, send } from './sending.js'
import { startHttpServer, startRawServer } from '../../support/fault-server.js'

describe('a whole reply', () => {
  test('is given with its status, its headers in lower case and its body', async () => {
    const server = kept(
      await startHttpServer((_request, response) => {
        response.writeHead(429, { 'Retry-After': '7', 'Set-Cookie': ['a', 'b'] }).end('"wörds"')
      })
    )
    const { status, headers, body } = await send(server)
    expect({ status, body }).toEqual({ status: 429, body: '"wörds"' })
    expect(headers).toMatchObject({ 'retry-after': '7', 'set-cookie': 'a, b' })
  })

  test('comes to a request that arrives as it was made', async () => {
    const server = kept(
      await startHttpServer((request, response) => {
        let body = ''
        request.on('data', (chunk: Buffer) => (body += chunk.toString()))
        request.on('end', () => {
          const { method, url, headers } = request
          response.end(JSON.stringify({ method, url, authorization: headers.authorization, body }))
        })
      })
    )
    const headers = { authorization: 'Basic abc', 'content-type': 'application/json' }
    const reply = await send(server, {
      path: '/v2/a%2Fb',
      request: { method: 'POST', headers, body: '{"a":"ü"}' }
    })
    expect(JSON.parse(reply.body)).toEqual({
      method: 'POST',
      url: '/v2/a%2Fb',
      authorization: 'Basic abc',
      body: '{"a":"ü"}'
    })
  })

  test.each([301, 302, 307, 308])('of %d is given, and not followed', async (status) => {
    const elsewhere = kept(await startHttpServer((_request, response) => response.end()))
    const server = kept(
      await startHttpServer((_request, response) => {
        response.writeHead(status, { location: elsewhere.origin }).end()
      })
    )
    expect((await send(server)).status).toBe(status)
    expect(elsewhere.connections()).toBe(0)
  })

  test.each([401, 407, 500, 502, 503])('of %d is given after one request', async (status) => {
    let requests = 0
    const server = kept(
      await startHttpServer((_request, response) => {
        requests++
        response.writeHead(status).end('words')
      })
    )
    expect(await send(server)).toMatchObject({ status, body: 'words' })
    expect(requests).toBe(1)
  })

  test.each([
    ['of nothing', ''],
    ['of text that is not UTF-8', Buffer.from([0xff, 0xfe, 0x22])]
  ])('%s is taken as it is', async (_what, body) => {
    const server = kept(await startHttpServer((_request, response) => response.end(body)))
    expect((await send(server)).body).toBe(body.toString())
  })

  test('is awaited to its last byte', async () => {
    const server = kept(
      await startHttpServer((_request, response) => {
        response.write('[1,')
        setImmediate(() => {
          response.write('2,')
          setImmediate(() => response.end('3]'))
        })
      })
    )
    expect((await send(server)).body).toBe('[1,2,3]')
  })

  test('comes from an IPv6 address too', async () => {
    const server = kept(
      await startHttpServer((request, response) => response.end(request.headers.host), '::1')
    )
    const url = new URL(`http://[::1]:${server.port}/`)
    expect((await send(server, { request: { url } })).body).toBe(`[::1]:${server.port}`)
  })
})

describe('connections', () => {
  test('are used again, also after an error reply', async () => {
    const server = kept(
      await startHttpServer((request, response) => {
        response.writeHead(request.method === 'POST' ? 400 : 200).end('body')
      })
    )
    const transport = kept(new Transport())
    for (const method of ['GET', 'POST', 'GET'] as const)
      await send(server, { transport, request: { method } })
    expect(server.connections()).toBe(1)
  })

  test('are all closed in the end', async () => {
    const server = kept(await startHttpServer((_request, response) => response.end('body')))
    const transport = new Transport()
    await send(server, { transport })
    expect(server.open()).toBe(1)
    transport.close()
    await allClosed(server)
  })

  test('that the server closed meanwhile cost nothing but a new one', async () => {
    const server = kept(
      await startRawServer((socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK')
      })
    )
    const transport = kept(new Transport())
    expect((await send(server, { transport })).body).toBe('OK')
    await allClosed(server)
    expect((await send(server, { transport })).body).toBe('OK')
    expect(server.connections()).toBe(2)
  })
})
