import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { messageOf } from '../../../src/errors.js'
import { refused, reply } from '../../support/scripted-network.js'
import { answer, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { namesIn } from './acting.js'
import { afterEffect, asUsual, requestsOf, silent, silentAfterEffect } from './interventions.js'
import { NAME, provide } from './providing.js'

describe('a create request that meets one fault', () => {
  test.each<[string, Intervention, string]>([
    ['the connection is refused', () => Promise.reject(refused()), 'list create create'],
    ['the connection is lost before the effect', lose({ handled: false }), 'list create looks create'],
    ['the connection is lost after the effect', lose(afterEffect), 'list create list get'],
    ['408 before the effect', answer(reply(408)), 'list create looks create'],
    ['429', answer(reply(429)), 'list create create'],
    ['429 with Retry-After', answer(reply(429, '', { 'retry-after': '20' })), 'list create create'],
    ['500 before the effect', answer(reply(500, '"maintenance mode"')), 'list create looks create'],
    [
      '502 after the effect',
      answer(reply(502, '<html>Bad Gateway</html>'), afterEffect),
      'list create list get'
    ],
    ['503 before the effect', answer(reply(503)), 'list create looks create'],
    ['504 after the effect', answer(reply(504), afterEffect), 'list create list get'],
    [
      'a reply cut short after the effect',
      answer(reply(200, '{"database_id":"id-1","endp'), afterEffect),
      'list create list get'
    ],
    ['an empty reply after the effect', answer(reply(200), afterEffect), 'list create list get'],
    ['null after the effect', answer(reply(200, 'null'), afterEffect), 'list create list get'],
    ['HTML after the effect', answer(reply(200, '<html>'), afterEffect), 'list create list get'],
    [
      'a reply without an id',
      answer(reply(200, { endpoint: 'a.upstash.io' }), afterEffect),
      'list create list get'
    ],
    [
      'a reply with a hostile id',
      answer(reply(200, { database_id: '../x', endpoint: 'a' }), afterEffect),
      'list create list get'
    ],
    ['silence before the effect', silent, 'list create looks create'],
    ['silence after the effect', silentAfterEffect, 'list create list get']
  ])('leaves one database, this step’s own: %s', async (_what, fault, requests) => {
    const upstash = new FakeUpstash().fail('create', fault)
    const { found, error, pending } = await provide(upstash)
    expect(error).toBeUndefined()
    expect(requestsOf(upstash).replace(/list(?: list){4,5} create$/, 'looks create')).toBe(requests)
    expect(namesIn(upstash)).toEqual([NAME])
    expect(found).toMatchObject({
      created: true,
      database: { database_id: 'id-1', password: 'password-of-id-1' }
    })
    expect(upstash.events).toContain('created:id-1')
    expect(pending).toBe(0)
  })

  test('leaves one database even if the API does not keep names unique', async () => {
    for (const fault of [lose(afterEffect), answer(reply(502), afterEffect), silentAfterEffect]) {
      const upstash = new FakeUpstash().fail('create', fault)
      upstash.behaviour.uniqueNames = false
      expect((await provide(upstash)).found).toMatchObject({
        created: true,
        database: { database_id: 'id-1' }
      })
      expect(upstash.databases).toHaveLength(1)
    }
  })

  test('is sent again when its Retry-After is over', async () => {
    const upstash = new FakeUpstash().fail('create', answer(reply(429, '', { 'retry-after': '20' })))
    expect((await provide(upstash)).took).toBe(20_000)
  })
})

describe('a create request that meets several faults', () => {
  test('is not sent again before a look has succeeded', async () => {
    const upstash = new FakeUpstash()
      .fail('create', lose(afterEffect))
      .fail('list', asUsual, answer(reply(503)), lose({ handled: false }))
    expect((await provide(upstash)).found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
    expect(requestsOf(upstash)).toBe('list create list list list get')
  })

  test('is not sent again before a look has succeeded even if its reply made no sense', async () => {
    const upstash = new FakeUpstash()
      .fail('create', answer(reply(200, '<html>'), afterEffect))
      .fail('list', asUsual, answer(reply(503)))
    expect((await provide(upstash)).found).toMatchObject({ created: true })
    expect(requestsOf(upstash)).toBe('list create list list get')
  })

  test('is looked for once more if "already exists" comes before the list shows its database', async () => {
    const upstash = new FakeUpstash().fail('create', lose(afterEffect))
    upstash.behaviour.listLagMs = 3_000
    const { found } = await provide(upstash)
    expect(found).toMatchObject({ created: true, database: { database_id: 'id-1' } })
    expect(requestsOf(upstash)).toMatch(/^list create(?: list){5,6}(?: create list list)+ get$/)
  })
})

test('whatever faults come, there is one database or an error, never two, never one that is not known of', async () => {
  const upstreams: Record<string, Intervention> = {
    lostBefore: lose({ handled: false }),
    lostAfter: lose(afterEffect),
    badGateway: answer(reply(502), afterEffect),
    unavailable: answer(reply(503)),
    tooMany: answer(reply(429, '', { 'retry-after': '1' })),
    garbage: answer(reply(200, '{"database_id":'), afterEffect),
    refused: () => Promise.reject(refused()),
    silent,
    silentAfterEffect,
    asUsual
  }
  const faults = fc.array(fc.constantFrom(...Object.keys(upstreams)), { maxLength: 4 })
  const setting = fc.record({
    list: faults,
    create: faults,
    get: faults,
    seed: fc.nat(),
    unique: fc.boolean()
  })
  await fc.assert(
    fc.asyncProperty(setting, async ({ seed, unique, ...chosen }) => {
      const upstash = new FakeUpstash()
      upstash.behaviour.uniqueNames = unique
      for (const operation of ['list', 'create', 'get'] as const) {
        upstash.fail(operation, ...chosen[operation].flatMap((name) => upstreams[name] ?? []))
      }
      const { found, error, pending } = await provide(upstash, { seed, seconds: 600 })
      expect(upstash.databases.length).toBeLessThanOrEqual(1)
      expect(pending).toBe(0)
      const [database] = upstash.databases
      if (found !== undefined) {
        expect(found).toMatchObject({ created: true, database: { database_id: database?.database_id } })
      } else if (database !== undefined) {
        expect(messageOf(error)).toMatch(/may have been created nevertheless|is there, but could not be read/)
      }
    }),
    { numRuns: 150 }
  )
})
