import { describe, expect, test } from '@jest/globals'
import { cleanUp, leftBehind } from '../../../src/actions/clean-up.js'
import { messageOf } from '../../../src/errors.js'
import type { CreationRecord } from '../../../src/runner/journal.js'
import { aRecord } from '../../support/builders.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { act, idsIn } from './acting.js'
import { asUsual } from './interventions.js'

const PLANNED_AT = VIRTUAL_START / 1000 - 20
const LAST_SENT = 20
const unlearnt = aRecord({
  plannedName: 'orders',
  plannedAt: PLANNED_AT,
  lastSentAt: PLANNED_AT + LAST_SENT
})
const learnt = { ...unlearnt, databaseIds: ['id-1'] }

const clean = (upstash: FakeUpstash, record: CreationRecord) =>
  act(upstash.send, (collaborators) => cleanUp(record, collaborators))

/** An account with databases named `orders` that were created so many seconds after the plan. */
function aged(...ages: number[]): FakeUpstash {
  const upstash = new FakeUpstash()
  // The list shows nothing that is yet to be created.
  const now = Math.max(VIRTUAL_START, ...ages.map((age) => (PLANNED_AT + age) * 1000))
  upstash.clock = { now: () => now }
  for (const age of ages) upstash.add('orders', { creation_time: PLANNED_AT + age })
  return upstash
}

/** Lets one more database of the name appear when the account is listed for the third time. */
function lateOn(upstash: FakeUpstash): FakeUpstash {
  const late: Intervention = (handle) => {
    upstash.add('orders', { database_id: 'late', creation_time: PLANNED_AT + 1 })
    return handle()
  }
  return upstash.fail('list', asUsual, asUsual, late)
}

describe('a database whose id is known', () => {
  test('is deleted with one request, and no other', async () => {
    const upstash = aged(1, 2)
    await clean(upstash, learnt)
    expect(upstash.events).toEqual(['delete'])
    expect(idsIn(upstash)).toEqual(['id-2'])
  })

  test('is deleted by its id alone if no name is known', async () => {
    const upstash = aged(1, 2)
    await clean(upstash, { ...learnt, plannedName: undefined })
    expect(idsIn(upstash)).toEqual(['id-2'])
  })

  test('may be gone already', async () => {
    const { error, log } = await clean(new FakeUpstash(), learnt)
    expect(error).toBeUndefined()
    expect(log.texts('info')).toEqual(['The database "orders" (id-1) was deleted already.'])
  })

  test('is deleted with every other one whose id is known', async () => {
    const upstash = aged(1, 2, 3)
    await clean(upstash, { ...learnt, databaseIds: ['id-1', 'id-3'] })
    expect(upstash.events).toEqual(['delete', 'delete'])
    expect(idsIn(upstash)).toEqual(['id-2'])
  })

  test('is deleted even if another one cannot be: the error says what failed', async () => {
    const upstash = aged(1, 2).fail('delete', answer(reply(403, '"no"')))
    const { error } = await clean(upstash, { ...learnt, databaseIds: ['id-1', 'id-2'] })
    expect(messageOf(error)).toMatch(/^DELETE .*\/id-1 answered 403 saying: no\./)
    expect(idsIn(upstash)).toEqual(['id-1'])
  })

  test('is kept, with a warning that has the id, if a reply was lost and its age is not this step’s', async () => {
    const upstash = aged(-365 * 86_400)
    const { log } = await clean(upstash, { ...learnt, uncertain: true })
    expect(idsIn(upstash)).toEqual(['id-1'])
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/^The database "orders" \(id-1\) is kept: its creation time does not/)
    ])
  })

  test('is deleted with another one of its name if a reply was lost on the way', async () => {
    const upstash = aged(1, 2, -3_600)
    await clean(upstash, { ...learnt, uncertain: true })
    expect(upstash.events).toEqual(['get', 'delete', 'list', 'delete'])
    expect(idsIn(upstash)).toEqual(['id-3'])
  })

  test('is deleted, and so is one that appears only now, if a reply was lost on the way', async () => {
    const upstash = lateOn(aged(1, 2))
    const { took } = await clean(upstash, { ...learnt, uncertain: true })
    expect(idsIn(upstash)).toEqual([])
    expect(took).toBe(21_000)
  })
})

describe('a database whose id was never learnt', () => {
  test.each([
    ['right after the plan', 0, true],
    ['a minute before, as its clock may be behind', -60, true],
    ['earlier', -61, false],
    ['with the last request', LAST_SENT, true],
    ['30 s after the last request, which may take 20 s, by a clock 10 s ahead', LAST_SENT + 30, true],
    ['later', LAST_SENT + 31, false],
    ['long ago', -86_400, false]
  ])('is deleted or kept by its age: created %s', async (_when, age, deleted) => {
    const upstash = aged(age)
    const { log, took } = await clean(upstash, unlearnt)
    expect(idsIn(upstash)).toEqual(deleted ? [] : ['id-1'])
    expect(log.texts('info')).toEqual(
      deleted ? ['The database "orders" (id-1), whose creation was cut off, is deleted.'] : []
    )
    expect(log.texts('warning')).toEqual(
      deleted ? [] : [expect.stringMatching(/^The database "orders" \(id-1\) is kept: its creation time/)]
    )
    expect(took).toBe(0)
  })

  test('is not touched if it has another name', async () => {
    const upstash = new FakeUpstash()
    for (const name of ['orders-2', 'Orders', ' orders']) upstash.add(name, { creation_time: PLANNED_AT })
    await clean(upstash, unlearnt)
    expect(upstash.databases).toHaveLength(3)
    expect(upstash.events).toEqual(Array(5).fill('list'))
  })

  test('is looked for again while its request may still take effect', async () => {
    const upstash = lateOn(new FakeUpstash())
    const { took } = await clean(upstash, unlearnt)
    expect(idsIn(upstash)).toEqual([])
    expect(took).toBe(4_000)
  })

  test('was never created if looks until its request can have no effect any more do not find it', async () => {
    const { log, took } = await clean(new FakeUpstash(), unlearnt)
    expect(took).toBe(21_000)
    const again = 'The request that was cut off may still take effect: looking again in'
    expect(log.texts('info')).toEqual([
      ...['1.0', '3.0', '6.0', '11.0'].map((seconds) => `${again} ${seconds} s.`),
      'The database "orders" was never created: nothing to delete.'
    ])
  })
})

describe('what a clean-up that failed says', () => {
  test('names what is known and the input that deletes it', () => {
    const because = new Error('No.')
    expect(leftBehind(unlearnt, because)).toMatch(/^The database "orders" that .*: No\. .*`name: orders`\.$/)
    expect(leftBehind({ ...learnt, plannedName: undefined }, because)).toMatch(
      /^The database \(id-1\) that .*`database_id: id-1`\.$/
    )
  })
})
