import './main-realm.js'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { systemClock } from '../../../src/http/clock.js'
import { Deadline } from '../../../src/http/deadline.js'
import { NoReply } from '../../../src/http/errors.js'
import type { HttpReply, HttpRequest } from '../../../src/http/message.js'
import { Transport } from '../../../src/http/transport.js'
import { startProxy } from '../../support/proxy.js'
import { failure, kept } from './sending.js'
import { startHttpServer, startRawServer, type LocalServer } from '../../support/fault-server.js'

const VARIABLES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
let api: LocalServer

beforeEach(async () => {
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name)
  api = kept(
    await startHttpServer((request, response) =>
      response.end(`${request.headers.host ?? ''}${request.url ?? ''}`)
    )
  )
})

afterEach(() => {
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name)
})

/** Sends to a host that only a proxy knows (RFC 2606 keeps .test for this). */
function send(url: string, signal = new AbortController().signal): Promise<HttpReply> {
  const request: HttpRequest = { method: 'GET', url: new URL(url), headers: { authorization: 'Basic abc' } }
  return kept(new Transport()).send(request, signal)
}

describe('a proxy named in the environment', () => {
  test('is asked for a tunnel, and the reply comes through it', async () => {
    const proxy = kept(await startProxy({ targetPort: api.port }))
    process.env['http_proxy'] = proxy.url
    expect((await send('http://api.example.test:8080/v2')).body).toBe('api.example.test:8080/v2')
    expect(proxy.asked).toEqual(['api.example.test:8080'])
  })

  test('is passed by for this machine itself', async () => {
    const proxy = kept(await startProxy({ targetPort: api.port }))
    process.env['http_proxy'] = proxy.url
    expect((await send(`${api.origin}/v2`)).body).toBe(`127.0.0.1:${api.port}/v2`)
    expect(proxy.asked).toEqual([])
  })

  test('that wants a password is an error that says so', async () => {
    const proxy = kept(
      await startRawServer((socket) => {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
      })
    )
    process.env['http_proxy'] = proxy.origin
    const error = await failure(send('http://api.example.test/v2'))
    expect(error).toBeInstanceOf(NoReply)
    expect((error as NoReply).message).toMatch(/tunneling socket could not be established.*407/)
  })

  test('that is not there is an error that says so', async () => {
    const proxy = await startRawServer(() => undefined)
    await proxy.close()
    process.env['http_proxy'] = proxy.origin
    const error = await failure(send('http://api.example.test/v2'))
    expect(error).toBeInstanceOf(NoReply)
    expect((error as NoReply).message).toMatch(/tunneling socket could not be established.*ECONNREFUSED/)
  })

  // Node tells an aborted request of it only once there is a socket, which this proxy never gives.
  test('that never answers does not outlast a cancelled attempt', async () => {
    const cancel = new AbortController()
    const reason = new Error('the reason')
    const proxy = kept(
      await startRawServer(() => {
        cancel.abort(reason)
      })
    )
    process.env['http_proxy'] = proxy.origin
    const deadline = new Deadline(systemClock, 60, cancel.signal)
    const attempt = deadline.attempt(60_000, (signal) => send('http://api.example.test/v2', signal))
    expect(await failure(attempt)).toBe(reason)
    deadline.release()
  })
})
