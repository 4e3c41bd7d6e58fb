// The tests of a project that uses the official clients, with nothing but what the workflow hands over.
import assert from 'node:assert/strict'
import console from 'node:console'
import process from 'node:process'
import { Redis } from '@upstash/redis'
import { Redis as IoRedis } from 'ioredis'

const rest = Redis.fromEnv({ enableTelemetry: false })
const tcp = new IoRedis(process.env.REDIS_URL)
const value = { leg: process.argv[2] ?? 'only', at: Date.now() }
try {
  assert.equal(await rest.dbsize(), 0)
  assert.equal(await rest.set('over-rest', value), 'OK')
  assert.deepEqual(JSON.parse(await tcp.get('over-rest')), value)
  assert.equal(await tcp.hset('over-tcp', value), 2)
  assert.deepEqual(await rest.hgetall('over-tcp'), value)
  const [count, , members] = await rest
    .multi()
    .incr('count')
    .zadd('scores', { score: 1, member: 'a' })
    .zrange('scores', 0, -1)
    .exec()
  assert.deepEqual({ count, members }, { count: 1, members: ['a'] })
} finally {
  tcp.disconnect()
}
const { port } = new globalThis.URL(process.env.REDIS_URL)
console.log(`both clients wrote and read at ${process.env.UPSTASH_REDIS_REST_URL} and ${port}`)
