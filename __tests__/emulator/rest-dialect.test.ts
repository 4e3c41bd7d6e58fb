import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

beforeEach(async () => {
  await rest(plane, 'GET /flushall')
})

afterAll(async () => {
  await plane.close()
})

/** Results of commands one after the other; an error is its text. */
async function run(...commands: string[][]): Promise<unknown[]> {
  const { json } = await rest(plane, 'POST /pipeline', commands)
  const items: unknown[] = Array.isArray(json) ? json : []
  return items.map((item) => Object.values(item ?? {})[0] as unknown)
}

test('a copy of a key onto itself copies nothing, and is no error', async () => {
  expect(
    await run(['SET', 'a', '1'], ['COPY', 'a', 'a'], ['copy', 'a', 'a', 'REPLACE'], ['COPY', 'a', 'b'])
  ).toEqual(['OK', 0, 0, 1])
  expect((await rest(plane, 'GET /copy/a/a')).text).toBe('{"result":0}')
  expect((await rest(plane, 'POST /multi-exec', [['COPY', 'a', 'a']])).text).toBe('[{"result":0}]')
  expect(await run(['COPY', 'a'])).toEqual([expect.stringContaining('wrong number of arguments')])
})

test('the consumers of a group that is not there are none, but other questions about it are errors', async () => {
  await run(['XADD', 's', '1-1', 'f', 'v'])
  expect(await run(['XINFO', 'CONSUMERS', 's', 'nobody'], ['xinfo', 'consumers', 's', 'nobody'])).toEqual([
    [],
    []
  ])
  expect(await run(['XINFO', 'CONSUMERS', 'nothing', 'nobody'], ['XPENDING', 's', 'nobody'])).toEqual([
    'ERR no such key',
    expect.stringContaining('NOGROUP')
  ])
})

describe('trimming a stream to about a length', () => {
  const fill = Array.from({ length: 350 }, (_, index) => ['XADD', 's', `${index + 1}-1`, 'f', 'v'])

  test.each([
    ['XTRIM', 's', 'MAXLEN', '~', '300'],
    ['xtrim', 's', 'maxlen', '~', '300'],
    ['XTRIM', 's', 'MINID', '~', '51-1']
  ])('%s %s %s %s %s is exact', async (...command) => {
    await run(...fill)
    expect(await run(command, ['XLEN', 's'])).toEqual([50, 300])
  })

  test('is exact with XADD, too', async () => {
    await run(...fill)
    expect(await run(['XADD', 's', 'MAXLEN', '~', '300', '999-1', 'f', 'v'], ['XLEN', 's'])).toEqual([
      '999-1',
      300
    ])
    const more = ['XADD', 's', 'NOMKSTREAM', 'MAXLEN', '~', '200', '999-2', 'f', 'v']
    expect(await run(more, ['XLEN', 's'])).toEqual(['999-2', 200])
    expect(await run(['XADD', 's', '999-3', 'MAXLEN', '~'], ['XRANGE', 's', '999-3', '+'])).toEqual([
      '999-3',
      [['999-3', ['MAXLEN', '~']]]
    ])
  })

  test('keeps to a LIMIT, which Redis takes with ~ alone', async () => {
    await run(...fill)
    expect(await run(['XTRIM', 's', 'MAXLEN', '~', '0', 'LIMIT', '100'], ['XLEN', 's'])).toEqual([100, 250])
    expect(await run(['XTRIM', 's', 'MAXLEN', '300'])).toEqual([0])
  })
})
