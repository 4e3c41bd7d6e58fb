import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Redis } from '@upstash/redis'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import { BODY, call, read, type Answer } from './support.js'

let emulator: Emulator
let database: DatabaseRecord
let url: string

beforeAll(async () => {
  emulator = await startEmulator()
  await call(emulator, 'POST /redis/database', BODY)
  const [created] = emulator.databases()
  if (created?.rest_url === undefined) throw new Error('the database has no REST plane')
  database = created
  url = created.rest_url
})

afterAll(async () => {
  await emulator.close()
})

async function rest(line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : undefined
  const sent =
    body === undefined ? {} : { body: bytes ?? (typeof body === 'string' ? body : JSON.stringify(body)) }
  const authorization = `Bearer ${database.rest_token}`
  return read(await fetch(`${url}${path}`, { method, headers: { authorization, ...headers }, ...sent }))
}

describe('a token', () => {
  const wrong =
    '{"error":"WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized for details."}'

  test('is needed, in the header, bare, or in the query, which wins', async () => {
    expect(await read(await fetch(`${url}/ping`))).toMatchObject({ status: 401, text: wrong })
    for (const authorization of ['Bearer wrong', `Bearer ${database.password}`, '']) {
      expect(await rest('GET /ping', undefined, { authorization })).toMatchObject({
        status: 401,
        text: wrong
      })
    }
    for (const path of ['/pipeline', '/multi-exec', '/']) {
      expect((await rest(`POST ${path}`, [['PING']], { authorization: '' })).status).toBe(401)
    }
    const bare = { authorization: database.rest_token }
    expect((await rest('GET /ping', undefined, bare)).text).toBe('{"result":"PONG"}')
    const query = `/ping?_token=${database.rest_token}`
    expect((await rest(`GET ${query}`, undefined, { authorization: 'Bearer wrong' })).text).toBe(
      '{"result":"PONG"}'
    )
    expect((await rest('GET /ping?_token=wrong')).status).toBe(401)
  })

  test('may be for reading only', async () => {
    const readOnly = { authorization: `Bearer ${database.read_only_rest_token}` }
    await rest('GET /set/shown/yes')
    expect((await rest('GET /get/shown', undefined, readOnly)).text).toBe('{"result":"yes"}')
    expect(await rest('GET /set/shown/no', undefined, readOnly)).toMatchObject({
      status: 400,
      text: `{"error":"NOPERM this user has no permissions to run the 'set' command"}`
    })
    for (const path of ['/keys/*', '/scan/0', '/flushall']) {
      expect((await rest(`GET ${path}`, undefined, readOnly)).text).toContain('NOPERM')
    }
  })
})

describe('a request', () => {
  test.each([
    ['GET /set/path/a%2Fb%20%C3%A9', undefined, '{"result":"OK"}'],
    ['GET /get/path', undefined, '{"result":"a/b é"}'],
    ['POST /set/body?EX=100', 'from the body', '{"result":"OK"}'],
    ['GET /get/body', undefined, '{"result":"from the body"}'],
    ['GET /ttl/body', undefined, '{"result":100}'],
    ['PUT /set/body?NX', 'again', '{"result":null}'],
    ['POST /get/body', undefined, '{"result":"from the body"}'],
    ['POST /', '["SET","number",9007199254740993]', '{"result":"OK"}'],
    ['POST /', ['INCRBY', 'number', '0'], '{"result":9007199254740993}'],
    ['POST /', ['SET', 'float', 1.5, 'EX', 100], '{"result":"OK"}'],
    ['POST /', '["APPEND","float",1.0]', '{"result":6}'],
    ['POST /', ['ECHO', true], '{"result":"true"}'],
    ['POST /', ['GET', 'none'], '{"result":null}'],
    ['POST /', ['EVAL', 'return {1,{"a",false}}', 0], '{"result":[1,["a",null]]}'],
    [
      'POST /pipeline',
      [
        ['SET', 'p', '1'],
        ['INCR', 'p'],
        ['LPUSH', 'p', 'x']
      ],
      '[{"result":"OK"},{"result":2},{"error":"WRONGTYPE'
    ],
    [
      'POST /multi-exec',
      [
        ['SET', 'm', '1'],
        ['INCR', 'm'],
        ['LPUSH', 'm', 'x']
      ],
      '[{"result":"OK"},{"result":2},{"error":"WRONGTYPE'
    ]
  ])('%s %j', async (line, body, text) => {
    const answer = await rest(line, body)
    expect(answer.status).toBe(200)
    expect(answer.text.slice(0, text.length)).toBe(text)
  })

  test.each([
    ['POST /', [], 'ERR empty command'],
    ['POST /', undefined, 'ERR empty command'],
    ['GET /', undefined, 'ERR empty command'],
    ['POST /', ['SET', 'a', null], 'ERR null args are not supported'],
    ['POST /', ['SET', 'a', ['b']], 'ERR unsupported arg type: "[": json.Delim'],
    ['POST /', ['SET', 'a', { b: 1 }], 'ERR unsupported arg type: "{": json.Delim'],
    ['POST /', { a: 1 }, 'ERR the request body must be a JSON array'],
    ['POST /', 'SET a b', 'ERR the request body must be a JSON array'],
    ['POST /pipeline', ['SET', 'a', 'b'], 'ERR the request body must be a JSON array of commands'],
    ['POST /pipeline', [], 'ERR empty pipeline'],
    ['GET /get', undefined, "ERR wrong number of arguments for 'get' command"],
    ['POST /', ['MULTI'], 'ERR Command "MULTI" is not allowed in REST or it has a special context path'],
    [
      'GET /watch/a',
      undefined,
      'ERR Command "WATCH" is not allowed in REST or it has a special context path'
    ],
    [
      'GET /blpop/a/0',
      undefined,
      'ERR Command "BLPOP" is not allowed in REST or it has a special context path'
    ],
    [
      'GET /xread/block/0/streams/s/0',
      undefined,
      'ERR Command "XREAD" is not allowed in REST or it has a special context path'
    ],
    ['POST /', ['FOO', 'x'], notAvailable('FOO')],
    ['POST /', ['SHUTDOWN'], notAvailable('SHUTDOWN')],
    ['POST /', ['SELECT', '1'], notAvailable('SELECT')],
    ['POST /multi-exec', [['SET', 'gone', '1'], ['FOO']], notAvailable('FOO')],
    [
      'POST /multi-exec',
      [['SET', 'gone', '1'], ['DISCARD']],
      'ERR Command "DISCARD" is not allowed in REST or it has a special context path'
    ]
  ])('%s %j is refused', async (line, body, error) => {
    const answer = await rest(line, body)
    expect(answer).toMatchObject({ status: 400, json: { error } })
    expect((await rest('GET /get/gone')).text).toBe('{"result":null}')
  })

  test('in a pipeline, one that is refused leaves the others alone', async () => {
    const answer = await rest('POST /pipeline', [['ECHO', 'a'], ['MULTI'], ['ECHO', 'b'], ['FOO']])
    expect(answer.json).toMatchObject([
      { result: 'a' },
      { error: expect.any(String) },
      { result: 'b' },
      { error: notAvailable('FOO') }
    ])
  })

  test('HEAD, OPTIONS and methods that are not allowed', async () => {
    const headers = { authorization: `Bearer ${database.rest_token}`, origin: 'http://app.example' }
    const head = await fetch(`${url}/ping`, { method: 'HEAD', headers })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    const options = await fetch(`${url}/ping`, { method: 'OPTIONS', headers })
    expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'http://app.example'
    ])
    expect(await rest('DELETE /ping')).toMatchObject({ status: 405, text: '' })
  })

  test('may carry any bytes, and ask for them in base64', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect((await rest('POST /set/bytes', bytes)).text).toBe('{"result":"OK"}')
    const base64 = { 'upstash-encoding': 'base64' }
    const encoded = Buffer.from(bytes).toString('base64')
    expect((await rest('GET /get/bytes', undefined, base64)).json).toEqual({ result: encoded })
    const dumped = Buffer.from(
      String(Object.values((await rest('GET /dump/bytes', undefined, base64)).json ?? {})[0]),
      'base64'
    )
    expect((await rest('POST /restore/copy%00%ff/0', new Uint8Array(dumped), base64)).text).toBe(
      '{"result":"OK"}'
    )
    expect((await rest('GET /get/copy%00%ff', undefined, base64)).json).toEqual({ result: encoded })
    expect((await rest('GET /ping', undefined, base64)).text).toBe('{"result":"UE9ORw=="}')
    expect((await rest('GET /set/bytes/OK', undefined, base64)).text).toBe('{"result":"OK"}')
    expect((await rest('GET /get/bytes', undefined, base64)).text).toBe('{"result":"T0s="}')
  })

  test('has a limit of 10 MB', async () => {
    const almost = Buffer.alloc(9 * 1024 * 1024, 'x')
    expect((await rest('POST /set/big', almost)).text).toBe('{"result":"OK"}')
    expect((await rest('GET /get/big')).text).toHaveLength(almost.length + '{"result":""}'.length)
    expect((await rest('POST /set/big', Buffer.alloc(11 * 1024 * 1024, 'x'))).text).toContain(
      'ERR max request size exceeded'
    )
  })
})

function notAvailable(command: string): string {
  return `ERR Command is not available: '${command}'. See https://upstash.com/docs/redis/overall/rediscompatibility for details`
}

describe('@upstash/redis', () => {
  test.each(['base64', false] as const)('makes the round trip, encoding %s', async (responseEncoding) => {
    const redis = new Redis({ url, token: database.rest_token, responseEncoding, enableTelemetry: false })
    await redis.flushall()
    expect(await redis.set('text', 'grüße €')).toBe('OK')
    expect(await redis.get('text')).toBe('grüße €')
    await redis.set('object', { a: [1, 'two', null] }, { ex: 100 })
    expect(await redis.get('object')).toEqual({ a: [1, 'two', null] })
    await redis.hset('hash', { one: 1, ok: 'OK' })
    expect(await redis.hgetall('hash')).toEqual({ one: 1, ok: 'OK' })
    expect(await redis.incrby('count', 41)).toBe(41)
    expect(await redis.mget('text', 'none', 'count')).toEqual(['grüße €', null, 41])
    expect(await redis.pipeline().set('p', 1).incr('p').get('p').exec()).toEqual(['OK', 2, 2])
    expect(await redis.multi().set('m', 'x').strlen('m').hgetall('hash').exec()).toEqual([
      'OK',
      1,
      { one: 1, ok: 'OK' }
    ])
    await redis.zadd('sorted', { score: 1.5, member: 'a' }, { score: 2, member: 'b' })
    expect(await redis.zrange('sorted', 0, -1, { withScores: true })).toEqual(['a', 1.5, 'b', 2])
    expect(await redis.xadd('stream', '1-1', { field: 'value' })).toBe('1-1')
    expect(await redis.eval('return {KEYS[1], ARGV[1]}', ['k'], ['v'])).toEqual(['k', 'v'])
    const [cursor, keys] = await redis.scan(0, { match: 'h*', count: 100 })
    expect([cursor, keys]).toEqual(['0', ['hash']])
    await expect(redis.lpush('text', 'x')).rejects.toThrow('WRONGTYPE')
    await expect(redis.multi().set('m', 'y').lpush('text', 'x').exec()).rejects.toThrow('WRONGTYPE')
  })

  test('reads with the read-only token and is refused to write', async () => {
    const redis = new Redis({ url, token: database.read_only_rest_token, enableTelemetry: false })
    await expect(redis.set('a', 1)).rejects.toThrow('NOPERM this user has no permissions')
    expect(await redis.get('none')).toBeNull()
  })
})
