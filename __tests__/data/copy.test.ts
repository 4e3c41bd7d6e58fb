import { describe, expect, test } from '@jest/globals'
import type { Verdict } from '../../emulator/redis-front.js'
import type { CopyPlan } from '../../src/data/index.js'
import { MARKER } from '../../src/data/marker.js'
import { messageOf } from '../../src/errors.js'
import { Cancelled } from '../../src/http/errors.js'
import { fillIn, useSeeds } from '../support/data/filling.js'
import { manyKeys } from '../support/data/many-keys.js'
import { useRedis, type TestRedis } from '../support/data/redis.js'

const origin = useRedis()
const redis = useRedis()
const seed = useSeeds()

const copyOf = (from: TestRedis, given: Partial<CopyPlan> = {}): CopyPlan => ({
  from: 'production',
  match: ['*'],
  except: [],
  limit: 100_000,
  redisUrl: () => Promise.resolve(from.url),
  ...given
})

const fillOrigin = (keys: number): Promise<unknown> => origin().run(...manyKeys(keys))

/** Both hold the same, byte by byte and with the same ends. */
async function expectEqual(): Promise<void> {
  expect(await redis().contents()).toEqual(await origin().contents())
  expect(await redis().dumps()).toEqual(await origin().dumps())
  const [ends, wanted] = [await redis().ends(), await origin().ends()]
  const apart = Object.keys(wanted).map((key) => Math.abs((ends[key] ?? 0) - (wanted[key] ?? 0)))
  // A clock in a hurry takes a moment for a long time.
  expect(Math.max(...apart)).toBeLessThan(60_000)
  const ending = (of: Record<string, number>): string[] => Object.keys(of).filter((key) => (of[key] ?? 0) > 0)
  expect(ending(ends).sort()).toEqual(ending(wanted).sort())
}

describe('a copy', () => {
  test('has every key with its type, its bytes and its end, and the source is as it was', async () => {
    await fillOrigin(600)
    const before = await origin().contents()
    const { filled, error, log } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect({ filled, error }).toEqual({ filled: true, error: undefined })
    await expectEqual()
    expect(await origin().contents()).toEqual(before)
    expect(log.texts('info').join('\n')).toMatch(/Copied 603 keys in .* s: 102 strings, 101 sets, 100 \w+/)
  })

  test('needs no more of the source than its user may do who only reads', async () => {
    await fillOrigin(60)
    await origin().run(['ACL', 'SETUSER', 'default', '-@all', '+@read', '+@connection'])
    const { error } = await fillIn(redis().url, { copy: copyOf(origin()) })
    await origin().run(['ACL', 'SETUSER', 'default', '+@all'])
    expect(error).toBeUndefined()
    await expectEqual()
  })

  test('has the keys that fit a pattern and none of those to be left, and then those of the seed', async () => {
    await origin().run(
      ...['user:1', 'user:2', 'user:2:mail', 'order:7', 'order:8', 'other'].map((key) => ['SET', key, key])
    )
    const copy = copyOf(origin(), { match: ['user:*', 'order:[67]'], except: ['*:mail'] })
    await fillIn(redis().url, { copy, seed: await seed('APPEND user:1 " seeded"\nSET new 1') })
    expect(await redis().contents()).toEqual({
      '"new"': 'string "1"',
      '"order:7"': 'string "order:7"',
      '"user:1"': 'string "user:1 seeded"',
      '"user:2"': 'string "user:2"'
    })
  })

  test('of more keys than the limit is an error, before anything is copied or emptied', async () => {
    await fillOrigin(57)
    await redis().run(['SET', 'old', '1'])
    const plan = { occasion: 'reset', copy: copyOf(origin(), { limit: 59 }) } as const
    const { error } = await fillIn(redis().url, plan)
    expect(messageOf(error)).toContain('has more than 59 keys to be copied')
    expect(await redis().contents()).toEqual({ '"old"': 'string "1"' })
    await fillIn(redis().url, { ...plan, copy: copyOf(origin(), { limit: 60 }) })
    expect(Object.keys(await redis().contents())).toHaveLength(60)
  })

  test('passes over keys that are gone by then, and counts them', async () => {
    await fillOrigin(30)
    // By then the keys are listed.
    const holder: { deleted?: Promise<unknown>; done?: boolean } = {}
    redis().judge = () => {
      holder.deleted ??= origin()
        .run(['DEL', 'plain', 'numbers'])
        .then(() => (holder.done = true))
      return holder.done === true ? 'pass' : { refuse: 'LOADING Redis is loading the dataset in memory' }
    }
    const { error, log } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect(error).toBeUndefined()
    expect(await redis().contents()).toEqual(await origin().contents())
    expect(log.texts('info')).toContain('2 keys were gone before they could be copied.')
  })

  test.each([[['*']], [['a*']], [['a*', 'b*']]])(
    'of a database whose own filling was cut off is an error, with %j',
    async (match) => {
      await origin().run(['SET', 'a', '1'], ['SET', MARKER, 'somebody 1'])
      const { error } = await fillIn(redis().url, { copy: copyOf(origin(), { match }) })
      expect(messageOf(error)).toContain('is being filled itself, or its filling was cut off')
      expect(await redis().contents()).toEqual({})
    }
  )

  test('never lets a key live on whose end cannot be read', async () => {
    await origin().run(['SET', 'short', '1', 'PX', '100000'])
    origin().judge = ([name]) => (name?.toString() === 'PTTL' ? { refuse: 'NOPERM no PTTL' } : 'pass')
    const { error } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect(messageOf(error)).toContain('cannot be copied: "short" (NOPERM no PTTL')
  })
})

describe('a copy without DUMP or RESTORE', () => {
  const REFUSED = { refuse: "ERR Command is not available: 'DUMP'" }

  test.each(['DUMP', 'RESTORE'])('is made by type if %s is refused', async (name) => {
    await fillOrigin(120)
    const judge = ([given]: readonly Buffer[]): Verdict => (given?.toString() === name ? REFUSED : 'pass')
    redis().judge = judge
    origin().judge = judge
    const { error } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect(error).toBeUndefined()
    expect(await redis().contents()).toEqual(await origin().contents())
    const groups = await Promise.all(
      [origin(), redis()].map(async (each) => {
        const [stream] = Object.keys(await each.contents()).filter((key) => key.startsWith('"key:5:'))
        return await each.run(['XINFO', 'GROUPS', Buffer.from(String(JSON.parse(stream ?? '')), 'latin1')])
      })
    )
    expect(groups[1]).toEqual(groups[0])
  })

  test('passes over a key that ends while it is read', async () => {
    await origin().run(['SET', 'short', '1'], ['SET', 'long', '1'])
    let ended = false
    origin().judge = ([name, key]) => {
      if (name?.toString() === 'GETRANGE' && key?.toString() === 'short' && !ended) {
        ended = true
        void origin().run(['DEL', 'short'])
      }
      return name?.toString() === 'DUMP' ? REFUSED : 'pass'
    }
    const { error, log } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect(error).toBeUndefined()
    expect(Object.keys(await redis().contents())).toEqual(['"long"'])
    expect(log.texts('info')).toContain('1 keys were gone before they could be copied.')
  })

  test('names the keys that it cannot copy, and leaves the database unfilled', async () => {
    await origin().run(
      ['XADD', 'jobs', '1-1', 'a', 'b'],
      ['XGROUP', 'CREATE', 'jobs', 'workers', '0'],
      ['XREADGROUP', 'GROUP', 'workers', 'one', 'STREAMS', 'jobs', '>'],
      ['SET', 'fine', '1']
    )
    origin().judge = ([name]) => (name?.toString() === 'DUMP' ? REFUSED : 'pass')
    const { error } = await fillIn(redis().url, { copy: copyOf(origin()) })
    expect(messageOf(error)).toContain('cannot be copied: "jobs" (a stream whose groups have pending entries')
    expect(messageOf(error)).toContain('`copy_except`')
  })
})

describe('a copy that is interrupted', () => {
  const RATE_LIMIT: Verdict = { refuse: 'ERR max requests limit exceeded' }
  const LOADING: Verdict = { refuse: 'LOADING Redis is loading the dataset in memory' }

  test.each([
    ['a rate limit', RATE_LIMIT, 150],
    ['a server that loads', LOADING, 150],
    ['a connection that is reset', 'reset-before', 1],
    ['a reply that is lost', 'reset-after', 1]
  ] as const)('by %s at either side ends whole', async (_what, verdict, times) => {
    await fillOrigin(150)
    for (const side of [origin(), redis()]) {
      for (const after of [0, 3, 6, 60, 156]) {
        await redis().run(['FLUSHALL'])
        let seen = 0
        const struck = Date.now()
        side.judge = () =>
          ++seen > after && seen <= after + times && Date.now() < struck + 200 ? verdict : 'pass'
        const { filled, error } = await fillIn(redis().url, { copy: copyOf(origin()) })
        expect({ after, filled, error }).toEqual({ after, filled: true, error: undefined })
        expect(await redis().contents()).toEqual(await origin().contents())
      }
      side.judge = () => 'pass'
    }
  })

  test('by the end of the run is whole after the next one', async () => {
    await fillOrigin(400)
    const controller = new AbortController()
    let seen = 0
    redis().judge = () => {
      if (++seen === 250) controller.abort(new Cancelled('The run was cancelled (SIGTERM).'))
      return 'pass'
    }
    const first = await fillIn(redis().url, { copy: copyOf(origin()) }, { cancelled: controller.signal })
    expect(messageOf(first.error)).toContain('The database is not filled')
    const second = await fillIn(redis().url, { occasion: 'reused', copy: copyOf(origin()) })
    expect(second.filled).toBe(true)
    await expectEqual()
  })
})
