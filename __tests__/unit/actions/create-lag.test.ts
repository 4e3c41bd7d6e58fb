import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { sleep } from '../../../src/http/clock.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START, VirtualClock } from '../../support/virtual-clock.js'
import { idsIn } from './acting.js'
import { afterEffect, asUsual, requestsOf } from './interventions.js'
import { NAME, provide } from './providing.js'

const NOT_FOUND = answer(reply(404, '"database not found"'))
const YEAR = 365 * 86_400
const stale = answer(reply(200, []))

describe.each([
  ['kept unique', true],
  ['not kept unique', false]
])('where names are %s', (_what, uniqueNames) => {
  function lagging(listLagMs: number): FakeUpstash {
    const upstash = new FakeUpstash()
    Object.assign(upstash.behaviour, { uniqueNames, listLagMs })
    return upstash
  }

  test.each([500, 1_900])(
    'a list that shows a new database after %d ms leads to no second one after a lost reply',
    async (lag) => {
      const upstash = lagging(lag).fail('create', lose(afterEffect))
      const { found, error, took, log } = await provide(upstash, { seconds: 20 })
      expect(error).toBeUndefined()
      expect(log.texts('info')).toContainEqual(
        expect.stringMatching(
          /^The list does not show it yet, and may only be late: looking again for [12]\.\d s\.$/
        )
      )
      expect(found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
      expect(idsIn(upstash)).toEqual(['id-1'])
      expect(took).toBeLessThan(lag + 600)
    }
  )

  test('a list that is asked for too early counts as early, however late it comes', async () => {
    const upstash = lagging(1_500).fail('create', lose(afterEffect))
    const clock = new VirtualClock()
    const slow: Intervention = async (handle) => {
      const early = handle()
      await sleep(clock, 2_500, new AbortController().signal)
      return early
    }
    const { found, error } = await provide(upstash.fail('list', asUsual, slow), { seconds: 20, clock })
    expect(error).toBeUndefined()
    expect(found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
    expect(idsIn(upstash)).toEqual(['id-1'])
  })

  test('a list and a detail that lag by half a second lead to one database, asked for by its id', async () => {
    const upstash = lagging(500).fail('get', NOT_FOUND)
    upstash.behaviour.createCredentials = false
    const { found, error, took } = await provide(upstash, { seconds: 20 })
    expect(error).toBeUndefined()
    expect(found).toMatchObject({
      created: true,
      database: { database_id: 'id-1', password: expect.any(String) }
    })
    expect(requestsOf(upstash)).toBe('list create get get')
    expect(idsIn(upstash)).toEqual(['id-1'])
    expect(took).toBe(500)
  })

  test('an id of ours that stays unknown is an error after 15.5 s of asking, never a second create', async () => {
    const upstash = lagging(0).fail('get', ...Array<Intervention>(20).fill(NOT_FOUND))
    upstash.behaviour.createCredentials = false
    const { error, took } = await provide(upstash, { seconds: 60 })
    expect(messageOf(error)).toMatch(
      /"acme-shop-pr-12" \(id-1\) was created, but Upstash says .* Run the job again/
    )
    expect(requestsOf(upstash)).toBe('list create get get get get get get')
    expect(upstash.events).toContain('created:id-1')
    expect(took).toBe(15_500)
  })

  test('a young database of another run whose detail lags is waited for, and no second one is made', async () => {
    const upstash = lagging(0).fail('get', NOT_FOUND, NOT_FOUND)
    upstash.add(NAME, { creation_time: VIRTUAL_START / 1000 - 1 })
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: false, database: { database_id: 'id-1' } })
    expect(requestsOf(upstash)).toBe('list get get get')
  })

  test('an old database that answers 404 is gone at once, and left out of lists that still show it', async () => {
    const upstash = lagging(0)
    const gone = upstash.add(NAME, { database_id: 'gone' })
    upstash.clear()
    const stillThere: Intervention = () => reply(200, [gone])
    upstash.fail('list', stillThere, stillThere)
    const { found, took } = await provide(upstash)
    expect(found).toMatchObject({ created: true })
    expect(requestsOf(upstash)).toBe('list get list create')
    expect(took).toBe(0)
  })

  test('recreating after a list that did not show the old database yet never hands on the old one', async () => {
    const upstash = lagging(0)
    upstash.add(NAME, { database_id: 'old' })
    const { found, error } = await provide(upstash.fail('list', stale), { ifExists: 'recreate' })
    expect(error).toBeUndefined()
    expect(found?.created).toBe(true)
    expect(found?.database.database_id).not.toBe('old')
    if (uniqueNames) expect(idsIn(upstash)).not.toContain('old')
  })

  test('a database a year old that turns up after a request of unknown outcome is not this step’s', async () => {
    const upstash = lagging(0)
      .fail('list', stale)
      .fail('create', answer(reply(503)))
    upstash.add(NAME, { database_id: 'old', creation_time: VIRTUAL_START / 1000 - YEAR })
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: false, database: { database_id: 'old' } })
    expect(upstash.events).not.toContain('created:old')
    expect(idsIn(upstash)).toEqual(['old'])
  })
})
