import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../emulator/index.js'
import { makeCertificate } from '../support/certificate.js'
import { startProxy, type ConnectProxy } from '../support/proxy.js'
import { Rig } from '../support/rig.js'

/** A name that nobody resolves: only the proxy knows where it leads. */
const HOST = 'api.example.test'
const apiUrl = `https://${HOST}/v2`
const wish = { name: 'orders', primary_region: 'us-east-1' }

interface Setting {
  readonly rig: Rig
  readonly proxy: ConnectProxy
  readonly refusing: ConnectProxy
  readonly folder: string
  readonly trust: string
}
const settings: Setting[] = []

beforeAll(async () => {
  const certificate = await makeCertificate([HOST, 'localhost', '*.upstash.io'])
  const folder = await mkdtemp(join(tmpdir(), 'transport-'))
  const trust = join(folder, 'certificate.pem')
  await writeFile(trust, certificate.cert)
  const emulator = await startEmulator({ dataPlane: false, tls: certificate })
  const targetPort = Number(new URL(emulator.apiUrl).port)
  const proxy = await startProxy({ targetPort })
  const refusing = await startProxy({ targetPort, refuse: '403 Forbidden' })
  settings.push({ rig: new Rig(emulator), proxy, refusing, folder, trust })
})

afterEach(() => {
  const { rig, proxy, refusing } = setting()
  rig.emulator.requests.length = 0
  for (const each of [proxy, refusing]) each.asked.length = each.heads.length = 0
})

afterAll(async () => {
  const { rig, proxy, refusing, folder } = setting()
  await Promise.all([proxy.close(), refusing.close(), rig.emulator.close()])
  await rm(folder, { recursive: true })
})

describe('a proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY'])(
    'in %s is used, and sees neither key nor request',
    async (variable) => {
      const { rig, proxy, trust } = setting()
      const name = variable.toLowerCase() === variable ? 'orders' : 'orders-2'
      // The tunnel to the database leads to the same server.
      const pong = { kind: 'status', status: 200, body: '{"result":"PONG"}' } as const
      rig.emulator.inject({ method: 'POST', path: /^\/$/, reply: pong })
      const step = await rig.run(
        '.',
        { ...wish, name, api_url: apiUrl },
        { env: { [variable]: proxy.url, NODE_EXTRA_CA_CERTS: trust } }
      )
      expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
      expect(proxy.heads.join('\n')).not.toMatch(/basic|bearer|redis/i)
      const { endpoint = '', rest_token = '' } = rig.emulator.databases().at(-1) ?? {}
      expect(new Set(proxy.asked)).toEqual(new Set([`${HOST}:443`, `${endpoint}:443`]))
      expect(rig.calls).toEqual(['GET /redis/databases', 'POST /redis/database', 'POST /'])
      expect(rig.emulator.requests[2]?.headers.authorization).toBe(`Bearer ${rest_token}`)
    }
  )

  test('is passed by for a host that no_proxy names', async () => {
    const { rig, proxy, trust } = setting()
    const env = { https_proxy: proxy.url, no_proxy: `other.example,${HOST}`, NODE_EXTRA_CA_CERTS: trust }
    const step = await rig.run('.', { ...wish, timeout: '1', api_url: apiUrl }, { env })
    expect(step).toMatchObject({ exitCode: 1, errors: [expect.stringContaining(HOST)] })
    expect(proxy.asked).toEqual([])
    expect(rig.calls).toEqual([])
  })

  test('that refuses is named as the reason, in one error', async () => {
    const { rig, refusing, trust } = setting()
    const env = { https_proxy: refusing.url, NODE_EXTRA_CA_CERTS: trust }
    const step = await rig.run('.', { ...wish, timeout: '3', api_url: apiUrl }, { env })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringMatching(/GET api\.example\.test\/v2\/redis\/databases failed: .*tunnel.*403/)
    ])
    expect(refusing.asked.length).toBeGreaterThan(0)
    expect(rig.calls).toEqual([])
  })
})

describe('a certificate that nobody vouches for', () => {
  test('ends the step at once through a proxy, naming NODE_EXTRA_CA_CERTS, and nothing is sent', async () => {
    const { rig, proxy } = setting()
    const env = { NODE_EXTRA_CA_CERTS: undefined, https_proxy: proxy.url }
    const step = await rig.run('.', { ...wish, api_url: apiUrl }, { env })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringMatching(/certificate is not trusted \(\w+\).*NODE_EXTRA_CA_CERTS/)
    ])
    expect(step.log).not.toContain('trying again')
    expect(rig.calls).toEqual([])
  })

  test('for another host is refused as well', async () => {
    const { rig, proxy, trust } = setting()
    const env = { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: trust }
    const step = await rig.run('.', { ...wish, api_url: 'https://other.example.test/v2' }, { env })
    expect(step.errors).toEqual([expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID')])
    expect(rig.calls).toEqual([])
  })
})

function setting(): Setting {
  const [first] = settings
  if (first === undefined) throw new Error('The servers are not running yet')
  return first
}
