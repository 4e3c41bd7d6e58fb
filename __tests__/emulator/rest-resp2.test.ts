import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { send, rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

const resp2 = { 'upstash-response-format': 'resp2' }

async function ask(
  line: string,
  body?: unknown
): Promise<{ status: number; type: string | null; bytes: string }> {
  const answer = await send(plane, line, body, resp2)
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  return { status: answer.status, type: answer.headers.get('content-type'), bytes }
}

describe('RESP2 is answered', () => {
  test.each([
    ['GET /ping', undefined, '+PONG\r\n'],
    ['GET /incr/count', undefined, ':1\r\n'],
    ['POST /set/bytes', new Uint8Array([0, 255, 13, 10]), '+OK\r\n'],
    ['GET /get/bytes', undefined, '$4\r\n\u0000\u00ff\r\n\r\n'],
    ['GET /get/none', undefined, '$-1\r\n'],
    ['GET /lpop/none/1', undefined, '*-1\r\n'],
    ['POST /', ['EVAL', 'return {1,{"a",false},{}}', 0], '*3\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n*0\r\n'],
    [
      'POST /pipeline',
      [['PING'], ['FOO'], ['INCR', 'count']],
      "+PONG\r\n-ERR Command is not available: 'FOO'. See https://upstash.com/docs/redis/overall/rediscompatibility for details\r\n:2\r\n"
    ]
  ])('%s %j', async (line, body, bytes) => {
    expect(await ask(line, body)).toEqual({ status: 200, type: 'application/octet-stream', bytes })
  })

  test('with 400 for a command that failed', async () => {
    const bytes = "-ERR wrong number of arguments for 'get' command\r\n"
    expect(await ask('GET /get')).toEqual({ status: 400, type: 'application/octet-stream', bytes })
  })
})

test('a transaction is answered in JSON, whatever is asked for', async () => {
  expect(await rest(plane, 'POST /multi-exec', [['PING']], resp2)).toMatchObject({
    status: 200,
    text: '[{"result":"PONG"}]'
  })
})

test('other formats, and base64 with this one, are refused before anything is done', async () => {
  for (const headers of [{ 'upstash-response-format': 'resp3' }, { ...resp2, 'upstash-encoding': 'base64' }])
    expect(await rest(plane, 'GET /set/refused/1', undefined, headers)).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('Upstash-Response-Format') }
    })
  expect((await rest(plane, 'GET /exists/refused')).text).toBe('{"result":0}')
  expect((await rest(plane, 'GET /ping', undefined, { 'upstash-response-format': 'json' })).text).toBe(
    '{"result":"PONG"}'
  )
})
