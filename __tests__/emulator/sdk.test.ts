import type { Redis } from '@upstash/redis'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { databaseForTests, ENCODINGS } from './sdk-support.js'

const database = databaseForTests()

describe.each(ENCODINGS)('@upstash/redis with the encoding %s', (responseEncoding) => {
  let redis: Redis

  beforeEach(async () => {
    redis = database().client({ responseEncoding, enableAutoPipelining: false })
    await redis.flushall()
  })

  test('stores texts, objects, numbers and what only looks like OK or base64', async () => {
    for (const [key, value] of Object.entries({
      text: 'grüße € 😀',
      empty: '',
      object: { a: [1, 'two', null], ok: 'OK' },
      number: 1.5,
      truth: true,
      ok: 'OK',
      encoded: 'T0s=',
      quoted: '"\\\n\u2028</script>'
    })) {
      expect(await redis.set(key, value)).toBe('OK')
      expect(await redis.get(key)).toEqual(value)
    }
    expect(await redis.mget('ok', 'encoded', 'none')).toEqual(['OK', 'T0s=', null])
    expect(await redis.set('text', 'x', { nx: true })).toBeNull()
    expect(await redis.set('text', 'new', { get: true, ex: 100 })).toBe('grüße € 😀')
    expect(await redis.ttl('text')).toBe(100)
    expect(await redis.del('text', 'empty', 'none')).toBe(2)
    expect(await redis.append('text', 'abc')).toBe(3)
    expect(await redis.getrange('text', 1, -1)).toBe('bc')
    expect(await redis.setbit('bits', 7, 1)).toBe(0)
    expect(await redis.bitcount('bits', 0, -1)).toBe(1)
  })

  test('counts, also beyond what a number can hold', async () => {
    expect(await redis.incrby('count', 41)).toBe(41)
    expect(await redis.incr('count')).toBe(42)
    expect(await redis.incrbyfloat('count', 0.5)).toBe(42.5)
    const large = '9007199254740993'
    await redis.set('large', large)
    // The SDK leaves texts alone that a number would change.
    expect(await redis.get('large')).toBe(large)
  })

  test('keeps hashes, lists and sets', async () => {
    await redis.hset('hash', { one: 1, ok: 'OK', deep: { a: null } })
    expect(await redis.hgetall('hash')).toEqual({ one: 1, ok: 'OK', deep: { a: null } })
    expect(await redis.hmget('hash', 'one', 'none')).toEqual({ one: 1, none: null })
    expect(await redis.hgetall('none')).toBeNull()
    expect(await redis.hincrby('hash', 'one', 2)).toBe(3)
    expect(await redis.rpush<unknown>('list', 'a', { b: 1 }, 3)).toBe(3)
    expect(await redis.lrange('list', 0, -1)).toEqual(['a', { b: 1 }, 3])
    expect(await redis.lpop('list', 2)).toEqual(['a', { b: 1 }])
    expect(await redis.sadd('set', 'a', 'b')).toBe(2)
    expect(new Set(await redis.smembers('set'))).toEqual(new Set(['a', 'b']))
    expect(await redis.smismember('set', ['a', 'z'])).toEqual([1, 0])
  })

  test('keeps sorted sets, their scores numbers to the last digit', async () => {
    const scores = { a: 1.5, b: 2, c: 0.1 + 0.2, d: -1e21, e: 9007199254740991 }
    for (const [member, score] of Object.entries(scores)) await redis.zadd('sorted', { score, member })
    for (const [member, score] of Object.entries(scores))
      expect(await redis.zscore('sorted', member)).toBe(score)
    expect(await redis.zrange('sorted', 0, 1, { withScores: true })).toEqual(['d', -1e21, 'c', 0.1 + 0.2])
    expect(await redis.zmscore('sorted', ['a', 'none'])).toEqual([1.5, null])
    expect(await redis.zpopmax('sorted', 1)).toEqual(['e', 9007199254740991])
    expect(await redis.zadd('sorted', { incr: true }, { score: 1, member: 'a' })).toBe(2.5)
    expect(await redis.zrange('sorted', '-inf', '+inf', { byScore: true, count: 1, offset: 1 })).toEqual([
      'c'
    ])
  })

  test('reads streams', async () => {
    expect(await redis.xadd('stream', '1-1', { field: 'value', ok: 'OK' })).toBe('1-1')
    expect(await redis.xadd('stream', '2-1', { field: { a: 1 } })).toBe('2-1')
    expect(await redis.xrange('stream', '-', '+')).toEqual({
      '1-1': { field: 'value', ok: 'OK' },
      '2-1': { field: { a: 1 } }
    })
    expect(await redis.xgroup('stream', { type: 'CREATE', group: 'streams', id: '0' })).toBe('OK')
    expect(await redis.xreadgroup('streams', 'c', 'stream', '>', { count: 1 })).toEqual([
      ['stream', [['1-1', ['field', 'value', 'ok', 'OK']]]]
    ])
    expect(await redis.xack('stream', 'streams', '1-1')).toBe(1)
    expect(await redis.xread('none', '0')).toBeNull()
    await expect(redis.exec(['XREAD', 'BLOCK', 0, 'STREAMS', 'stream', '$'])).rejects.toThrow(
      '"XREAD" is not allowed in REST'
    )
  })

  test('scans keys, hashes and sets', async () => {
    const keys = Array.from({ length: 300 }, (_, index) => `key:${index}`)
    await redis.mset(Object.fromEntries(keys.map((key) => [key, 1])))
    const found = new Set<string>()
    let cursor = '0'
    do {
      const [next, some] = await redis.scan(cursor, { match: 'key:*', count: 50 })
      for (const key of some) found.add(key)
      cursor = next
    } while (cursor !== '0')
    expect(found).toEqual(new Set(keys))
    await redis.hset('hash', { one: 1 })
    expect(await redis.hscan('hash', 0)).toEqual(['0', ['one', 1]])
    await redis.sadd('set', 'a')
    expect(await redis.sscan('set', 0)).toEqual(['0', ['a']])
    expect(await redis.keys('h*')).toEqual(['hash'])
    expect(await redis.type('hash')).toBe('hash')
  })

  test('knows places', async () => {
    await redis.geoadd('geo', { longitude: 13.361389, latitude: 38.115556, member: 'Palermo' })
    const [position] = await redis.geopos('geo', 'Palermo')
    expect(Number(position?.lat)).toBeCloseTo(38.115556, 5)
  })

  test('runs scripts and functions, with what they return of any shape', async () => {
    const script = 'return {KEYS[1], ARGV[1], 3, {ok="OK"}, {"OK", {"deep"}}, false}'
    const expected = ['k', 'v', 3, 'OK', ['OK', ['deep']], null]
    expect(await redis.eval(script, ['k'], ['v'])).toEqual(expected)
    expect(await redis.evalRo(script, ['k'], ['v'])).toEqual(expected)
    const digest = await redis.scriptLoad(script)
    expect(await redis.evalsha(digest, ['k'], ['v'])).toEqual(expected)
    expect(await redis.evalshaRo(digest, ['k'], ['v'])).toEqual(expected)
    expect(await redis.scriptExists(digest)).toEqual([1])
    const once = redis.createScript('return "once"')
    expect([await once.exec([], []), await once.exec([], [])]).toEqual(['once', 'once'])
    const code =
      "#!lua name=lib\nredis.register_function('twice', function(_, args) return args[1] .. args[1] end)"
    expect(await redis.functions.load({ code, replace: true })).toBe('lib')
    expect(await redis.functions.call('twice', [], ['ab'])).toBe('abab')
  })

  test('throws the words of Redis and of the REST API', async () => {
    await redis.set('text', 'x')
    await expect(redis.lpush('text', 'x')).rejects.toThrow(
      'WRONGTYPE Operation against a key holding the wrong kind of value, command was: ["lpush","text","x"]'
    )
    await expect(redis.exec(['NONSENSE'])).rejects.toThrow("ERR Command is not available: 'NONSENSE'")
    await expect(redis.set('large', 'x'.repeat(11 * 1024 * 1024))).rejects.toThrow(
      'ERR max request size exceeded'
    )
    const readOnly = database().client({ responseEncoding, token: database().record.read_only_rest_token })
    await expect(readOnly.set('a', 1)).rejects.toThrow('NOPERM this user has no permissions')
    expect(await readOnly.get('text')).toBe('x')
    const stranger = database().client({ responseEncoding, token: 'wrong' })
    await expect(stranger.get('text')).rejects.toThrow('WRONGPASS invalid or missing auth token')
  })
})

test('bytes that are no text come whole in base64, by hand', async () => {
  const { record } = database()
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const headers = { authorization: `Bearer ${record.rest_token}`, 'upstash-encoding': 'base64' }
  await fetch(`${String(record.rest_url)}/set/bytes`, { method: 'POST', headers, body: bytes })
  const answer: unknown = await (await fetch(`${String(record.rest_url)}/get/bytes`, { headers })).json()
  expect(answer).toEqual({ result: bytes.toString('base64') })
  expect(await database().client().strlen('bytes')).toBe(256)
})
