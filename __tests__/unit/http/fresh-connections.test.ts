import './main-realm.js'
import type { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { NoReply } from '../../../src/http/errors.js'
import { Transport } from '../../../src/http/transport.js'
import { startHttpServer } from '../../support/fault-server.js'
import { failure, kept, send } from './sending.js'

/** A server that resets every connection on its second request, as some load balancers do. */
async function startResetting() {
  const requests = new Map<Socket, number>()
  return kept(
    await startHttpServer(({ socket }, response) => {
      const count = (requests.get(socket) ?? 0) + 1
      requests.set(socket, count)
      if (count > 1) socket.resetAndDestroy()
      else response.end(String(requests.size))
    })
  )
}

test('each request after a lost connection gets a fresh one', async () => {
  const server = await startResetting()
  const transport = kept(new Transport())
  expect((await send(server, { transport })).body).toBe('1')
  expect(await failure(send(server, { transport }))).toBeInstanceOf(NoReply)
  // The next two are a look and the create request after it, which must not die on the connection of the look.
  expect((await send(server, { transport })).body).toBe('2')
  expect((await send(server, { transport })).body).toBe('3')
})

test('connections that wait in the pool are not used after one of them was lost', async () => {
  const server = await startResetting()
  const transport = kept(new Transport())
  // Five connections at once, which all wait in the pool afterwards, and would all die on their second request.
  await Promise.all(Array.from({ length: 5 }, () => send(server, { transport })))
  expect(await failure(send(server, { transport }))).toBeInstanceOf(NoReply)
  expect((await send(server, { transport })).body).toBe('6')
})

test('a request under way is not torn down because another one failed', async () => {
  const transport = kept(new Transport())
  let release = (): void => undefined
  const server = kept(
    await startHttpServer((request, response) => {
      if (request.url === '/slow') release = () => response.end('whole')
      else request.socket.resetAndDestroy()
    })
  )
  const slow = send(server, { transport, path: '/slow' })
  expect(await failure(send(server, { transport, path: '/reset' }))).toBeInstanceOf(NoReply)
  release()
  expect((await slow).body).toBe('whole')
})
