import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { useRig } from '../support/rig.js'
import type { ActionRun } from '../support/runner.js'

const rig = useRig({ dataPlane: true })
const VALUES = ['planted-value-1', 'planted-value-2', 'planted-value-3']
const open: Redis[] = []

/** A client of a database that a step has left, as its owner has it. */
function clientOf({ outputs }: ActionRun): Redis {
  const redis = new Redis(outputs['redis_url'] ?? '', {
    tls: { rejectUnauthorized: false },
    disconnectTimeout: 0
  })
  open.push(redis)
  return redis
}

afterEach(() => {
  for (const redis of open.splice(0)) redis.disconnect()
})

const create = (name: string, inputs: Record<string, string> = {}, kill?: (run: KillSwitch) => void) =>
  rig().run(
    '.',
    { primary_region: 'us-east-1', name, ...inputs },
    {
      secrets: VALUES,
      ...(kill && {
        onSpawn: (child) => {
          kill({ child })
        }
      })
    }
  )

interface KillSwitch {
  child: { kill(signal: NodeJS.Signals): boolean }
}

let production: ActionRun
let source: Redis

beforeEach(async () => {
  production = await create('production')
  source = clientOf(production)
  await source.set('user:1', VALUES[0] ?? '')
  await source.hset('user:2', { mail: VALUES[1] ?? '' })
  await source.set('session', VALUES[2] ?? '', 'EX', 1000)
})

describe('copy_from', () => {
  test.each(['its name', 'its id'])('fills a new database from the one of %s, over TLS', async (by) => {
    const copy_from = by === 'its name' ? 'production' : (production.outputs['database_id'] ?? '')
    const step = await create('preview', { copy_from, copy_except: 'session' })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
    expect(step.log).toMatch(/Copied 2 keys in \d+\.\d s: 1 \w+, 1 \w+; 0\.0 MB/)
    const copy = clientOf(step)
    expect(await copy.get('user:1')).toBe(VALUES[0])
    expect(await copy.hgetall('user:2')).toEqual({ mail: VALUES[1] })
    expect(await copy.dbsize()).toBe(2)
    expect(await source.dbsize()).toBe(3)
  })

  test('leaves a database that is filled alone, and asks for nothing more than without it', async () => {
    await create('preview', { copy_from: 'production' })
    const before = rig().calls.length
    const step = await create('preview', { copy_from: 'production' })
    expect(step.log).toContain('The database is filled already')
    expect(
      rig()
        .calls.slice(before)
        .filter((call) => !call.startsWith('PING'))
    ).toEqual(['GET /redis/databases', `GET /redis/database/${step.outputs['database_id'] ?? ''}`])
  })

  test('of more keys than the limit fails, and empties nothing', async () => {
    const first = await create('preview')
    await clientOf(first).set('old', '1')
    const step = await create('preview', { copy_from: 'production', copy_limit: '2', if_exists: 'reset' })
    expect(step.errors).toEqual([expect.stringContaining('has more than 2 keys to be copied')])
    expect(await clientOf(first).get('old')).toBe('1')
  })

  test('that names no database fails before one is created', async () => {
    const step = await create('preview', { copy_from: 'nowhere' })
    expect(step.errors).toEqual([expect.stringContaining('There is no database "nowhere" to copy from')])
    expect(rig().names).toEqual(['production'])
  })

  test.each(['recreate', 'reset', 'reuse'])(
    'by the id of the database itself fails with %s',
    async (if_exists) => {
      const copy_from = production.outputs['database_id'] ?? ''
      await source.flushall()
      if (if_exists !== 'reuse') await source.set('kept', '1')
      const step = await create('production', { copy_from, if_exists })
      expect(step.errors).toEqual([expect.stringContaining('the database "production" itself')])
      expect(rig().emulator.databases()[0]?.database_id).toBe(copy_from)
      expect(await source.dbsize()).toBe(if_exists === 'reuse' ? 0 : 1)
    }
  )
})

describe('a copy whose process is ended', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'by %s at any time is whole after the next run',
    async (signal) => {
      const pipeline = source.pipeline()
      for (let at = 0; at < 3_000; at++) pipeline.set(`key:${at}`, `value ${at} `.repeat(50))
      await pipeline.exec()
      const outcomes = await Promise.all(
        [0, 1, 2, 3].map(async (point) => {
          const name = `preview-${point}`
          const { emulator } = rig()
          const first = await create(name, { copy_from: 'production' }, ({ child }) => {
            void whenBegun(() => emulator.databases().some((one) => one.database_name === name)).then(() =>
              setTimeout(() => child.kill(signal), point * 60)
            )
          })
          const next = await create(name, { copy_from: 'production' })
          return {
            first,
            next,
            size: await clientOf(next).dbsize(),
            last: await clientOf(next).get('key:2999')
          }
        })
      )
      for (const { next, size, last } of outcomes) {
        expect(next).toMatchObject({ exitCode: 0, errors: [] })
        expect(size).toBe(3_003)
        expect(last).toBe('value 2999 '.repeat(50))
      }
      expect(outcomes.filter(({ first }) => first.exitCode !== 0).length).toBeGreaterThan(0)
    }
  )
})

/** Looks until it is so. */
async function whenBegun(begun: () => boolean): Promise<void> {
  while (!begun()) await new Promise((resolve) => setTimeout(resolve, 5))
}
