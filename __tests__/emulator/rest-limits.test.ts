import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rest, send, startPlane, type Plane } from './rest-support.js'

const MB = 1024 * 1024
const LIMIT = 10 * MB

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

function tooLarge(actual: number): string {
  return `ERR max request size exceeded. Limit: 10485760 bytes, Actual: ${actual} bytes. See https://upstash.com/docs/redis/troubleshooting/max_request_size_exceeded for details`
}

describe('the limit of 10 MB', () => {
  test.each([LIMIT + 1, 50 * MB])('refuses a value of %d bytes', async (bytes) => {
    expect(await rest(plane, 'POST /set/large', Buffer.alloc(bytes, 'x'))).toMatchObject({
      status: 400,
      json: { error: tooLarge(bytes) }
    })
    expect((await rest(plane, 'GET /exists/large')).text).toBe('{"result":0}')
  })

  test('counts the name and arguments of a command, and a reply as Redis sends it', async () => {
    const value = 'x'.repeat(LIMIT - 'setfull'.length)
    expect((await rest(plane, 'POST /set/full', `${value}x`)).json).toEqual({ error: tooLarge(LIMIT + 1) })
    expect((await rest(plane, 'POST /', ['set', 'full', `${value}x`])).json).toEqual({
      error: tooLarge(LIMIT + 1)
    })
    expect((await rest(plane, 'POST /set/full', value)).text).toBe('{"result":"OK"}')
    expect((await rest(plane, 'POST /', ['set', 'full', value])).text).toBe('{"result":"OK"}')
    const around = '$10485753\r\n\r\n'.length
    expect(await rest(plane, 'GET /get/full')).toMatchObject({
      status: 400,
      json: { error: tooLarge(value.length + around) }
    })
    const almost = LIMIT - around
    const answer = await send(plane, `GET /getrange/full/0/${almost - 1}`)
    expect([answer.status, (await answer.text()).length]).toEqual([200, almost + '{"result":""}'.length])
  })

  test('is for each command of a pipeline, and its reply', async () => {
    const value = 'x'.repeat(6 * MB)
    const commands = [
      ['SET', 'one', value],
      ['SET', 'two', value],
      ['SET', 'three', value + value],
      ['MGET', 'one', 'two'],
      ['STRLEN', 'two']
    ]
    const set = 'SETthree'.length + value.length * 2
    const replies = '*2\r\n'.length + 2 * (`$${value.length}\r\n\r\n`.length + value.length)
    const errors = [{ error: tooLarge(set) }, { error: tooLarge(replies) }]
    expect((await rest(plane, 'POST /pipeline', commands)).json).toEqual([
      { result: 'OK' },
      { result: 'OK' },
      ...errors,
      { result: value.length }
    ])
    expect(await rest(plane, 'POST /multi-exec', commands)).toMatchObject({ status: 400, json: errors[0] })
    const fitting = commands.filter(([, key]) => key !== 'three')
    expect((await rest(plane, 'POST /multi-exec', fitting)).json).toEqual([
      { result: 'OK' },
      { result: 'OK' },
      errors[1],
      { result: value.length }
    ])
  })

  test('does not hold for a whole pipeline, which has a higher one', async () => {
    const own = await startPlane({ bodyBytes: 1000 })
    const body = JSON.stringify([['ECHO', 'x'.repeat(1000)]])
    expect((await rest(own, 'POST /pipeline', body)).json).toEqual({
      error: expect.stringContaining(`Limit: 1000 bytes, Actual: ${body.length} bytes.`)
    })
    await own.close()
  })
})
