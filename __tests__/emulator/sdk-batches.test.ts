import { describe, expect, test } from '@jest/globals'
import { databaseForTests, ENCODINGS } from './sdk-support.js'

const database = databaseForTests()

describe.each(ENCODINGS)('@upstash/redis with the encoding %s', (responseEncoding) => {
  test('sends pipelines, whose errors it throws or keeps', async () => {
    const redis = database().client({ responseEncoding })
    await redis.flushall()
    expect(await redis.pipeline().set('p', 1).incr('p').get('p').hgetall('none').exec()).toEqual([
      'OK',
      2,
      2,
      null
    ])
    const failing = redis.pipeline().set('p', 'x').lpush('p', 'y').get('p')
    await expect(failing.exec()).rejects.toThrow(
      'Command 2 [ lpush ] failed: WRONGTYPE Operation against a key holding the wrong kind of value'
    )
    expect(await failing.exec({ keepErrors: true })).toEqual([
      { result: 'OK' },
      { error: expect.stringContaining('WRONGTYPE'), result: undefined },
      { result: 'x' }
    ])
  })

  test('sends transactions, which nobody comes between', async () => {
    const redis = database().client({ responseEncoding })
    await redis.flushall()
    await redis.hset('hash', { one: 1 })
    expect(await redis.multi().set('m', 'x').strlen('m').hgetall('hash').exec()).toEqual([
      'OK',
      1,
      { one: 1 }
    ])
    await expect(redis.multi().set('m', 'y').lpush('m', 'x').exec()).rejects.toThrow('WRONGTYPE')
    const both = Array.from({ length: 50 }, async () =>
      redis.multi().incr('n').incr('n').exec<[number, number]>()
    )
    for (const [first, second] of await Promise.all(both)) expect([first % 2, second]).toEqual([1, first + 1])
  })

  test('pipelines by itself, each command with its own result or error', async () => {
    const redis = database().client({ responseEncoding, enableAutoPipelining: true })
    await redis.flushall()
    const results = await Promise.allSettled([
      redis.set('a', 'OK'),
      redis.get('a'),
      redis.lpush('a', 1),
      redis.incr('b'),
      redis.eval('return {1, "two"}', [], [])
    ])
    expect(results).toEqual([
      { status: 'fulfilled', value: 'OK' },
      { status: 'fulfilled', value: 'OK' },
      {
        status: 'rejected',
        reason: expect.objectContaining({ message: expect.stringContaining('WRONGTYPE') })
      },
      { status: 'fulfilled', value: 1 },
      { status: 'fulfilled', value: [1, 'two'] }
    ])
  })
})

test('@upstash/redis reads its own writes with the sync token of each answer', async () => {
  const sent: (string | null)[] = []
  const { fetch: original } = globalThis
  globalThis.fetch = async (...args) => {
    sent.push(new Headers(args[1]?.headers).get('upstash-sync-token'))
    return original(...args)
  }
  try {
    const redis = database().client({ readYourWrites: true })
    for (const value of [1, 2, 3]) {
      await redis.set('own', value)
      expect(await redis.get('own')).toBe(value)
    }
  } finally {
    globalThis.fetch = original
  }
  // The first request has nothing to wait for; each one after it has a token never sent before, or the SDK's last.
  expect(sent[0]).toBe('')
  expect(new Set(sent).size).toBeGreaterThan(sent.length / 2)
  expect(sent.slice(2)).not.toContain('')
})
