import { afterEach, describe, expect, test } from '@jest/globals'
import { rest, startPlane, type Plane } from './rest-support.js'

const planes: Plane[] = []

afterEach(async () => {
  for (const plane of planes.splice(0)) await plane.close()
})

async function start(...limits: Parameters<typeof startPlane>): Promise<Plane> {
  const plane = await startPlane(...limits)
  planes.push(plane)
  return plane
}

const ENDLESS = ['EVAL', 'while true do end', '0']

describe('a script without end', () => {
  test('is ended, and says so, while other databases answer and its own does again', async () => {
    const [plane, other] = [await start({ scriptMs: 50 }), await start()]
    const running = rest(plane, 'POST /', ENDLESS)
    expect((await rest(other, 'GET /ping')).text).toBe('{"result":"PONG"}')
    expect(await running).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining('Script killed by user with SCRIPT KILL') }
    })
    expect((await rest(plane, 'GET /ping')).text).toBe('{"result":"PONG"}')
  })

  test('is ended in every connection at once, and those that waited get their turn', async () => {
    const plane = await start({ scriptMs: 50, connections: 2 })
    const killed = expect.stringMatching(/Script killed|^BUSY /)
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => (await rest(plane, 'POST /', ENDLESS)).json)
    )
    expect(answers).toEqual(answers.map(() => ({ error: killed })))
    expect((await rest(plane, 'GET /ping')).text).toBe('{"result":"PONG"}')
  })

  test('is ended in a pipeline, a transaction, a function and for the read-only token', async () => {
    const plane = await start({ scriptMs: 50 })
    const error = expect.stringContaining('Script killed')
    const pipeline = await rest(plane, 'POST /pipeline', [['SET', 'a', '1'], ENDLESS, ['INCR', 'a']])
    expect(pipeline.json).toEqual([{ result: 'OK' }, { error }, { result: 2 }])
    const transaction = await rest(plane, 'POST /multi-exec', [['INCR', 'a'], ENDLESS, ['INCR', 'a']])
    expect(transaction.json).toEqual([{ result: 3 }, { error }, { result: 4 }])
    const library = "#!lua name=lib\nredis.register_function('endless', function() while true do end end)"
    await rest(plane, 'POST /', ['FUNCTION', 'LOAD', library])
    expect((await rest(plane, 'POST /', ['FCALL', 'endless', '0'])).json).toEqual({ error })
    const readOnly = { ...plane, token: plane.credentials.read_only_rest_token }
    await (await plane.connect()).send([['ACL', 'SETUSER', 'default_ro', '+eval_ro']])
    expect((await rest(readOnly, 'POST /', ['EVAL_RO', 'while true do end', '0'])).json).toEqual({ error })
  })

  test('is ended for a client that did not wait for it', async () => {
    const plane = await start({ scriptMs: 50 })
    const gone = new AbortController()
    const request = fetch(plane.url, {
      method: 'POST',
      headers: { authorization: plane.token },
      body: JSON.stringify(ENDLESS),
      signal: gone.signal
    })
    const own = await plane.connect()
    const busy = async (): Promise<boolean> => {
      const [reply] = await own.send([['PING']])
      return reply?.kind === 'error' && reply.text.startsWith('BUSY')
    }
    while (!(await busy()));
    gone.abort()
    await expect(request).rejects.toThrow('abort')
    while (await busy());
    own.close()
  })

  test('that has written cannot be ended: its request is answered, and so are others', async () => {
    const plane = await start({ scriptMs: 50 })
    const writing = ['EVAL', 'redis.call("SET", KEYS[1], 1) while true do end', '1', 'written']
    expect(await rest(plane, 'POST /', writing)).toMatchObject({
      status: 500,
      json: { error: expect.stringMatching(/^UNKILLABLE /) }
    })
    expect(await rest(plane, 'GET /ping')).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^BUSY /) }
    })
  })
})

test('a request that Redis does not answer at all ends with an error, and the next one has a connection', async () => {
  const plane = await start({ replyMs: 50, connections: 1 })
  // CLIENT PAUSE lets no command of anybody's be answered; it is the server's, not the REST plane's.
  const own = await plane.connect()
  await own.send([['CLIENT', 'PAUSE', '1000', 'WRITE']])
  expect(await rest(plane, 'GET /set/a/b')).toMatchObject({
    status: 500,
    json: { error: 'ERR Redis did not answer within 0.05 s' }
  })
  expect((await rest(plane, 'GET /ping')).text).toBe('{"result":"PONG"}')
  own.close()
})
