import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { messageOf } from '../../../src/errors.js'
import { BadReply } from '../../../src/http/errors.js'
import { parseJson } from '../../../src/json.js'
import {
  credentialsIn,
  isDatabaseId,
  missingCredentials,
  parseDatabase,
  parseDatabaseList
} from '../../../src/upstash/database.js'
import { thrownBy } from '../../support/thrown.js'
import { DOCUMENTED_REPLY, SMALLEST_REPLY } from '../../support/replies.js'

const UPSTASH_BEGAN = Date.UTC(2019, 0) / 1000
const SOURCE = 'POST api.upstash.com/v2/redis/database'

describe('a database', () => {
  test('is read from the documented reply, every field that something here needs', () => {
    const { database_type, user_email, ...needed } = DOCUMENTED_REPLY
    expect({ database_type, user_email }).toEqual({
      database_type: expect.any(String),
      user_email: expect.any(String)
    })
    expect(parseDatabase(DOCUMENTED_REPLY, SOURCE)).toEqual({
      ...needed,
      primary_region: undefined,
      eviction: undefined,
      rest_url: undefined
    })
  })

  test('is read from the present OpenAPI file’s example: a bare slug, odd types, numbers beyond 2^53', () => {
    const text =
      '{"database_id":"96ad0856-03b1-4ee7-9666-e81abd0349e1","database_name":"MyRedis","region":"global","port":6379,' +
      '"creation_time":1752649602,"state":"active","endpoint":"beloved-stallion-58500","tls":true,' +
      '"db_request_limit":8024278031528736858,"type":"paid","budget":360,"primary_region":"us-east-1",' +
      '"primary_members":["us-east-1"],"eviction":false,"db_acl_enabled":"false","read_regions":["us-east-2"],' +
      '"securityAddons":{"ipWhitelisting":false},"prometheus_enabled":"false"}'
    expect(parseDatabase(parseJson(text), SOURCE)).toMatchObject({
      database_id: '96ad0856-03b1-4ee7-9666-e81abd0349e1',
      endpoint: 'beloved-stallion-58500.upstash.io',
      port: 6379,
      tls: true,
      primary_region: 'us-east-1',
      read_regions: ['us-east-2'],
      eviction: false,
      password: undefined
    })
  })

  test('needs nothing but an id and an endpoint', () => {
    expect(parseDatabase(SMALLEST_REPLY, SOURCE)).toMatchObject({ database_name: '', port: 6379, tls: true })
  })

  test.each<[string, object, object]>([
    ['a slug', { endpoint: 'busy-bee-1' }, { endpoint: 'busy-bee-1.upstash.io' }],
    ['a full host', { endpoint: 'busy-bee-1.example.net' }, { endpoint: 'busy-bee-1.example.net' }],
    ['an emulator’s address', { endpoint: '127.0.0.1' }, { endpoint: '127.0.0.1' }],
    ['a port as text', { port: '32559' }, { port: 32559 }],
    ['no port', { port: undefined }, { port: 6379 }],
    ['a port that is null', { port: null }, { port: 6379 }],
    ['tls as text', { tls: 'false' }, { tls: true }],
    ['the name under its short key', { name: 'mine' }, { database_name: 'mine' }],
    ['an unknown state', { state: 'hibernating' }, { state: 'hibernating' }],
    ['a state of a wrong type', { state: 7 }, { state: undefined }],
    ['a creation time beyond 2^53', { creation_time: 2 ** 60 }, { creation_time: undefined }],
    ['an empty password', { password: '' }, { password: undefined }],
    ['a token of a wrong type', { rest_token: { a: 1 } }, { rest_token: undefined }],
    [
      'read regions of mixed types',
      { read_regions: ['us-west-1', 7, null] },
      { read_regions: ['us-west-1'] }
    ],
    ['unknown fields', { '::set-output': '\n::error::', toString: 'x' }, { database_id: 'id-1' }]
  ])('is read with %s', (_what, fields, expected) => {
    expect(parseDatabase({ ...SMALLEST_REPLY, ...fields }, SOURCE)).toMatchObject(expected)
  })

  test.each<[string, object, RegExp]>([
    ['no id', { database_id: undefined }, /has no `database_id`/],
    ['an empty id', { database_id: '' }, /has no `database_id`/],
    ['an id that is null', { database_id: null }, /has no `database_id`/],
    ['an id of a wrong type', { database_id: 7 }, /has an unusable `database_id`\. /],
    [
      'an id that leaves its folder',
      { database_id: '../../team' },
      /has an unusable `database_id` \("\.\.\/\.\.\/team"\)/
    ],
    ...['id?credentials=hide', 'a#b', 'a/../b', '..', 'a%2f..', 'a b', '::add-mask::a'].map(
      (database_id): [string, object, RegExp] => [
        `the id "${database_id}"`,
        { database_id },
        /has an unusable `database_id`/
      ]
    ),
    [
      'an id with a line break',
      { database_id: 'id\n::error::x' },
      /has an unusable `database_id` \("id ::error::x"\)/
    ],
    ['an endless id', { database_id: 'x'.repeat(1_000_000) }, /has an unusable `database_id`/],
    ['no endpoint', { endpoint: undefined }, /has no `endpoint`/],
    ['an empty endpoint', { endpoint: '' }, /has no `endpoint`/],
    ['an endpoint of a wrong type', { endpoint: ['a'] }, /has an unusable `endpoint`/],
    ...['a.upstash.io/x', 'evil.example?', 'me@evil.example', 'x:1', '-', '[::1]'].map(
      (endpoint): [string, object, RegExp] => [
        `the endpoint "${endpoint}"`,
        { endpoint },
        /has an unusable `endpoint`/
      ]
    ),
    ['an endpoint with a line break', { endpoint: 'a.io\nb' }, /has an unusable `endpoint`/],
    ['an endpoint with a line break at its end', { endpoint: 'a.io\n' }, /has an unusable `endpoint`/],
    ...[0, -1, 65_536, 1e9, 6379.5, {}, '6379/x', '1\n2'].map((port): [string, object, RegExp] => [
      `the port ${JSON.stringify(port)}`,
      { port },
      /has an unusable `port`/
    ]),
    [
      'a port with more to it',
      { port: '6379@evil.example' },
      /has an unusable `port` \("6379@evil\.example"\)/
    ]
  ])('is refused with %s', (_what, fields, expected) => {
    const error = thrownBy(() => parseDatabase({ ...SMALLEST_REPLY, ...fields }, SOURCE))
    expect(error).toBeInstanceOf(BadReply)
    expect(messageOf(error)).toContain(SOURCE)
    expect(messageOf(error)).toMatch(expected)
    expect(messageOf(error).length).toBeLessThan(500)
    expect(messageOf(error)).not.toMatch(/\p{Cc}/u)
  })

  test.each([undefined, null, 'OK', 7, true, [], [SMALLEST_REPLY]])('is not %j', (reply) => {
    expect(() => parseDatabase(reply, SOURCE)).toThrow(/is not a JSON object/)
  })

  test('is not made of what an object inherits', () => {
    const polluting = parseJson('{"__proto__":{"database_id":"id-1","endpoint":"a.upstash.io"}}')
    expect(() => parseDatabase(polluting, SOURCE)).toThrow(/has no `database_id`/)
    const inheriting: unknown = Object.create(SMALLEST_REPLY)
    expect(() => parseDatabase(inheriting, SOURCE)).toThrow(/has no `database_id`/)
    expect(Object.hasOwn(Object.prototype, 'database_id')).toBe(false)
  })

  test('is sound or a BadReply, whatever JSON comes', () => {
    const names = [...Object.keys(DOCUMENTED_REPLY), 'read_regions', 'rest_url', 'name', '__proto__']
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>('id-1', 'a.upstash.io', '6379', 6379))
    const object = fc.dictionary(fc.constantFrom(...names), value)
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), object), fc.boolean(), (reply, complete) => {
        const given: unknown =
          complete && typeof reply === 'object' && !Array.isArray(reply)
            ? { ...SMALLEST_REPLY, ...reply }
            : reply
        try {
          const database = parseDatabase(given, SOURCE)
          expect(isDatabaseId(database.database_id)).toBe(true)
          expect(new URL(`https://${database.endpoint}:${database.port}`).pathname).toBe('/')
          expect(credentialsIn(database).length + missingCredentials(database).length).toBe(3)
        } catch (error) {
          expect(error).toBeInstanceOf(BadReply)
        }
      }),
      { numRuns: 500 }
    )
  })
})

describe('the list', () => {
  const list = 'GET api.upstash.com/v2/redis/databases'

  test('keeps what it is read for and nothing secret', () => {
    expect(parseDatabaseList([DOCUMENTED_REPLY], list)).toEqual([
      {
        database_id: DOCUMENTED_REPLY.database_id,
        database_name: 'global-test',
        creation_time: 1674596896,
        state: 'active'
      }
    ])
  })

  test('passes over what has no name', () => {
    const entries = [null, 7, 'text', [], {}, { database_id: '../..' }, { database_name: 7 }]
    expect(parseDatabaseList(entries, list)).toEqual([])
  })

  test.each<[unknown, string]>([
    ['legacy:eu/17', 'legacy:eu/17'],
    ['../orders', '../orders'],
    [7, ''],
    [null, '']
  ])('keeps an entry with the odd id %j, for whoever needs its id to refuse', (database_id, kept) => {
    const entries = parseDatabaseList([{ database_id, database_name: 'orders' }, DOCUMENTED_REPLY], list)
    expect(entries).toMatchObject([{ database_id: kept, database_name: 'orders' }, { state: 'active' }])
  })

  test.each([undefined, null, {}, 'OK', 7])('is not %j', (reply) => {
    expect(() => parseDatabaseList(reply, list)).toThrow(/is not a JSON array/)
  })

  test('is sound or a BadReply, whatever JSON comes', () => {
    const entry = fc.oneof(
      fc.jsonValue(),
      fc.record({
        database_id: fc.oneof(fc.jsonValue(), fc.uuid()),
        database_name: fc.oneof(fc.jsonValue(), fc.string()),
        creation_time: fc.jsonValue()
      })
    )
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(entry)), (reply) => {
        try {
          for (const { database_id, database_name, creation_time } of parseDatabaseList(reply, list)) {
            expect([typeof database_id, typeof database_name]).toEqual(['string', 'string'])
            expect(creation_time ?? UPSTASH_BEGAN).toBeGreaterThanOrEqual(UPSTASH_BEGAN)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(BadReply)
        }
      })
    )
  })

  test('of 10,000 databases is read in full', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...DOCUMENTED_REPLY, database_id: `id-${at}` }))
    expect(parseDatabaseList(many, list)).toHaveLength(10_000)
  })
})

test('credentials that are withheld are named', () => {
  expect(missingCredentials(parseDatabase(DOCUMENTED_REPLY, SOURCE))).toEqual([])
  const withheld = parseDatabase({ ...DOCUMENTED_REPLY, password: '', rest_token: null }, SOURCE)
  expect(missingCredentials(withheld)).toEqual(['password', 'rest_token'])
  expect(credentialsIn(withheld)).toEqual([DOCUMENTED_REPLY.read_only_rest_token])
})
