import { expect, test } from '@jest/globals'
import { deleteDatabase } from '../../../src/actions/delete.js'
import type { Target } from '../../../src/actions/target.js'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose } from '../../support/fake-upstash.js'
import { accountWith, act, idsIn } from './acting.js'

const remove = (upstash: FakeUpstash, target: Target) =>
  act(upstash.send, (collaborators) => deleteDatabase(target, collaborators))

test('a database is deleted by id with one request, by name with two', async () => {
  const upstash = accountWith('a', 'b', 'c')
  const { result, log } = await remove(upstash, { id: 'id-1' })
  expect(result).toEqual({ deleted: true, id: 'id-1' })
  expect(log.texts('info')).toEqual([expect.stringMatching(/ \(id-1\) is deleted, after \d+\.\d s\.$/)])
  expect(upstash.events).toEqual(['delete'])
  expect((await remove(upstash, { name: 'b' })).result).toEqual({ deleted: true, id: 'id-2' })
  expect(upstash.events).toEqual(['delete', 'list', 'delete'])
  expect(idsIn(upstash)).toEqual(['id-3'])
})

test('foreign entries with odd ids do not stop it, and neither is touched', async () => {
  const upstash = accountWith('a')
  upstash.add('b', { database_id: 'legacy:eu/17' })
  expect((await remove(upstash, { name: 'a' })).result).toEqual({ deleted: true, id: 'id-1' })
  expect(messageOf((await remove(upstash, { name: 'b' })).error)).toMatch(
    /unusable `database_id` \("legacy:eu\/17"\)/
  )
  expect(idsIn(upstash)).toEqual(['legacy:eu/17'])
})

test('absence is success', async () => {
  const upstash = accountWith('a')
  expect((await remove(upstash, { id: 'id-9' })).result).toEqual({ deleted: false, id: 'id-9' })
  expect((await remove(upstash, { name: 'A' })).result).toEqual({ deleted: false, id: undefined })
  expect(idsIn(upstash)).toEqual(['id-1'])
})

test('all of one name are deleted, and the oldest is reported', async () => {
  const upstash = accountWith('a', 'b')
  upstash.add('a', { database_id: 'oldest', creation_time: 1_600_000_005 })
  expect((await remove(upstash, { name: 'a' })).result).toEqual({ deleted: true, id: 'oldest' })
  expect(idsIn(upstash)).toEqual(['id-2'])
})

test('one that cannot be deleted is an error that names it, and keeps none of the others', async () => {
  const upstash = accountWith('a', 'a', 'b', 'a').fail('delete', answer(reply(403, '"no"')))
  const { error } = await remove(upstash, { name: 'a' })
  expect(messageOf(error)).toMatch(
    /^The database "a" \(id-1\) could not be deleted: .*403.*Until it is deleted/
  )
  expect(idsIn(upstash)).toEqual(['id-1', 'id-3'])
})

test('a 404 after a lost reply means that the lost request had deleted it', async () => {
  const upstash = accountWith('a').fail('delete', lose({ handled: true }))
  expect((await remove(upstash, { id: 'id-1' })).result).toEqual({ deleted: true, id: 'id-1' })
})

test('a 404 after a refusal that changed nothing does not', async () => {
  const upstash = new FakeUpstash().fail('delete', answer(reply(429)))
  expect((await remove(upstash, { id: 'id-1' })).result).toEqual({ deleted: false, id: 'id-1' })
})
