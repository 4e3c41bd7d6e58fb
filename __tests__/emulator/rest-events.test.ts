import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { EventSourceReader } from './event-source.js'
import { notAllowed, rest, send, startPlane, type Plane } from './rest-support.js'

let plane: Plane
const readers: EventSourceReader[] = []

beforeAll(async () => {
  plane = await startPlane({ connections: 1 })
})

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close()
})

afterAll(async () => {
  await plane.close()
})

async function listen(path: string, method = 'POST', body?: string): Promise<EventSourceReader> {
  const reader = await EventSourceReader.open(plane, path, method, body)
  readers.push(reader)
  return reader
}

async function publish(channel: string, message: string | Uint8Array): Promise<unknown> {
  return (await rest(plane, `POST /publish/${channel}`, message)).json
}

describe('a subscription', () => {
  test('sends each message of its channels as an event', async () => {
    const chat = await listen('/subscribe/chat/other')
    expect(await chat.next()).toBe('subscribe,chat,1')
    expect(await chat.next()).toBe('subscribe,other,2')
    for (const message of ['hello', 'how are you today?', '{"a":1,"b":[2,3]}']) {
      expect(await publish('chat', message)).toEqual({ result: 1 })
      expect(await chat.next()).toBe(`message,chat,${message}`)
    }
    await publish('other', 'é')
    expect(await chat.next()).toBe('message,other,é')
  })

  test('may be to patterns', async () => {
    const rooms = await listen('/psubscribe/room:*')
    expect(await rooms.next()).toBe('psubscribe,room:*,1')
    await publish('hall', 'not this')
    await publish('room:1', 'this')
    expect(await rooms.next()).toBe('pmessage,room:*,room:1,this')
  })

  test('keeps the lines of a message together', async () => {
    const lines = await listen('/subscribe/lines')
    await lines.next()
    await publish('lines', 'one\ntwo\r\nthree\rfour\n')
    expect(await lines.next()).toBe('message,lines,one\ntwo\nthree\nfour\n')
    await publish('lines', new Uint8Array([0x61, 0xff]))
    expect(await lines.next()).toBe('message,lines,a\ufffd')
  })

  test('takes GET and a token in the query, as a browser sends them, and ignores a body', async () => {
    const browser = await listen(`/subscribe/page%20one?_token=${plane.token}`, 'GET')
    expect(await browser.next()).toBe('subscribe,page one,1')
    const sdk = await listen('/subscribe/page', 'POST', '[]')
    expect(await sdk.next()).toBe('subscribe,page,1')
    await publish('page', 'only one')
    expect(await sdk.next()).toBe('message,page,only one')
  })

  test('has a connection of its own, so that many of them stop nobody', async () => {
    const listeners = await Promise.all(Array.from({ length: 20 }, async () => listen('/subscribe/crowd')))
    for (const each of listeners) expect(await each.next()).toBe('subscribe,crowd,1')
    expect(await publish('crowd', 'all')).toEqual({ result: 20 })
    for (const each of listeners) expect(await each.next()).toBe('message,crowd,all')
  })

  test('that nobody listens to any more leaves nothing at Redis', async () => {
    const own = await startPlane()
    const before = await own.connections()
    const leaving = await EventSourceReader.open(own, '/subscribe/leaving')
    await leaving.next()
    expect(await own.connections()).toBe(before + 1)
    leaving.close()
    while ((await own.connections()) > before);
    expect((await rest(own, 'GET /pubsub/numsub/leaving')).json).toEqual({ result: ['leaving', 0] })
    await own.close()
  })

  test('whose client goes before it begins leaves nothing at Redis either', async () => {
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const own = await startPlane({}, gate)
    const before = await own.connections()
    const gone = new AbortController()
    const headers = { accept: 'text/event-stream', authorization: own.token }
    const request = fetch(`${own.url}/subscribe/a`, { method: 'POST', headers, signal: gone.signal })
    // Answered by the same server later, and so after it has heard of the first.
    await send(own, 'OPTIONS /')
    gone.abort()
    await expect(request).rejects.toThrow('abort')
    await send(own, 'OPTIONS /')
    open()
    expect((await rest(own, 'GET /ping')).text).toBe('{"result":"PONG"}')
    // The connection for PING is kept.
    while ((await own.connections()) > before + 1);
    await own.close()
  })

  test('is refused with an error and no stream', async () => {
    const events = { accept: 'text/event-stream' }
    expect(await rest(plane, 'POST /subscribe', undefined, events)).toMatchObject({
      status: 400,
      json: { error: "ERR wrong number of arguments for 'subscribe' command" }
    })
    const readOnly = { ...plane, token: plane.credentials.read_only_rest_token }
    expect(await rest(readOnly, 'POST /subscribe/a', undefined, events)).toMatchObject({
      status: 400,
      json: { error: "NOPERM this user has no permissions to run the 'subscribe' command" }
    })
    for (const name of ['subscribe', 'psubscribe', 'monitor'])
      expect(await rest(plane, `POST /${name}/a`)).toMatchObject({
        status: 400,
        json: { error: notAllowed(name.toUpperCase()) }
      })
    expect(
      (await fetch(`${plane.url}/monitor?_token=${plane.token}`, { method: 'HEAD', headers: events })).status
    ).toBe(400)
  })
})

test('MONITOR sends the commands as they are carried out', async () => {
  const monitor = await listen('/monitor')
  expect(monitor.type).toBe('text/event-stream')
  expect(await monitor.next()).toBe('"OK"')
  await rest(plane, 'POST /', ['SET', 'k', 'v\n'])
  expect(await monitor.next()).toMatch(/^\d+\.\d+ \[0 \S+\] "SET" "k" "v\\n"$/)
})

test('a stream ends with the REST plane, and with Redis', async () => {
  const own = await startPlane()
  const first = await EventSourceReader.open(own, '/subscribe/a')
  await first.next()
  await (await own.connect()).send([['CLIENT', 'KILL', 'TYPE', 'pubsub']])
  await expect(first.next()).rejects.toThrow()
  const second = await EventSourceReader.open(own, '/subscribe/a')
  await second.next()
  await Promise.all([own.close(), expect(second.next()).rejects.toThrow()])
})
