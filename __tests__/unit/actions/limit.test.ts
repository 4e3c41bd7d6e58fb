import { describe, expect, test } from '@jest/globals'
import type { IfExists } from '../../../src/actions/provide.js'
import { messageOf } from '../../../src/errors.js'
import { anOwner } from '../../support/builders.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose } from '../../support/fake-upstash.js'
import { accountWith, namesIn } from './acting.js'
import { NAME_TAKEN, requestsOf } from './interventions.js'
import { NAME, provide } from './providing.js'
import { DAY, HOUR, NOW } from './sweeping.js'

const EACH: readonly IfExists[] = ['reuse', 'fail', 'recreate', 'reset']
const OTHERS = ['acme-shop-pr-1', 'acme-shop-run-7-k3x9q', 'acme-shop-branch-main']
const FOREIGN = ['acme-shop-production', 'other-shop-pr-1', 'acme-shop', 'pr-7-api']

describe.each(EACH)(
  '`max_databases` with `if_exists: %s` and three databases of the repository',
  (ifExists) => {
    const ask = (upstash: FakeUpstash, maxDatabases: number) => provide(upstash, { ifExists, maxDatabases })

    test.each([4, 5, 100_000])('creates the next one below a limit of %d', async (limit) => {
      const upstash = accountWith(...OTHERS, ...FOREIGN)
      expect((await ask(upstash, limit)).found?.created).toBe(true)
      expect(namesIn(upstash)).toContain(NAME)
    })

    test.each([1, 2, 3])('creates and deletes nothing at or over a limit of %d', async (limit) => {
      const upstash = accountWith(...FOREIGN, ...OTHERS)
      const { error } = await ask(upstash, limit)
      expect(messageOf(error)).toBe(
        `No database is created: acme/shop has 3 already, and \`max_databases\` is ${limit}. ` +
          'The oldest: "acme-shop-pr-1", "acme-shop-run-7-k3x9q" and "acme-shop-branch-main". ' +
          'The sweep action deletes those whose pull request, run or branch is gone, the delete action a single one.'
      )
      expect(upstash.events).toEqual(['list'])
    })
  }
)

describe('a database that is there already', () => {
  test.each([1, 4])('is reused whatever the limit: %d', async (maxDatabases) => {
    const upstash = accountWith(...OTHERS, NAME)
    expect((await provide(upstash, { maxDatabases })).found?.created).toBe(false)
    expect(upstash.events).toEqual(['list', 'get'])
  })

  test('is reset whatever the limit', async () => {
    const upstash = accountWith(...OTHERS, NAME)
    expect(await provide(upstash, { ifExists: 'reset', maxDatabases: 1 })).toMatchObject({
      error: undefined,
      found: { created: false, reset: true }
    })
    expect(upstash.events).toEqual(['list', 'get'])
  })

  test('is the reason to fail with `if_exists: fail`, not the limit', async () => {
    const { error } = await provide(accountWith(...OTHERS, NAME), { ifExists: 'fail', maxDatabases: 1 })
    expect(messageOf(error)).toMatch(/is there already .* `if_exists` is `fail`/)
  })

  test('does not count when it is recreated, as it makes room for the new one', async () => {
    const upstash = accountWith(...OTHERS, NAME, NAME)
    const { found } = await provide(upstash, { ifExists: 'recreate', maxDatabases: 4 })
    expect(found?.created).toBe(true)
    expect(namesIn(upstash)).toEqual([...OTHERS, NAME])
  })

  test('is not even deleted when it is recreated over the limit', async () => {
    const upstash = accountWith(...OTHERS, NAME)
    const { error } = await provide(upstash, { ifExists: 'recreate', maxDatabases: 3 })
    expect(messageOf(error)).toMatch(/^No database is created: acme\/shop has 3 already/)
    expect(namesIn(upstash)).toEqual([...OTHERS, NAME])
  })

  test('does not count if its state is deleted', async () => {
    const upstash = accountWith(...OTHERS)
    upstash.add('acme-shop-pr-99', { state: 'deleted' })
    expect((await provide(upstash, { maxDatabases: 4 })).found?.created).toBe(true)
  })
})

test('a database with a name of the workflow’s own neither counts nor is refused', async () => {
  const setting = { name: 'staging', maxDatabases: OTHERS.length }
  const { found } = await provide(accountWith(...OTHERS), setting)
  expect(found).toMatchObject({ created: true, database: { database_name: 'staging' } })
  expect((await provide(accountWith('staging', ...OTHERS.slice(1)), setting)).error).toBeUndefined()
})

test('the five oldest are named, those of unknown age last', async () => {
  const upstash = new FakeUpstash()
  upstash.add('acme-shop-pr-9', { creation_time: 0 })
  for (const age of [3, 1, 6, 2, 5, 4]) upstash.add(`acme-shop-pr-${age}`, { creation_time: NOW - age * DAY })
  const { error } = await provide(upstash, { maxDatabases: 7 })
  expect(messageOf(error)).toContain(
    'has 7 already, and `max_databases` is 7. The oldest: "acme-shop-pr-6", "acme-shop-pr-5", "acme-shop-pr-4", "acme-shop-pr-3" and "acme-shop-pr-2". The sweep'
  )
})

test('with a prefix its databases count, and nothing of the repository’s own', async () => {
  const owner = anOwner({ prefix: 'web' })
  const setting = { owner, name: 'web-pr-12', maxDatabases: 2 }
  expect((await provide(accountWith('web-pr-1', ...OTHERS), setting)).found?.created).toBe(true)
  expect(messageOf((await provide(accountWith('web-pr-1', 'web-pr-2'), setting)).error)).toMatch(
    /^No database is created: the prefix "web" has 2 already/
  )
})

describe('a refused create', () => {
  const refuse = (status: number, said = '"database limit reached"') =>
    new FakeUpstash().fail('create', answer(reply(status, said)))
  const EXPLAINED = / The account has /

  test.each([400, 401, 402, 403, 404, 408, 422, 429])(
    'with %d says how full the account is, and what frees it',
    async (status) => {
      const upstash = new FakeUpstash().fail(
        'create',
        answer(reply(status, '"database limit reached"', { 'retry-after': '3600' }))
      )
      for (const name of FOREIGN) upstash.add(name)
      upstash.add('acme-shop-pr-2', { creation_time: NOW - 5 * HOUR })
      upstash.add('acme-shop-pr-1', { creation_time: NOW - 9 * DAY })
      const { error } = await provide(upstash)
      expect(messageOf(error)).toMatch(
        new RegExp(
          `^POST api\\.upstash\\.com/v2/redis/database answered ${status} saying: database limit reached\\. `
        )
      )
      expect(messageOf(error)).toMatch(
        /\. The account has 6 databases, 2 of them of acme\/shop, the oldest "acme-shop-pr-1", 9 days old\. If that is too many for its plan, the sweep or the delete action frees some\.(?: A database named .* may have been created nevertheless; .*)?$/
      )
    }
  )

  test('in an account with one database, or with none of the repository’s, says so', async () => {
    const upstash = refuse(400)
    upstash.add('by-hand')
    expect(messageOf((await provide(upstash)).error)).toContain(
      'The account has 1 database, 0 of them of acme/shop. If'
    )
  })

  test('in an empty account says so, and that is all', async () => {
    expect(messageOf((await provide(refuse(400))).error)).toMatch(
      / The account has 0 databases, 0 of them of acme\/shop\.$/
    )
  })

  test('names no age that is not known', async () => {
    const upstash = refuse(400)
    upstash.add('acme-shop-pr-1', { creation_time: 0 })
    expect(messageOf((await provide(upstash)).error)).toContain('the oldest "acme-shop-pr-1". If')
  })

  test.each([500, 503])('with %d has nothing to do with how full the account is', async (status) => {
    const upstash = new FakeUpstash().fail('create', answer(reply(status, '', { 'retry-after': '3600' })))
    const { error } = await provide(upstash)
    expect(messageOf(error)).toContain(`answered ${status}`)
    expect(messageOf(error)).not.toMatch(EXPLAINED)
  })

  test.each([400, 409])('because the name is taken (%d) is not explained by it', async (status) => {
    const taken = answer({ ...NAME_TAKEN, status })
    const { error } = await provide(new FakeUpstash().fail('create', ...Array<typeof taken>(8).fill(taken)))
    expect(messageOf(error)).toContain('already exists')
    expect(messageOf(error)).not.toMatch(EXPLAINED)
  })

  test('after the old database was deleted for it counts that one no more', async () => {
    const upstash = refuse(400)
    upstash.add(NAME, { database_id: 'old', creation_time: NOW - 9 * DAY })
    upstash.add('acme-shop-pr-1', { creation_time: NOW - 2 * DAY })
    const { error } = await provide(upstash, { ifExists: 'recreate' })
    expect(requestsOf(upstash)).toBe('list delete create')
    expect(messageOf(error)).toMatch(
      /The account has 1 database, 1 of them of acme\/shop, the oldest "acme-shop-pr-1", 2 days old\. .* \(old\) is deleted already\.$/
    )
  })

  test('after a lost reply is explained too, beside the word that there may be one', async () => {
    const upstash = accountWith('acme-shop-pr-1').fail(
      'create',
      lose({ handled: false }),
      answer(reply(402, '"pay first"'))
    )
    const { error } = await provide(upstash)
    expect(messageOf(error)).toMatch(
      /pay first\. .*The account has 1 database, .* may have been created nevertheless/
    )
  })
})
