import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { connect, type Socket } from 'node:net'
import { generate } from 'selfsigned'
import { request } from 'node:https'
import { FaultQueue, meansRequest } from '../../emulator/faults.js'
import { startEmulator, type Emulator, type Fault } from '../../emulator/index.js'
import { basic, BODY, call } from './support.js'

let emulator: Emulator
const sockets: Socket[] = []

beforeEach(async () => {
  emulator = await startEmulator({ dataPlane: false })
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await emulator.close()
})

function names(): string[] {
  return emulator.databases().map(({ database_name }) => database_name)
}

interface Bytes {
  text: string
  /** Milliseconds until the other side closed. */
  ms: number
  error: string | undefined
}

/** Everything the server says to one request, byte for byte, until it closes the connection. */
async function bytesOf(line = 'GET /redis/databases', body = ''): Promise<Bytes> {
  const { hostname, port } = new URL(emulator.apiUrl)
  const [method = '', path = ''] = line.split(' ')
  const start = performance.now()
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    sockets.push(socket)
    const chunks: Buffer[] = []
    let error: string | undefined
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('error', (problem: NodeJS.ErrnoException) => (error = problem.code))
    socket.on('close', () => {
      resolve({ text: Buffer.concat(chunks).toString(), ms: performance.now() - start, error })
    })
    const authorization = basic(emulator.email, emulator.apiKey)
    socket.write(
      `${method} /v2${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    )
  })
}

describe('which request a fault applies to', () => {
  test('method, path, skip and times; the first that fits', async () => {
    emulator.inject({
      method: 'POST',
      path: /database$/,
      skip: 1,
      times: 2,
      reply: { kind: 'status', status: 503 }
    })
    emulator.inject({ method: 'GET', times: Infinity, reply: { kind: 'status', status: 418 } })
    const statuses: number[] = []
    for (const name of ['a', 'b', 'c', 'd']) {
      statuses.push((await call(emulator, 'POST /redis/database', { ...BODY, name })).status)
    }
    expect(statuses).toEqual([200, 503, 503, 200])
    expect(names()).toEqual(['a', 'd'])
    expect((await call(emulator, 'GET /redis/databases')).status).toBe(418)
    expect((await call(emulator, 'GET /redis/databases')).status).toBe(418)
    emulator.clearFaults()
    expect((await call(emulator, 'GET /redis/databases')).status).toBe(200)
    expect(emulator.requests.map(({ status }) => status)).toEqual([200, 503, 503, 200, 418, 418, 200])
  })
})

test('a fault lasts as long as it is told, from the first request it applies to', () => {
  const clock = { now: 1_000 }
  const queue = new FaultQueue<Fault>(() => clock.now)
  queue.add({ method: 'GET', skip: 1, forMs: 5_000, reply: { kind: 'status', status: 429 } })
  const statusAt = (now: number, method = 'GET'): number | undefined => {
    clock.now = now
    const reply = queue.take(meansRequest(method, '/v2/redis/databases'))?.reply
    return reply?.kind === 'status' ? reply.status : undefined
  }
  expect([statusAt(2_000, 'POST'), statusAt(3_000)]).toEqual([undefined, undefined])
  expect([statusAt(9_000), statusAt(10_000, 'POST'), statusAt(13_999)]).toEqual([429, undefined, 429])
  expect(statusAt(14_000)).toBeUndefined()
})

test('a lost request may take effect only later', async () => {
  emulator.inject({ effectAfterMs: 300, reply: { kind: 'reset' } })
  const { error } = await bytesOf('POST /redis/database', JSON.stringify(BODY))
  expect(error).toBe('ECONNRESET')
  expect(names()).toEqual([])
  while (names().length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(names()).toEqual(['preview'])
})

test('connections are refused at first, if that is asked for', async () => {
  const shy = await startEmulator({ dataPlane: false, refusedMs: 300 })
  const refusal: unknown = await call(shy, 'GET /redis/databases').catch((error: unknown) => error)
  expect(refusal).toMatchObject({ cause: { code: 'ECONNREFUSED' } })
  const answered = async (): Promise<number | undefined> =>
    call(shy, 'GET /redis/databases').then(
      ({ status }) => status,
      () => undefined
    )
  while ((await answered()) !== 200);
  await shy.close()
})

test('status: any status, body and header, before the effect or after it', async () => {
  const headers = { 'Retry-After': '7', 'Content-Type': 'text/html' }
  emulator.inject({ reply: { kind: 'status', status: 429, body: '<h1>slow</h1>', headers } })
  emulator.inject({ effect: true, reply: { kind: 'status', status: 502, body: Buffer.from([0xff]) } })
  const url = `${emulator.apiUrl}/redis/database`
  const init = {
    method: 'POST',
    body: JSON.stringify(BODY),
    headers: { authorization: basic(emulator.email, emulator.apiKey) }
  }
  const before = await fetch(url, init)
  expect([before.status, before.headers.get('retry-after'), before.headers.get('content-type')]).toEqual([
    429,
    '7',
    'text/html'
  ])
  expect(await before.text()).toBe('<h1>slow</h1>')
  expect(names()).toEqual([])
  const after = await fetch(url, init)
  expect(after.status).toBe(502)
  expect(Buffer.from(await after.arrayBuffer())).toEqual(Buffer.from([0xff]))
  expect(names()).toEqual(['preview'])
})

test('replies that a fault makes tell the time by the same clock as the others', async () => {
  emulator.behaviour.clockAheadMs = 86_400_000
  emulator.inject({ reply: { kind: 'status', status: 503 } })
  emulator.inject({ reply: { kind: 'cut-body' } })
  const tomorrow = new Date(Date.now() + 86_400_000).toUTCString().slice(0, 16)
  const refused = await fetch(emulator.apiUrl)
  expect(refused.headers.get('date')).toContain(tomorrow)
  expect((await bytesOf()).text).toContain(`date: ${tomorrow}`)
})

test.each([false, true])('reset, with effect %s', async (effect) => {
  emulator.inject({ effect, reply: { kind: 'reset' } })
  expect(await bytesOf('POST /redis/database', JSON.stringify(BODY))).toMatchObject({
    text: '',
    error: 'ECONNRESET'
  })
  expect(names()).toEqual(effect ? ['preview'] : [])
  expect(emulator.requests[0]?.status).toBeUndefined()
})

test('raw bytes instead of HTTP', async () => {
  emulator.inject({ reply: { kind: 'raw', bytes: 'SSH-2.0-surprise\r\n' } })
  expect((await bytesOf()).text).toBe('SSH-2.0-surprise\r\n')
})

describe('a real reply, spoilt', () => {
  test('cut in its headers, cut in its body', async () => {
    emulator.inject({ reply: { kind: 'cut-headers' } })
    emulator.inject({ reply: { kind: 'cut-body' } })
    const body = JSON.stringify(BODY)
    const headers = await bytesOf('POST /redis/database', body)
    expect(headers.text).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(headers.text).not.toContain('\r\n\r\n')
    expect(names()).toEqual(['preview'])
    const cut = await bytesOf()
    const [head = '', half = ''] = cut.text.split('\r\n\r\n')
    const length = Number(/Content-Length: (\d+)/.exec(head)?.[1])
    expect(half).toHaveLength(length >> 1)
  })

  test.each([5, -5])('of a length that is wrong by %d', async (delta) => {
    emulator.inject({ reply: { kind: 'wrong-length', delta } })
    const { text } = await bytesOf('POST /redis/database', JSON.stringify(BODY))
    const [head = '', body = ''] = text.split('\r\n\r\n')
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(body.length + delta)
  })

  test('one byte after the other', async () => {
    emulator.inject({ reply: { kind: 'drip', ms: 2 } })
    const { text, ms } = await bytesOf()
    expect(text).toMatch(/\r\n\r\n\[\]$/)
    expect(ms).toBeGreaterThan(text.length)
  })
})

describe('time', () => {
  test('a delay before the effect and one after it', async () => {
    emulator.inject({ reply: { kind: 'delay', ms: 150 } })
    const first = call(emulator, 'POST /redis/database', BODY)
    await arrived(1)
    expect(names()).toEqual([])
    expect((await first).status).toBe(200)
    emulator.inject({ effect: true, reply: { kind: 'delay', ms: 150 } })
    const start = performance.now()
    const second = call(emulator, 'POST /redis/database', { ...BODY, name: 'b' })
    await arrived(2)
    await call(emulator, 'GET /redis/databases')
    expect(names()).toEqual(['preview', 'b'])
    expect((await second).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThanOrEqual(140)
  })

  test('a request whose client has gone is carried out anyway', async () => {
    emulator.inject({ reply: { kind: 'delay', ms: 100 } })
    const gone = new AbortController()
    const posted = fetch(`${emulator.apiUrl}/redis/database`, {
      method: 'POST',
      body: JSON.stringify(BODY),
      headers: { authorization: basic(emulator.email, emulator.apiKey) },
      signal: gone.signal
    })
    await arrived(1)
    gone.abort()
    await expect(posted).rejects.toThrow()
    emulator.inject({ reply: { kind: 'delay', ms: 150 } })
    await call(emulator, 'GET /redis/databases')
    expect(names()).toEqual(['preview'])
  })

  test('silence lasts until the emulator closes', async () => {
    emulator.inject({ reply: { kind: 'silence' } })
    const silent = bytesOf()
    await arrived(1)
    await emulator.close()
    expect((await silent).text).toBe('')
  })
})

/** Waits, on the event loop only, until so many requests have been recorded. */
async function arrived(count: number): Promise<void> {
  while (emulator.requests.length < count) await new Promise((resolve) => setImmediate(resolve))
}

test('HTTPS: connections are numbered, and a reset is one', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  const secure = await startEmulator({ dataPlane: false, tls: { key, cert } })
  const get = async (): Promise<number | string | undefined> =>
    new Promise((resolve) => {
      const headers = { authorization: basic(secure.email, secure.apiKey) }
      const asked = request(`${secure.apiUrl}/redis/databases`, {
        ca: cert,
        servername: 'localhost',
        headers,
        agent: false
      })
      asked.on('response', (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode)
        })
      })
      asked.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code)
      })
      asked.end()
    })
  secure.inject({ skip: 1, reply: { kind: 'reset' } })
  expect(await get()).toBe(200)
  expect(await get()).toBe('ECONNRESET')
  expect(await get()).toBe(200)
  expect(secure.requests.map(({ connection }) => connection)).toEqual([1, 2, 3])
  await secure.close()
})
