import { expect, test } from '@jest/globals'
import { getDatabase } from '../../../src/actions/get.js'
import type { Target } from '../../../src/actions/target.js'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash } from '../../support/fake-upstash.js'
import { accountWith, act } from './acting.js'

const get = (upstash: FakeUpstash, target: Target) =>
  act(upstash.send, (collaborators) => getDatabase(target, collaborators))

test('a database is read by id with one request', async () => {
  const upstash = accountWith('orders')
  const { result } = await get(upstash, { id: 'id-1' })
  expect(result).toMatchObject({
    created: false,
    database: { database_name: 'orders', password: 'password-of-id-1' }
  })
  expect(upstash.events).toEqual(['get'])
})

test('a database is read by name with two requests, the oldest if there are several', async () => {
  const upstash = new FakeUpstash()
  upstash.add('orders', { creation_time: 1_700_000_002 })
  upstash.add('orders', { creation_time: 1_700_000_001 })
  const { result, log } = await get(upstash, { name: 'orders' })
  expect(result?.database.database_id).toBe('id-2')
  expect(upstash.events).toEqual(['list', 'get'])
  expect(log.texts('warning')).toEqual([expect.stringContaining('surplus: id-1.')])
})

test('one that is suspended is read, one that is deleted is absent', async () => {
  const upstash = new FakeUpstash()
  upstash.add('orders', { database_id: 'deleted', state: 'deleted' })
  upstash.add('orders', { database_id: 'suspended', state: 'suspended' })
  const { result } = await get(upstash, { name: 'orders' })
  expect(result?.database.database_id).toBe('suspended')
  expect(messageOf((await get(upstash, { id: 'deleted' })).error)).toMatch(
    /no database with the id "deleted"/
  )
})

test.each<[Target, RegExp, string[]]>([
  [{ id: 'id-9' }, /no database with the id "id-9"/, ['get']],
  [{ name: 'order' }, /no database named "order"/, ['list']]
])('its absence is an error: %j', async (target, message, events) => {
  const upstash = accountWith('orders')
  const { error } = await get(upstash, target)
  expect(messageOf(error)).toMatch(message)
  expect(upstash.events).toEqual(events)
})

test('one that vanishes between list and detail is absent', async () => {
  const upstash = accountWith('orders').fail('get', answer(reply(404, '"database not found"')))
  expect(messageOf((await get(upstash, { name: 'orders' })).error)).toMatch(/no database named "orders"/)
})

test('a failure that may pass is tried again, and is not taken for absence', async () => {
  const upstash = accountWith('orders').fail('get', answer(reply(500)), answer(reply(429)))
  const { result, took } = await get(upstash, { id: 'id-1' })
  expect(result?.database.database_id).toBe('id-1')
  expect(upstash.events).toEqual(['get', 'get', 'get'])
  expect(took).toBeLessThanOrEqual(1_500)
})
