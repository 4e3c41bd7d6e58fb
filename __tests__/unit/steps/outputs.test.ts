import { describe, expect, test } from '@jest/globals'
import {
  publishDatabase,
  publishDeletion,
  publishPreview,
  publishAbsence,
  publishSweep,
  type Publication
} from '../../../src/steps/outputs.js'
import { aDatabase, aRunner, type MemoryRunner } from '../../support/builders.js'
import type { MemoryLog } from '../../support/memory-log.js'
import { DOCUMENTED_REPLY } from '../../support/replies.js'

const API = 'https://api.upstash.com/v2'
const HAND_OVER = { apiUrl: API, exportEnv: false }
const EMULATOR = 'http://127.0.0.1:8080/v2'

function publish(fields: object = {}, given: Partial<Publication> = {}): MemoryLog {
  const runner = aRunner()
  const database = aDatabase({ ...DOCUMENTED_REPLY, ...fields })
  publishDatabase({ database, created: true }, { ...HAND_OVER, ...given }, runner)
  return runner.log
}

const SECRETS = ['password', 'rest_token', 'read_only_rest_token', 'redis_url']

describe('publishing a database', () => {
  test('gives all outputs of the documented reply', () => {
    expect(publish().outputs).toEqual({
      database_id: '93e3a3e-342c-4683-ba75-344c08ae143b',
      database_name: 'global-test',
      endpoint: 'steady-stud-32559.upstash.io',
      port: '32559',
      tls: 'false',
      region: 'global',
      primary_region: '',
      state: 'active',
      created: 'true',
      rest_url: 'https://steady-stud-32559.upstash.io',
      password: DOCUMENTED_REPLY.password,
      rest_token: DOCUMENTED_REPLY.rest_token,
      read_only_rest_token: DOCUMENTED_REPLY.read_only_rest_token,
      redis_url: `redis://default:${DOCUMENTED_REPLY.password}@steady-stud-32559.upstash.io:32559`
    })
  })

  test.each([
    ['as documented', {}],
    [
      'with characters that URLs encode',
      { password: 'a/b+c=', rest_token: 'x y', read_only_rest_token: '%' }
    ],
    ['with a password that is not well-formed text', { password: 'a\uD800b' }]
  ])('masks every secret, %s, before the first output, and in its encoded form too', (_what, fields) => {
    const log = publish(fields)
    const firstOutput = log.events.findIndex(({ kind }) => kind === 'output')
    const masked = log.events.slice(0, firstOutput).map(({ kind, text }) => `${kind} ${text}`)
    for (const name of SECRETS) {
      const secret = log.outputs[name] ?? ''
      expect(secret).not.toBe('')
      expect(masked).toContain(`mask ${secret}`)
      // Half a surrogate pair is no character: written as UTF-8 it becomes U+FFFD.
      const written = Buffer.from(secret, 'utf8').toString('utf8')
      expect(masked).toContain(`mask ${encodeURIComponent(written)}`)
    }
    expect(log.events.slice(firstOutput).filter(({ kind }) => kind === 'mask')).toEqual([])
  })

  test('masks nothing that GitHub would then drop from a job’s outputs', () => {
    const log = publish()
    const masks = new Set(log.texts('mask'))
    for (const [name, value] of Object.entries(log.outputs)) {
      expect({ name, masked: masks.has(value) }).toEqual({ name, masked: SECRETS.includes(name) })
    }
  })

  test('says nothing else if all is there', () => {
    expect(publish().events.filter(({ kind }) => kind !== 'mask' && kind !== 'output')).toEqual([])
  })
})

describe('credentials that are withheld', () => {
  test('are left empty with a warning that says why; the rest is published', () => {
    const log = publish({ password: undefined, rest_token: null, read_only_rest_token: '' })
    expect(log.outputs).toMatchObject({
      database_id: DOCUMENTED_REPLY.database_id,
      endpoint: DOCUMENTED_REPLY.endpoint,
      rest_url: 'https://steady-stud-32559.upstash.io',
      password: '',
      rest_token: '',
      read_only_rest_token: '',
      redis_url: ''
    })
    expect(log.texts('mask')).toEqual([])
    expect(log.texts('warning')).toHaveLength(1)
    expect(log.texts('warning')[0]).toMatch(
      /`password`, `rest_token` and `read_only_rest_token` of the database "global-test".*Credential Protection/
    )
  })

  test('are named one by one', () => {
    const log = publish({ read_only_rest_token: undefined })
    expect(log.texts('warning')[0]).toMatch(/does not show `read_only_rest_token` of/)
    expect(log.outputs['rest_token']).toBe(DOCUMENTED_REPLY.rest_token)
  })
})

describe('the variables for later steps', () => {
  const { password, rest_token } = DOCUMENTED_REPLY
  const redisUrl = `redis://default:${password}@steady-stud-32559.upstash.io:32559`
  const restUrl = 'https://steady-stud-32559.upstash.io'

  test('are not set unless they are asked for', () => {
    expect(publish().variables).toEqual({})
  })

  test('have the names that the libraries read', () => {
    expect(publish({}, { exportEnv: true }).variables).toEqual({
      UPSTASH_REDIS_REST_URL: restUrl,
      UPSTASH_REDIS_REST_TOKEN: rest_token,
      REDIS_URL: redisUrl,
      KV_REST_API_URL: restUrl,
      KV_REST_API_TOKEN: rest_token,
      KV_URL: redisUrl
    })
  })

  test('are set once all that is secret in them is masked', () => {
    const { events } = publish({}, { exportEnv: true })
    const first = events.findIndex(({ kind }) => kind === 'variable')
    const masks = events.slice(0, first).flatMap(({ kind, text }) => (kind === 'mask' ? [text] : []))
    expect(masks).toEqual(expect.arrayContaining([rest_token, password, redisUrl]))
    expect(events.slice(first).filter(({ kind }) => kind === 'mask')).toEqual([])
  })

  test.each<[object, string[], string]>([
    [
      { rest_token: undefined },
      ['REDIS_URL', 'KV_URL'],
      '`UPSTASH_REDIS_REST_URL`, `UPSTASH_REDIS_REST_TOKEN`, `KV_REST_API_URL` and `KV_REST_API_TOKEN`'
    ],
    [
      { password: undefined },
      ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN', 'KV_REST_API_URL', 'KV_REST_API_TOKEN'],
      '`REDIS_URL` and `KV_URL`'
    ]
  ])('are left as they were if what is secret in them is withheld: %j', (fields, set, unset) => {
    const log = publish(fields, { exportEnv: true })
    expect(Object.keys(log.variables)).toEqual(set)
    expect(log.texts('warning')).toEqual([
      expect.stringContaining(`these outputs are empty, and ${unset} not set. `)
    ])
  })
})

describe('the REST address', () => {
  const local = 'http://127.0.0.1:9000/db-1'
  test.each([
    ['is an emulator’s own on this machine', EMULATOR, local, local],
    ['is never one the real API names', API, local, 'https://steady-stud-32559.upstash.io'],
    ['is never one elsewhere', EMULATOR, 'https://evil.example', 'https://steady-stud-32559.upstash.io']
  ])('%s', (_what, apiUrl, rest_url, expected) => {
    expect(publish({ rest_url }, { apiUrl }).outputs['rest_url']).toBe(expected)
  })
})

describe('what an action did is published', () => {
  const database = aDatabase({ database_name: 'orders' })
  const due = { database_id: 'id-1', database_name: 'orders', reason: 'it is old' }

  test.each<[string, (runner: MemoryRunner) => void, object]>([
    [
      'a deletion',
      (runner) => {
        publishDeletion({ deleted: true, id: 'id-1' }, runner)
      },
      { deleted: 'true', database_id: 'id-1' }
    ],
    [
      'nothing to delete',
      (runner) => {
        publishDeletion({ deleted: false, id: undefined }, runner)
      },
      { deleted: 'false', database_id: '' }
    ],
    [
      'a preview',
      (runner) => {
        publishPreview(
          { found: { database, created: true, reset: false }, skipped: false, deleted: false },
          HAND_OVER,
          runner
        )
      },
      expect.objectContaining({
        database_name: 'orders',
        created: 'true',
        skipped: 'false',
        deleted: 'false'
      })
    ],
    [
      'the end of a preview',
      (runner) => {
        publishPreview({ found: undefined, skipped: false, deleted: true }, HAND_OVER, runner)
      },
      { created: 'false', skipped: 'false', deleted: 'true', local: 'false' }
    ],
    [
      'a preview without secrets',
      (runner) => {
        publishAbsence('GitHub passes none', runner)
      },
      { created: 'false', skipped: 'true', deleted: 'false', local: 'false' }
    ],
    [
      'a sweep',
      (runner) => {
        publishSweep(
          {
            deleted: [due],
            kept: 2,
            failed: [{ due, why: 'no' }]
          },
          runner
        )
      },
      { deleted_count: '1', deleted: JSON.stringify([due]), kept_count: '2', failed_count: '1' }
    ]
  ])('%s', (_what, publish, expected) => {
    const runner = aRunner()
    publish(runner)
    expect(runner.log.outputs).toEqual(expected)
  })

  test('with a notice that says why a run without secrets is skipped', () => {
    const runner = aRunner()
    publishAbsence('GitHub passes none', runner)
    expect(runner.log.texts('notice')).toEqual(['Skipped: GitHub passes none, so there is no database here.'])
  })
})
