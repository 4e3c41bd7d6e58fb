import { describe, expect, test } from '@jest/globals'
import type { LocalDatabases, Started } from '../../../src/local-database/index.js'
import type { Runner } from '../../../src/runner/runner.js'
import { localStep } from '../../../src/steps/local.js'
import { postStep } from '../../../src/steps/post.js'
import { previewStep } from '../../../src/steps/preview.js'
import {
  aLocalDatabase,
  aPullRequest,
  aRunner,
  type Inputs,
  type MemoryRunner
} from '../../support/builders.js'

const SERVER = { pid: 4711, id: '0123456789abcdef' }
const STATE = '4711 0123456789abcdef'

interface Fake {
  readonly databases: LocalDatabases
  /** What was asked for, kept and stopped. */
  readonly events: string[]
}

/** Databases of which the next is `outcome`. */
function databases(outcome: Started, stops = true): Fake {
  const events: string[] = []
  return {
    events,
    databases: {
      start: ({ redis_url }, { started }) => {
        events.push(`start ${redis_url ?? 'a Redis'}`)
        started(SERVER)
        return Promise.resolve(
          'problem' in outcome ? outcome : { ...outcome, keep: () => events.push('keep') }
        )
      },
      report: (_local, created, step) => `${created ? 'created' : 'reused'} in ${step}`,
      skipReport: (withheld) => `skipped: ${withheld}`,
      stop: ({ pid, id }) => {
        events.push(`stop ${pid} ${id}`)
        return Promise.resolve(stops)
      }
    }
  }
}

function runnerWith(fake: Fake, inputs: Inputs = {}, given: Partial<Runner> = {}): MemoryRunner {
  const { context } = given
  return aRunner(inputs, {
    ...(context && { context }),
    localDatabases: () => Promise.resolve(fake.databases)
  })
}

describe('the local action', () => {
  test('publishes its database, keeps it, and writes down the process for its post step', async () => {
    const fake = databases(aLocalDatabase())
    const runner = runnerWith(fake)
    await localStep(runner)
    expect(runner.log.outputs).toMatchObject({
      database_name: 'local',
      endpoint: '127.0.0.1',
      port: '40001',
      tls: 'false',
      created: 'true',
      rest_url: 'http://127.0.0.1:40002',
      rest_token: 'local-token-9c2e',
      redis_url: 'redis://default:local-password-5b1f@127.0.0.1:40001'
    })
    expect(fake.events).toEqual(['start a Redis', 'keep'])
    expect([...runner.saved]).toEqual([['local_server', STATE]])
  })

  test('creates nothing if it is given a Redis', async () => {
    const fake = databases(aLocalDatabase({ password: undefined, read_only_rest_token: undefined }))
    const runner = runnerWith(fake, { redis_url: 'redis://redis' })
    await localStep(runner)
    expect(fake.events[0]).toBe('start redis://redis')
    expect(runner.log.outputs).toMatchObject({ created: 'false', password: '', read_only_rest_token: '' })
    expect(runner.log.texts('warning')).toEqual([])
  })

  test('fails with the reason if there is no database, and publishes nothing', async () => {
    const fake = databases({ problem: 'There is no Redis server.' })
    const runner = runnerWith(fake)
    await expect(localStep(runner)).rejects.toThrow('There is no Redis server.')
    expect(runner.log.outputs).toEqual({})
    expect(fake.events).not.toContain('keep')
  })

  test('is not kept if it cannot be published', async () => {
    const fake = databases(aLocalDatabase())
    const runner = runnerWith(fake)
    const failing = {
      ...runner,
      setOutputs: () => {
        throw new Error('The disk is full.')
      }
    }
    await expect(localStep(failing)).rejects.toThrow('The disk is full.')
    expect(fake.events).toEqual(['start a Redis'])
  })

  test('starts nothing for a seed file that cannot be sent', async () => {
    const fake = databases(aLocalDatabase())
    const runner = runnerWith(fake, { seed_file: 'no-such-folder/seed.redis' })
    await expect(localStep(runner)).rejects.toThrow('Input `seed_file` is "no-such-folder/seed.redis"')
    expect(fake.events).toEqual([])
    expect(runner.saved.size).toBe(0)
    expect(runner.clock.pending).toBe(0)
  })

  test('sets the variables of later steps if that is asked for', async () => {
    const runner = runnerWith(databases(aLocalDatabase()), { export_env: 'true' })
    await localStep(runner)
    expect(runner.log.variables).toMatchObject({
      UPSTASH_REDIS_REST_URL: 'http://127.0.0.1:40002',
      UPSTASH_REDIS_REST_TOKEN: 'local-token-9c2e',
      REDIS_URL: 'redis://default:local-password-5b1f@127.0.0.1:40001'
    })
  })

  test('adds to the summary of the job, unless that is not wanted', async () => {
    const told = runnerWith(databases(aLocalDatabase()))
    await localStep(told)
    expect(told.summaries).toEqual([expect.stringMatching(/^created in /)])
    const quiet = runnerWith(databases(aLocalDatabase()), { job_summary: 'false' })
    await localStep(quiet)
    expect(quiet.summaries).toEqual([])
  })
})

describe('preview with `without_secrets: local`', () => {
  const inputs = { without_secrets: 'local' }
  const fork = aPullRequest('opened', { full_name: 'eve/shop' })

  test('gives a fork’s run a local database, with a notice', async () => {
    const fake = databases(aLocalDatabase())
    const runner = runnerWith(fake, inputs, { context: fork })
    await previewStep(runner)
    expect(runner.log.outputs).toMatchObject({
      database_id: 'local-0123456789abcdef',
      created: 'true',
      skipped: 'false',
      deleted: 'false',
      local: 'true'
    })
    expect(runner.log.texts('notice')).toEqual([
      'GitHub does not pass secrets to runs of pull requests from forks, so this job has a local database instead, which ends with it.'
    ])
    expect(fake.events).toEqual(['start a Redis', 'keep'])
    expect(runner.saved.get('local_server')).toBe(STATE)
  })

  test('copies nothing, and says so', async () => {
    const runner = runnerWith(
      databases(aLocalDatabase()),
      { ...inputs, copy_from: 'production' },
      { context: fork }
    )
    await previewStep(runner)
    expect(runner.log.outputs).toMatchObject({ local: 'true', skipped: 'false' })
    expect(runner.log.texts('notice')).toEqual([
      expect.stringMatching(
        /which ends with it\. Nothing is copied into it: `copy_from` needs the account\.$/
      )
    ])
  })

  test('has nothing to do once the pull request is closed', async () => {
    const fake = databases(aLocalDatabase())
    const runner = runnerWith(fake, inputs, { context: aPullRequest('closed', { full_name: 'eve/shop' }) })
    await previewStep(runner)
    expect(runner.log.outputs).toEqual({
      created: 'false',
      skipped: 'false',
      deleted: 'false',
      local: 'false'
    })
    expect(runner.log.texts('notice')).toEqual([])
    expect(fake.events).toEqual([])
  })
})

test('preview without secrets is skipped by default, and the summary says why', async () => {
  const fake = databases({ problem: 'none' })
  const runner = runnerWith(fake, {}, { context: aPullRequest('opened', null) })
  await previewStep(runner)
  expect(runner.log.outputs).toEqual({ created: 'false', skipped: 'true', deleted: 'false', local: 'false' })
  expect(runner.summaries).toEqual([expect.stringMatching(/^skipped: GitHub does not pass secrets /)])
  expect(fake.events).toEqual([])
})

test('preview without secrets loads nothing to be skipped with `job_summary: false`', async () => {
  const runner = aRunner({ job_summary: 'false' }, { context: aPullRequest('opened', null) })
  await previewStep(runner)
  expect(runner.log.outputs).toMatchObject({ skipped: 'true' })
  expect(runner.summaries).toEqual([])
})

describe('the post step', () => {
  test('ends the local server that the main step started, and sends nothing', async () => {
    const fake = databases({ problem: 'none' })
    const runner = runnerWith(fake)
    runner.saveState({ local_server: STATE })
    await postStep(runner)
    expect(fake.events).toEqual([`stop ${STATE}`])
    expect(runner.log.texts('warning')).toEqual([])
  })

  test('warns of one that cannot be ended, and does not fail', async () => {
    const runner = runnerWith(databases({ problem: 'none' }, false))
    runner.saveState({ local_server: STATE })
    await postStep(runner)
    expect(runner.log.texts('warning')).toEqual([expect.stringContaining('process 4711')])
  })

  test.each(['', '0 0123456789abcdef', '12', '-1 0123456789abcdef', '12 0123', '12 0123456789abcdef; 13'])(
    'ends nothing if the state is %j',
    async (state) => {
      const runner = aRunner()
      runner.saveState({ local_server: state })
      await postStep(runner)
    }
  )
})
