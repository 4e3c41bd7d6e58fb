import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { rest, send, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

test('every answer lets the page that asked read it', async () => {
  const origin = 'http://app.example'
  for (const [line, headers, status] of [
    ['GET /ping', {}, 200],
    ['GET /get', {}, 400],
    ['GET /ping', { authorization: 'wrong' }, 401],
    ['DELETE /ping', {}, 405],
    ['OPTIONS /ping', {}, 200]
  ] as const) {
    const answer = await send(plane, line, undefined, { origin, ...headers })
    expect([line, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
      line,
      status,
      origin
    ])
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
  }
  expect((await send(plane, 'GET /ping')).headers.get('access-control-allow-origin')).toBe('*')
})

test('OPTIONS tells a browser what it may send, with no token', async () => {
  const answer = await send(plane, 'OPTIONS /set/a/b', undefined, {
    authorization: '',
    'access-control-request-headers': 'authorization,upstash-encoding'
  })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(answer.headers.get('access-control-allow-methods')).toBe('HEAD, GET, POST, PUT')
  expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,upstash-encoding')
})

test('other methods than HEAD, GET, POST and PUT are not allowed, with nothing to read', async () => {
  for (const method of ['DELETE', 'PATCH'])
    expect(await rest(plane, `${method} /set/method/${method}`, 'x')).toMatchObject({ status: 405, text: '' })
  expect((await rest(plane, 'GET /exists/method')).text).toBe('{"result":0}')
  const head = await send(plane, 'HEAD /ping')
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
    200,
    'application/json; charset=utf-8',
    ''
  ])
})

test('a sync token comes with every answer to an authorized request, another each time', async () => {
  const tokens: (string | null)[] = []
  for (const [line, body] of [
    ['GET /set/a/b', undefined],
    ['GET /get', undefined],
    ['POST /pipeline', [['SET', 'a', 'c']]],
    ['POST /multi-exec', [['SET', 'a', 'd']]]
  ] as const) {
    const sent = { 'upstash-sync-token': tokens.at(-1) ?? '' }
    const answer = await send(plane, line, body, sent)
    await answer.text()
    tokens.push(answer.headers.get('upstash-sync-token'))
  }
  expect(tokens).not.toContain(null)
  expect(new Set(tokens).size).toBe(tokens.length)
  const stranger = await send(plane, 'GET /ping', undefined, { authorization: 'wrong' })
  expect(stranger.headers.get('upstash-sync-token')).toBeNull()
})

test('any sync token is taken', async () => {
  for (const token of ['', '0', 'zzzz', 'not one of ours'])
    expect((await rest(plane, 'GET /ping', undefined, { 'upstash-sync-token': token })).text).toBe(
      '{"result":"PONG"}'
    )
})
