import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { SMALLEST_REPLY } from '../../support/replies.js'
import { accountWith, namesIn } from './acting.js'
import { asUsual, requestsOf } from './interventions.js'
import { NAME, provide } from './providing.js'

const LONG_AGO = 1_700_000_000

/** Lets everything happen, and deletes the database right afterwards, as another job would. */
function thenVanish(upstash: FakeUpstash): Intervention {
  return (handle) => {
    const given = handle()
    upstash.clear()
    return given
  }
}

describe('a database that is not there', () => {
  test('is created with two requests; the plan is written down before, the id after', async () => {
    const upstash = new FakeUpstash()
    const { found, log, took, pending } = await provide(upstash)
    expect(upstash.events).toEqual(['list', `planned:${NAME}`, 'create', 'created:id-1'])
    expect(found).toMatchObject({
      created: true,
      database: { database_id: 'id-1', password: 'password-of-id-1' }
    })
    expect(upstash.databases).toHaveLength(1)
    expect({ took, pending, warnings: log.texts('warning') }).toEqual({ took: 0, pending: 0, warnings: [] })
  })

  test('is created next to others whose names are like its own', async () => {
    const upstash = accountWith(`${NAME}0`, NAME.toUpperCase(), ` ${NAME}`, 'acme-shop-pr-1', '')
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: true, database: { database_id: 'id-6' } })
  })

  test('has its credentials fetched if the create reply has none', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.createCredentials = false
    const { found } = await provide(upstash)
    expect(upstash.events).toEqual(['list', `planned:${NAME}`, 'create', 'created:id-1', 'get'])
    expect(found).toMatchObject({ created: true, database: { password: 'password-of-id-1' } })
  })

  test('stays one that this step created if its detail takes a moment to appear', async () => {
    const upstash = new FakeUpstash().fail('get', answer(reply(404, '"database not found"')))
    upstash.behaviour.createCredentials = false
    const { found } = await provide(upstash)
    expect(upstash.databases).toHaveLength(1)
    expect(found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
  })
})

describe('a database that is there', () => {
  test('is reused with two requests, and nothing is planned', async () => {
    const upstash = accountWith('other', NAME)
    const { found, log } = await provide(upstash)
    expect(upstash.events).toEqual(['list', 'get'])
    expect(found).toMatchObject({
      created: false,
      database: { database_id: 'id-2', password: 'password-of-id-2' }
    })
    expect(log.texts('info')).toEqual([`Reusing the database "${NAME}" (id-2).`])
  })

  test('is used as it is, with a warning, if it is not what was asked for', async () => {
    const given = { name: NAME, primary_region: 'eu-west-1' }
    const upstash = accountWith(NAME).fail('get', answer(reply(200, { ...SMALLEST_REPLY, ...given })))
    const { log } = await provide(upstash)
    expect(log.texts('warning')).toEqual([
      expect.stringContaining('its primary region is "eu-west-1", not "us-east-1"')
    ])
  })

  test('is reused without its credentials if they are withheld from everybody', async () => {
    const upstash = new FakeUpstash()
    upstash.add(NAME)
    upstash.behaviour.detailCredentials = false
    const { found } = await provide(upstash)
    expect(upstash.events).toEqual(['list', 'get'])
    expect(found).toMatchObject({ created: false, database: { password: undefined } })
  })

  test('is masked before it is handed on', async () => {
    const upstash = accountWith(NAME)
    const { log } = await provide(upstash)
    expect(log.texts('mask')).toEqual(['password-of-id-1', 'token-of-id-1', 'reader-of-id-1'])
  })

  test('is the oldest if there are several; the others are named in one warning', async () => {
    const upstash = new FakeUpstash()
    upstash.add(NAME, { database_id: 'young', creation_time: LONG_AGO + 300 })
    upstash.add(NAME, { database_id: 'oldest', creation_time: LONG_AGO + 100 })
    upstash.add(NAME, { database_id: 'middle', creation_time: LONG_AGO + 200 })
    const { found, log } = await provide(upstash)
    expect(found).toMatchObject({ created: false, database: { database_id: 'oldest' } })
    expect(log.texts('warning')).toHaveLength(1)
    expect(log.texts('warning')[0]).toMatch(
      /has 3 databases named "acme-shop-pr-12"\..*surplus: middle and young\./
    )
    expect(upstash.databases).toHaveLength(3)
  })

  test('is the same for everybody if several are equally old', async () => {
    for (const ids of [
      ['b', 'a', 'c'],
      ['c', 'b', 'a']
    ]) {
      const upstash = new FakeUpstash()
      for (const database_id of ids) upstash.add(NAME, { database_id, creation_time: LONG_AGO })
      expect((await provide(upstash)).found?.database.database_id).toBe('a')
    }
  })

  test('is an error if `if_exists` is `fail`', async () => {
    const upstash = accountWith(NAME)
    const { error } = await provide(upstash, { ifExists: 'fail' })
    expect(upstash.events).toEqual(['list'])
    expect(messageOf(error)).toMatch(/is there already \(id-1\), and `if_exists` is `fail`\./)
  })

  test('that cannot be read is an error that says that it is there, and why', async () => {
    const upstash = accountWith(NAME).fail('get', answer(reply(403, '"no"')))
    expect(messageOf((await provide(upstash)).error)).toMatch(
      /The database id-1 is there, but could not be read: .* 403/
    )
  })
})

describe('a database that vanishes while it is read', () => {
  test('is created afresh', async () => {
    const upstash = accountWith(NAME)
    upstash.fail('list', thenVanish(upstash))
    const { found } = await provide(upstash)
    expect(upstash.events).toEqual(['list', 'get', 'list', `planned:${NAME}`, 'create', 'created:id-2'])
    expect(found?.created).toBe(true)
    expect(upstash.databases).toHaveLength(1)
  })

  test('is an error after the third time', async () => {
    const upstash = new FakeUpstash()
    const comeAndGo: Intervention = (handle) => {
      upstash.add(NAME)
      const given = handle()
      upstash.clear()
      return given
    }
    const { error } = await provide(upstash.fail('list', comeAndGo, comeAndGo, comeAndGo))
    expect(upstash.events).toEqual(['list', 'get', 'list', 'get', 'list', 'get'])
    expect(messageOf(error)).toMatch(/deleted by something else 3 times.*run this one again/)
  })
})

describe('recreating', () => {
  test('deletes all of the name right before the create request', async () => {
    const upstash = accountWith(NAME, 'other', NAME)
    const { found } = await provide(upstash, { ifExists: 'recreate' })
    expect(requestsOf(upstash)).toBe('list delete delete create')
    expect(found?.created).toBe(true)
    expect(namesIn(upstash)).toEqual(['other', NAME])
  })

  test('creates nothing if the old one cannot be deleted', async () => {
    const upstash = accountWith(NAME).fail('delete', answer(reply(403, '"no"')))
    const { error } = await provide(upstash, { ifExists: 'recreate' })
    expect(messageOf(error)).toContain('answered 403')
    expect(requestsOf(upstash)).toBe('list delete')
  })

  test('does not adopt what it has just deleted, though a list may still show it', async () => {
    const upstash = new FakeUpstash()
    const old = upstash.add(NAME, { database_id: 'old' })
    const lagging: Intervention = () => reply(200, [old])
    upstash.fail('create', lose({ handled: false })).fail('list', asUsual, lagging)
    const { found } = await provide(upstash, { ifExists: 'recreate' })
    expect(found?.database.database_id).not.toBe('old')
    expect(upstash.databases).toHaveLength(1)
  })

  test('says that the old one is gone if there is no new one', async () => {
    const upstash = new FakeUpstash()
    upstash.add(NAME, { database_id: 'old' })
    upstash.fail('create', answer(reply(400, '"invalid plan"')))
    const { error } = await provide(upstash, { ifExists: 'recreate' })
    expect(messageOf(error)).toMatch(/saying: invalid plan\..* that was there \(old\) is deleted already\.$/)
  })

  test('refuses to delete a derived name that is not this repository’s, unless it was given', async () => {
    const upstash = accountWith('acme-other-pr-12')
    const { error } = await provide(upstash, { ifExists: 'recreate', name: 'acme-other-pr-12' })
    expect(messageOf(error)).toMatch(
      /^Nothing is deleted for `if_exists: recreate`: "acme-other-pr-12" is not a name that "acme\/shop" derives/
    )
    expect(upstash.events).toEqual(['list'])
    const { found } = await provide(upstash, {
      ifExists: 'recreate',
      name: 'acme-other-pr-12',
      nameGiven: true
    })
    expect(found?.created).toBe(true)
  })
})

describe('resetting', () => {
  test('hands on what is there, to be emptied, and asks for nothing more than reusing does', async () => {
    const upstash = accountWith(NAME)
    const { found } = await provide(upstash, { ifExists: 'reset' })
    expect(requestsOf(upstash)).toBe('list get')
    expect(found).toMatchObject({ created: false, reset: true, database: { database_id: 'id-1' } })
  })

  test('creates what is not there, which is not to be emptied', async () => {
    const upstash = accountWith('other')
    const { found } = await provide(upstash, { ifExists: 'reset' })
    expect(requestsOf(upstash)).toBe('list create')
    expect(found).toMatchObject({ created: true, reset: false })
  })

  test('refuses a derived name that is not this repository’s, unless it was given', async () => {
    const upstash = accountWith('acme-other-pr-12')
    const setting = { ifExists: 'reset', name: 'acme-other-pr-12' } as const
    const { found: none, error } = await provide(upstash, setting)
    expect(none).toBeUndefined()
    expect(messageOf(error)).toMatch(/^Nothing is deleted for `if_exists: reset`: "acme-other-pr-12"/)
    const { found } = await provide(upstash, { ...setting, nameGiven: true })
    expect(found?.reset).toBe(true)
  })

  test('is nothing that reusing does', async () => {
    expect((await provide(accountWith(NAME))).found?.reset).toBe(false)
  })
})

test('nothing happens before the list is known', async () => {
  const upstash = new FakeUpstash().fail('list', answer(reply(401, { error: 'Unauthorized' })))
  const { error } = await provide(upstash)
  expect(upstash.events).toEqual(['list'])
  expect(messageOf(error)).toMatch(/answered 401 saying: Unauthorized\. Check `email` and `api_key`/)
})
