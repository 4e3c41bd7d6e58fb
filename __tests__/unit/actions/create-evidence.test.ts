import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { accountWith, namesIn } from './acting.js'
import { NAME_TAKEN, requestsOf } from './interventions.js'
import { NAME, provide } from './providing.js'

function times<T>(count: number, one: T): T[] {
  return Array<T>(count).fill(one)
}

describe('a create reply with another name than the one asked for', () => {
  const changes: [string, string, (name: string) => string][] = [
    ['lowercases', 'Orders', (name) => name.toLowerCase()],
    ['trims', 'orders-with-a-long-name-', (name) => name.slice(0, 12)]
  ]

  /** Answers as a server that makes another name of the one asked for. */
  const renaming =
    (upstash: FakeUpstash, change: (name: string) => string): Intervention =>
    (_handle, { body = '' }) => {
      const { name } = JSON.parse(body) as { name: string }
      return reply(200, upstash.add(change(name), { creation_time: VIRTUAL_START / 1000 }))
    }

  test.each(changes)(
    'from a server that %s names: that database is deleted, and the error says which names are kept',
    async (_what, name, change) => {
      const upstash = accountWith('another')
      upstash.fail('create', renaming(upstash, change))
      const { error } = await provide(upstash, { name, nameGiven: true })
      expect(messageOf(error)).toBe(
        `Upstash named the database "${change(name)}" (id-2), not "${name}", so no later run would find it. ` +
          'It is deleted again. Choose a name that Upstash keeps as it is: lower-case letters, digits and hyphens.'
      )
      expect(requestsOf(upstash)).toBe('list create delete')
      expect(namesIn(upstash)).toEqual(['another'])
    }
  )

  test('that cannot be deleted stays written down, for the post step, and is named', async () => {
    const upstash = new FakeUpstash()
    upstash.fail(
      'create',
      renaming(upstash, (name) => name.toLowerCase())
    )
    upstash.fail('delete', answer(reply(403, '"no"')))
    const { error } = await provide(upstash, { name: 'Orders', nameGiven: true })
    expect(messageOf(error)).toMatch(
      /"orders" \(id-1\), not "Orders".* could not be deleted: .*403.* in the Upstash console/
    )
    expect(upstash.events).toContain('created:id-1')
  })

  test('is no other name if it tells none', async () => {
    const upstash = new FakeUpstash().fail('create', (handle) => {
      const { database_name, ...told } = JSON.parse(handle().body) as Record<string, unknown>
      expect(database_name).toBe(NAME)
      return reply(200, told)
    })
    expect((await provide(upstash)).found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
  })
})

describe('a database that is listed with a state', () => {
  test('of deleted is passed over, though it is the oldest of its name', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.uniqueNames = false
    upstash.add(NAME, { database_id: 'deleted', state: 'deleted' })
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: true, database: { state: 'active' } })
    expect(requestsOf(upstash)).toBe('list create')
  })

  test('of suspended is handed on', async () => {
    const upstash = new FakeUpstash()
    upstash.add(NAME, { state: 'suspended' })
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: false, database: { state: 'suspended' } })
  })
})

test('a foreign entry with the id legacy:eu/17 does not stop the step', async () => {
  const upstash = new FakeUpstash()
  upstash.add('somebody-else', { database_id: 'legacy:eu/17' })
  expect((await provide(upstash)).found).toMatchObject({ created: true })
})

test.each([
  ['400 "already exists"', NAME_TAKEN],
  ['400 "already in use"', reply(400, '"database name is already in use"')],
  ['400 "name is taken"', reply(400, { error: 'this name is taken' })],
  ['409 without a word', reply(409)],
  ['409 for a reason of its own', reply(409, { error: 'conflict' })]
])('%s is a race that another run has won: its database is looked for and used', async (_what, refusal) => {
  const upstash = new FakeUpstash()
  upstash.fail('create', () => {
    upstash.add(NAME, { database_id: 'theirs' })
    return refusal
  })
  const { found, error } = await provide(upstash)
  expect(error).toBeUndefined()
  expect(found).toMatchObject({ created: false, database: { database_id: 'theirs' } })
  expect(requestsOf(upstash)).toBe('list create list get')
})

test.each(['list', 'create', 'get'] as const)(
  'answers of 429 to %s for 20 s are outlasted by a timeout of 120 s',
  async (operation) => {
    const upstash = new FakeUpstash()
    upstash.behaviour.createCredentials = false
    const limited: Intervention = (handle) =>
      upstash.clock.now() - VIRTUAL_START < 20_000 ? reply(429) : handle()
    const { found, error, took } = await provide(upstash.fail(operation, ...times(100, limited)), {
      seconds: 120
    })
    expect(error).toBeUndefined()
    expect(found?.created).toBe(true)
    expect(upstash.databases).toHaveLength(1)
    expect(took).toBeGreaterThanOrEqual(20_000)
    // The longest wait between two attempts is 15 s.
    expect(took).toBeLessThanOrEqual(35_000)
  }
)

test.each([
  [true, 'the post step of this job looks for it and deletes it.'],
  [false, 'the next run with this name will find and use it.']
])(
  'a timeout says what becomes of the database, with `delete_after_job: %p`',
  async (deleteAfterJob, next) => {
    const upstash = new FakeUpstash().fail('create', ...times(20, lose({ handled: false })))
    const { error } = await provide(upstash, { seconds: 10, deleteAfterJob })
    expect(messageOf(error)).toMatch(
      /A database named "acme-shop-pr-12" may have been created nevertheless; /
    )
    expect(messageOf(error).endsWith(next)).toBe(true)
  }
)
