import type { Redis } from '@upstash/redis'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { EventEmitter, on } from 'node:events'
import { databaseForTests } from './sdk-support.js'

type Subscriber = ReturnType<Redis['subscribe']>

let redis: Redis
const subscribers: Subscriber[] = []

afterAll(async () => {
  for (const subscriber of subscribers) await subscriber.unsubscribe()
})

// Its end comes after the subscribers': Jest runs these in the order they are given.
const database = databaseForTests()

beforeAll(() => {
  // The SDK reports each end of a stream that it brought about itself, for Jest's errors are none to it.
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  redis = database().client()
})

/** What a subscriber reports under these names, in order. */
function reports(subscriber: Subscriber, names: Parameters<Subscriber['on']>[0][]): () => Promise<unknown> {
  subscribers.push(subscriber)
  const events = new EventEmitter()
  for (const name of names) subscriber.on(name, (data: unknown) => events.emit('report', data))
  const iterator = on(events, 'report')
  return async () => {
    const { value } = (await iterator.next()) as { value: unknown[] }
    return value[0]
  }
}

test('a subscriber of @upstash/redis hears each message of its channels, as what was published', async () => {
  const next = reports(redis.subscribe(['chat', 'other']), ['subscribe', 'message'])
  expect([await next(), await next()]).toEqual([1, 1])
  for (const message of ['really?', { user: 'me', text: 'a,b\n"c"' }, 42, [1, null]]) {
    expect(await redis.publish('chat', message)).toBe(1)
    expect(await next()).toEqual({ channel: 'chat', message })
  }
  await redis.publish('other', 'x')
  expect(await next()).toEqual({ channel: 'other', message: 'x' })
})

test('a subscriber to patterns hears which channel it was', async () => {
  const next = reports(redis.psubscribe('room:*'), ['psubscribe', 'pmessage'])
  expect(await next()).toBe(1)
  await redis.publish('hall', { a: 0 })
  await redis.publish('room:1', { a: 1 })
  expect(await next()).toEqual({ pattern: 'room:*', channel: 'room:1', message: { a: 1 } })
})

test('a subscriber that unsubscribes is gone at Redis, too', async () => {
  const subscriber = redis.subscribe(['left', 'kept'])
  const next = reports(subscriber, ['subscribe', 'message'])
  await next()
  await next()
  await subscriber.unsubscribe(['left'])
  expect(subscriber.getSubscribedChannels()).toEqual(['kept'])
  while ((await redis.publish('left', 'x')) > 0);
  expect(await redis.publish('kept', 'y')).toBe(1)
  expect(await next()).toEqual({ channel: 'kept', message: 'y' })
})
