import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { lost, reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { asUsual, lagging, NAME_TAKEN, raced, requestsOf } from './interventions.js'
import { NAME, provide } from './providing.js'

describe('a race that another run wins', () => {
  test('ends with that run’s database, after one more look, and waits for nothing', async () => {
    const upstash = new FakeUpstash()
    const { found, took } = await provide(upstash.fail('create', raced(upstash)))
    expect(found).toMatchObject({
      created: false,
      database: { database_id: 'theirs', password: 'password-of-theirs' }
    })
    expect(requestsOf(upstash)).toBe('list create list get')
    expect(upstash.events).toContain('nothing')
    expect(upstash.databases).toHaveLength(1)
    expect(took).toBe(0)
  })

  test('is recognized by a 409 too', async () => {
    const upstash = new FakeUpstash()
    upstash.fail('create', () => {
      upstash.add(NAME)
      return reply(409, { error: 'Database already exists' })
    })
    expect((await provide(upstash)).found?.created).toBe(false)
  })

  test('is waited for if the list lags behind "already exists"', async () => {
    const upstash = new FakeUpstash()
    upstash.fail('create', raced(upstash)).fail('list', asUsual, lagging, lagging)
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: false, database: { database_id: 'theirs' } })
    expect(requestsOf(upstash)).toBe('list create list list create list get')
  })

  test('is an error in the API’s own words where the database never shows', async () => {
    const upstash = new FakeUpstash().fail('create', ...Array<Intervention>(50).fill(answer(NAME_TAKEN)))
    const { error } = await provide(upstash)
    expect(upstash.events.filter((event) => event === 'create')).toHaveLength(8)
    expect(messageOf(error)).toMatch(/saying: database with same name already exists\. Choose another `name`/)
    expect(messageOf(error)).not.toMatch(/may have been created/)
    expect(upstash.databases).toHaveLength(0)
  })

  test('ends with the oldest database if both were created, and the other is named', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.uniqueNames = false
    const both: Intervention = (handle) => {
      upstash.add(NAME, { database_id: 'theirs' })
      handle()
      throw lost()
    }
    const { found, log } = await provide(upstash.fail('create', both))
    expect(found?.database.database_id).toBe('theirs')
    expect(log.texts('warning')).toHaveLength(1)
    expect(log.texts('warning')[0]).toContain('surplus: id-2.')
  })
})
