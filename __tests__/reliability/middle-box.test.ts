import type { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { startCompressingProxy, type Encoding } from '../support/compressing-proxy.js'
import { startHttpServer, type LocalServer } from '../support/fault-server.js'
import { relay } from '../support/relay.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const wish = { name: 'orders', primary_region: 'us-east-1' }
const origin = (): string => new URL(rig().emulator.apiUrl).origin

/** Answers the first request of each connection, and resets the connection at the next one. */
function startForgetfulProxy(target: string): Promise<LocalServer> {
  const seen = new WeakSet<Socket>()
  return startHttpServer((request, response) => {
    if (seen.has(request.socket)) {
      request.socket.resetAndDestroy()
      return
    }
    seen.add(request.socket)
    relay(request, target)
      .then(async (reply) => response.writeHead(reply.status).end(await reply.text()))
      .catch(() => request.destroy())
  })
}

test('a step gets through although each connection is reset at its second request', async () => {
  const proxy = await startForgetfulProxy(origin())
  try {
    const step = await rig().run('.', { ...wish, timeout: '20', api_url: `${proxy.origin}/v2` })
    expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
    expect(rig().calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
    expect(rig().names).toEqual(['orders'])
  } finally {
    await proxy.close()
  }
})

test.each<Encoding>(['gzip', 'deflate', 'br'])(
  'a step asks for no compression, and reads replies that are %s nevertheless',
  async (encoding) => {
    const proxy = await startCompressingProxy(origin(), encoding)
    try {
      const step = await rig().run('.', { ...wish, api_url: `${proxy.origin}/v2` })
      expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
      expect(rig().names).toEqual(['orders'])
      expect(proxy.accepted).toEqual(['identity', 'identity'])
    } finally {
      await proxy.close()
    }
  }
)
