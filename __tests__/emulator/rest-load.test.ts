import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { connect } from 'node:net'
import { rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

test('1,000 requests at once are all answered, over 16 connections to Redis', async () => {
  const before = await plane.connections()
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async () => (await rest(plane, 'GET /incr/count')).text)
  )
  const expected = Array.from({ length: 1000 }, (_, index) => `{"result":${index + 1}}`)
  expect(new Set(answers)).toEqual(new Set(expected))
  expect((await plane.connections()) - before).toBeLessThanOrEqual(16)
})

test('requests of every kind at once do not mix their replies', async () => {
  const ask = async (index: number): Promise<void> => {
    const mine = `mine-${index}`
    const commands = [
      ['SET', mine, mine],
      ['GET', mine],
      ['ECHO', mine]
    ]
    const results = [{ result: 'OK' }, { result: mine }, { result: mine }]
    expect((await rest(plane, 'POST /multi-exec', commands)).json).toEqual(results)
    expect((await rest(plane, 'POST /pipeline', commands)).json).toEqual(results)
    expect((await rest(plane, `GET /get/${mine}`)).json).toEqual({ result: mine })
    expect(await rest(plane, 'GET /get')).toMatchObject({ status: 400 })
  }
  await Promise.all(Array.from({ length: 100 }, async (_, index) => ask(index)))
})

test('an SDK that sends 1,000 commands at once gets each its own reply', async () => {
  const { url, token } = plane
  for (const enableAutoPipelining of [true, false]) {
    const redis = new Redis({ url, token, enableTelemetry: false, enableAutoPipelining })
    const echoed = await Promise.all(
      Array.from({ length: 1000 }, async (_, index) => redis.echo(`e${index}`))
    )
    expect(echoed).toEqual(Array.from({ length: 1000 }, (_, index) => `e${index}`))
  }
})

test('clients that go in the middle of a body have said nothing, and others are answered', async () => {
  const { port } = new URL(plane.url)
  const leave = async (how: 'destroy' | 'resetAndDestroy' | 'end'): Promise<void> => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /set/half HTTP/1.1\r\nHost: a\r\nAuthorization: ${plane.token}\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n`
    )
    // The server waits for the body now.
    await once(socket, 'data')
    socket.write('half')
    const closed = once(socket, 'close')
    socket[how]()
    await closed
  }
  const ways = (['destroy', 'resetAndDestroy', 'end'] as const).flatMap(
    (how) => Array(10).fill(how) as (typeof how)[]
  )
  await Promise.all(ways.map(leave))
  expect((await rest(plane, 'GET /exists/half')).text).toBe('{"result":0}')
})
