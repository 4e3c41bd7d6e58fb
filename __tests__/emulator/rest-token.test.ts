import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import { rest, send, type Target } from './rest-support.js'
import { BODY, call } from './support.js'

let emulator: Emulator
let database: DatabaseRecord
let full: Target
let readOnly: Target

beforeAll(async () => {
  emulator = await startEmulator()
  await call(emulator, 'POST /redis/database', BODY)
  const [created] = emulator.databases()
  if (created?.rest_url === undefined) throw new Error('the database has no REST plane')
  database = created
  full = { url: created.rest_url, token: created.rest_token }
  readOnly = { url: created.rest_url, token: created.read_only_rest_token }
})

afterAll(async () => {
  await emulator.close()
})

describe('a token', () => {
  const wrong =
    '{"error":"WRONGPASS invalid or missing auth token. See https://docs.upstash.com/redis/troubleshooting/http_unauthorized for details."}'

  test('that is missing or wrong gives 401 and nothing else, whatever is asked for', async () => {
    const { password, rest_token } = database
    for (const token of ['', 'wrong', password, rest_token.slice(0, -1), `${rest_token}x`, `${rest_token} x`])
      for (const [line, body] of [
        ['GET /set/stolen/yes', undefined],
        ['POST /set/stolen', 'yes'],
        ['POST /', ['SET', 'stolen', 'yes']],
        ['POST /pipeline', [['SET', 'stolen', 'yes']]],
        ['POST /multi-exec', [['SET', 'stolen', 'yes']]],
        ['POST /subscribe/stolen', undefined],
        ['POST /nothing', 'x'],
        ['POST /', 'not JSON']
      ] as const) {
        const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' }
        expect(await rest(full, line, body, headers)).toMatchObject({ status: 401, text: wrong })
      }
    const much = Buffer.alloc(20 * 1024 * 1024)
    expect(await rest(full, 'POST /set/stolen', much, { authorization: '' })).toMatchObject({ text: wrong })
    expect((await rest(full, 'GET /exists/stolen')).text).toBe('{"result":0}')
    expect((await (await fetch(`${full.url}/ping`)).text()).length).toBe(wrong.length)
  })

  test('may stand bare in the header, or in the query, which wins', async () => {
    const pong = '{"result":"PONG"}'
    const ping = async (path: string, authorization: string): Promise<string> =>
      (await rest(full, `GET ${path}`, undefined, { authorization })).text
    expect(await ping('/ping', full.token)).toBe(pong)
    expect(await ping('/ping', `bearer  ${full.token}`)).toBe(pong)
    expect(await ping(`/ping?_token=${full.token}`, 'Bearer wrong')).toBe(pong)
    expect(await ping(`/ping?_token=${full.token}`, '')).toBe(pong)
    expect(await ping('/ping?_token=wrong', `Bearer ${full.token}`)).toBe(wrong)
    expect(await ping('/ping?_token=', `Bearer ${full.token}`)).toBe(pong)
  })

  test('for reading only reads', async () => {
    await rest(full, 'POST /pipeline', [
      ['SET', 'shown', 'yes'],
      ['FUNCTION', 'FLUSH']
    ])
    expect((await rest(readOnly, 'GET /get/shown')).text).toBe('{"result":"yes"}')
    expect(
      (await rest(readOnly, 'POST /', ['EVAL_RO', 'return redis.call("GET", KEYS[1])', 1, 'shown'])).text
    ).toBe('{"result":"yes"}')
    expect(await rest(readOnly, 'GET /set/shown/no')).toMatchObject({
      status: 400,
      text: `{"error":"NOPERM this user has no permissions to run the 'set' command"}`
    })
    for (const path of ['/keys/*', '/scan/0', '/flushall', '/eval/return%201/0', '/publish/a/b'])
      expect((await rest(readOnly, `GET ${path}`)).text).toContain('NOPERM')
    const several = [
      ['SET', 'shown', 'no'],
      ['GET', 'shown']
    ]
    expect((await rest(readOnly, 'POST /pipeline', several)).json).toEqual([
      { error: "NOPERM this user has no permissions to run the 'set' command" },
      { result: 'yes' }
    ])
    expect(await rest(readOnly, 'POST /multi-exec', several)).toMatchObject({
      status: 400,
      json: { error: "NOPERM this user has no permissions to run the 'set' command" }
    })
  })
})

test('only loopback is listened on', async () => {
  const { port } = new URL(full.url)
  // All of 127.0.0.0/8 is this machine, so a listener on every address answers here as well.
  await expect(send({ ...full, url: `http://127.0.0.2:${port}` }, 'GET /ping')).rejects.toThrow(
    'fetch failed'
  )
})
