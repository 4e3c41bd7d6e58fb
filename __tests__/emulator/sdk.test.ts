import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import { BODY, call } from './support.js'

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
