import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { notAvailable, rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

describe('a request', () => {
  test.each([
    ['GET /set/path/a%2Fb%20%C3%A9+', undefined, '{"result":"OK"}'],
    ['GET /get/path', undefined, '{"result":"a/b é+"}'],
    ['POST /set/body?EX=100', 'from the body', '{"result":"OK"}'],
    ['GET /get/body', undefined, '{"result":"from the body"}'],
    ['GET /ttl/body', undefined, '{"result":100}'],
    ['PUT /set/body?NX', 'again', '{"result":null}'],
    ['POST /get/body', undefined, '{"result":"from the body"}'],
    ['POST /set/spaced?EX=1+0&NX', 'x', 'ERR value is not an integer or out of range'],
    ['PUT /', ['SET', 'put', 'yes'], '{"result":"OK"}'],
    ['POST /', '["SET","number",9007199254740993]', '{"result":"OK"}'],
    ['POST /', ['INCRBY', 'number', '0'], '{"result":9007199254740993}'],
    ['POST /', ['SET', 'float', 1.5, 'EX', 100], '{"result":"OK"}'],
    ['POST /', '["APPEND","float",1.0]', '{"result":6}'],
    ['POST /', ['ECHO', true], '{"result":"true"}'],
    ['POST /', ['GET', 'none'], '{"result":null}'],
    ['POST /', ['BLOCK', 'me'], notAvailable('BLOCK')],
    ['GET /foo', undefined, notAvailable('FOO')],
    [
      'POST /',
      ['EVAL', 'return {1,{"a",false},redis.status_reply("OK")}', 0],
      '{"result":[1,["a",null],"OK"]}'
    ],
    ['GET /publish/chat/hello%20you', undefined, '{"result":0}'],
    ['POST /publish/chat', 'hello you', '{"result":0}']
  ])('%s %j is answered', async (line, body, text) => {
    expect((await rest(plane, line, body)).text).toContain(text)
  })

  test('is a path command unless its path is /pipeline or /multi-exec to the letter', async () => {
    const commands = [['SET', 'stray', '1']]
    for (const path of ['/pipeline/', '/pipeline/x', '/Pipeline', '/multi-exec/', '/multi-exec/x']) {
      const name = path.split('/')[1]?.toUpperCase() ?? ''
      expect(await rest(plane, `POST ${path}`, commands)).toMatchObject({
        status: 400,
        json: { error: notAvailable(name) }
      })
    }
    expect((await rest(plane, 'GET /get/stray')).text).toBe('{"result":null}')
    expect((await rest(plane, 'POST /pipeline?x=1', commands)).text).toBe('[{"result":"OK"}]')
  })

  test.each([
    ['POST /', [], 'ERR empty command'],
    ['POST /', undefined, 'EOF'],
    ['GET /', undefined, 'EOF'],
    ['POST /', '  ', 'EOF'],
    ['POST /', ['SET', 'a', null], 'ERR null args are not supported'],
    ['POST /', ['SET', 'a', ['b']], 'ERR unsupported arg type: "[": json.Delim'],
    ['POST /', ['SET', 'a', { b: 1 }], 'ERR unsupported arg type: "{": json.Delim'],
    ['POST /', [['SET', 'a', 'b']], 'ERR unsupported arg type: "[": json.Delim'],
    ['POST /', { a: 1 }, 'expected JSON array'],
    ['POST /', '"SET"', 'expected JSON array'],
    ['POST /', 'SET a b', 'ERR the request body is not valid JSON'],
    ['POST /pipeline', ['SET', 'a', 'b'], 'expected JSON array'],
    ['POST /pipeline', [], 'ERR empty command'],
    ['POST /pipeline', undefined, 'EOF'],
    ['POST /multi-exec', [['SET', 'a', 'b'], []], 'ERR empty command'],
    ['GET /get', undefined, "ERR wrong number of arguments for 'get' command"]
  ])('%s %j is refused', async (line, body, error) => {
    expect(await rest(plane, line, body)).toMatchObject({ status: 400, json: { error } })
    expect((await rest(plane, 'GET /get/a')).text).toBe('{"result":null}')
  })

  test('may have a long path', async () => {
    const value = 'x'.repeat(500_000)
    expect((await rest(plane, `GET /set/long/${value}`)).text).toBe('{"result":"OK"}')
    expect((await rest(plane, 'GET /strlen/long')).text).toBe('{"result":500000}')
  })

  test('may carry any bytes, and ask for them in base64', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    expect((await rest(plane, 'POST /set/bytes', bytes)).text).toBe('{"result":"OK"}')
    const base64 = { 'upstash-encoding': 'base64' }
    const ask = async (line: string, body?: unknown): Promise<unknown> =>
      (await rest(plane, line, body, base64)).json
    const result = Buffer.from(bytes).toString('base64')
    expect(await ask('GET /get/bytes')).toEqual({ result })
    const dumped = Buffer.from(String(Object.values((await ask('GET /dump/bytes')) ?? {})[0]), 'base64')
    expect(await ask('POST /restore/copy%00%ff/0', new Uint8Array(dumped))).toEqual({ result: 'OK' })
    expect(await ask('GET /get/copy%00%ff')).toEqual({ result })
    expect(await ask('GET /ping')).toEqual({ result: 'UE9ORw==' })
    expect(await ask('GET /set/bytes/OK')).toEqual({ result: 'OK' })
    expect(await ask('GET /mget/bytes/none')).toEqual({ result: ['T0s=', null] })
    expect(await ask('POST /pipeline', [['GET', 'bytes'], ['FOO']])).toEqual([
      { result: 'T0s=' },
      { error: notAvailable('FOO') }
    ])
  })
})

describe('several commands', () => {
  const commands = [
    ['SET', 'several', '1'],
    ['INCR', 'several'],
    ['LPUSH', 'several', 'x']
  ]
  const wrongType = 'WRONGTYPE Operation against a key holding the wrong kind of value'

  test.each(['/pipeline', '/multi-exec'])('%s gives each its own result or error', async (path) => {
    expect(await rest(plane, `POST ${path}`, commands)).toMatchObject({
      status: 200,
      json: [{ result: 'OK' }, { result: 2 }, { error: wrongType }]
    })
  })

  test('in a pipeline, one that is refused leaves the others alone', async () => {
    const mixed = [['ECHO', 'a'], ['MULTI'], ['ECHO', 'b'], ['FOO']]
    expect((await rest(plane, 'POST /pipeline', mixed)).json).toEqual([
      { result: 'a' },
      { error: expect.stringContaining('"MULTI" is not allowed') },
      { result: 'b' },
      { error: notAvailable('FOO') }
    ])
  })

  test('in a transaction, one that is refused discards them all', async () => {
    for (const refused of [['FOO'], ['DISCARD'], ['GET'], ['BLPOP', 'a', '0']]) {
      const answer = await rest(plane, 'POST /multi-exec', [['SET', 'gone', '1'], refused])
      expect(answer).toMatchObject({ status: 400, json: { error: expect.stringMatching(/^ERR /) } })
    }
    expect((await rest(plane, 'GET /get/gone')).text).toBe('{"result":null}')
  })

  test('come back in order, however many they are', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ['ECHO', index])
    const expected = many.map(([, index]) => ({ result: String(index) }))
    for (const path of ['/pipeline', '/multi-exec'])
      expect((await rest(plane, `POST ${path}`, many)).json).toEqual(expected)
  })
})
