import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { Lifetime } from '../../emulator/local/lifetime.js'
import { MARKER } from '../../src/data/marker.js'
import { ended, runningOf, useLocalJobs } from '../support/local-job.js'
import { descendantsOf, runs, seenDuring, until } from '../support/processes.js'
import type { ActionRun, RunOptions } from '../support/runner.js'
import { somebodysRedis } from '../support/somebodys-redis.js'

const jobs = useLocalJobs()

let workspace = ''
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
})
afterAll(async () => {
  await rm(workspace, { recursive: true })
})

/** Must be in nothing that a step shows. */
const VALUE = 'planted-value'
const COMMANDS = `SET greeting "${VALUE} 1"\nRPUSH list a "${VALUE} 2"\n`

/** Runs `local` with this seed file in its workspace. */
async function run(
  content: string,
  inputs: Record<string, string> = {},
  options: Partial<RunOptions> = {}
): Promise<ActionRun> {
  const { seed_file = 'seed.redis' } = inputs
  await writeFile(join(workspace, seed_file), content)
  return await jobs().run({ seed_file, ...inputs }, { workspace, secrets: [VALUE], ...options })
}

async function asked(step: ActionRun, ...words: [string, ...string[]]): Promise<unknown> {
  const redis = new Redis(step.outputs['redis_url'] ?? '')
  try {
    return await redis.call(...words)
  } finally {
    redis.disconnect()
  }
}

/** A step that publishes nothing. */
function expectFailure({ exitCode, outputs, env, summary }: ActionRun): void {
  expect({ exitCode, outputs, env, summary }).toEqual({ exitCode: 1, outputs: {}, env: {}, summary: '' })
}

/** Runs `local` as `run` does; what the step has started must be gone soon. */
async function runLeavingNothing(content: string, inputs: Record<string, string> = {}): Promise<ActionRun> {
  let pid = 0
  const running = run(content, inputs, { onSpawn: (child) => (pid = child.pid ?? 0) })
  const seen = await seenDuring(running)
  const started = descendantsOf(pid, seen)
  expect(started.filter(({ commandLine }) => /(?:redis|valkey)-server/.test(commandLine))).not.toEqual([])
  for (const each of started) await until(() => !runs(each.pid))
  expect(jobs().files).toEqual([])
  return await running
}

describe('a local database with a seed file', () => {
  test('is filled before the next step, and so is another one in the same job', async () => {
    const steps = [await run(COMMANDS), await run(COMMANDS)]
    for (const step of steps) {
      expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], notices: [] })
      expect(step.log).toMatch(/Seeded 2 commands in \d+\.\d s: 1 SET, 1 RPUSH; 0\.0 MB\./)
      expect(await asked(step, 'LRANGE', 'list', '0', '-1')).toEqual(['a', `${VALUE} 2`])
      expect(await asked(step, 'DBSIZE')).toBe(2)
      await asked(step, 'FLUSHDB')
    }
    const running = steps.map(runningOf)
    for (const step of steps) await jobs().end(step)
    for (const each of running) await ended(each)
  })

  test('has the keys of a JSON file', async () => {
    const keys = { greeting: VALUE, queue: ['first', VALUE], 'user:1': { name: 'Zoë' } }
    const step = await run(JSON.stringify(keys), { seed_file: 'seed.json' })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(await asked(step, 'GET', 'greeting')).toBe(VALUE)
    expect(await asked(step, 'LRANGE', 'queue', '0', '-1')).toEqual(['first', VALUE])
    expect(await asked(step, 'HGETALL', 'user:1')).toEqual(['name', 'Zoë'])
  })

  test('is not even started if a line cannot be sent', async () => {
    const step = await run(`SET a ${VALUE}\nFLUSHALL\n`)
    expectFailure(step)
    expect(step.state).toEqual({})
    expect(step.errors).toEqual([
      expect.stringMatching(/^Line 2 of the seed file "seed\.redis" has FLUSHALL, which cannot stand there/)
    ])
  })

  test('ends with a step that the server refuses a line, and nothing is left or published', async () => {
    const step = await runLeavingNothing(`SET a ${VALUE}\nLPUSH a ${VALUE}\n`, { export_env: 'true' })
    expectFailure(step)
    expect(step.errors).toEqual([
      'Line 2 of the seed file "seed.redis" failed: "WRONGTYPE Operation against a key holding the wrong kind of value". ' +
        'The local database ends with this step.'
    ])
    expect(await jobs().end(step)).toMatchObject({ exitCode: 0, warnings: [], errors: [] })
  })

  test('is given up if that takes longer than the timeout, even if Redis itself hangs', async () => {
    const step = await runLeavingNothing('EVAL "while true do end" 0\n', { timeout: '2' })
    expectFailure(step)
    expect(step.errors).toEqual([
      expect.stringMatching(
        /^The 2 s of `timeout` were over before the database was filled\..* The local database ends with this step\.$/
      )
    ])
  })
})

describe('a Redis that is there already, with a seed file,', () => {
  const lifetimes: Lifetime[] = []
  afterEach(async () => {
    for (const lifetime of lifetimes.splice(0)) {
      lifetime.end()
      await lifetime.ended
    }
  })

  async function somebodys(): Promise<{ admin: Redis; redis_url: string }> {
    const lifetime = new Lifetime()
    lifetimes.push(lifetime)
    const { admin, port } = await somebodysRedis(lifetime, 'requirepass s%cret')
    return { admin, redis_url: `redis://:s%25cret@127.0.0.1:${port}` }
  }

  test('is filled if it is empty, by one of two steps, and then left alone', async () => {
    const { admin, redis_url } = await somebodys()
    const both = await Promise.all([run(COMMANDS, { redis_url }), run(COMMANDS, { redis_url })])
    for (const step of both) {
      expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'false' } })
      expect(await asked(step, 'LLEN', 'list')).toBe(2)
    }
    expect(both.map(({ notices }) => notices.length).sort()).toEqual([0, 1])
    await admin.set('greeting', 'changed')
    const later = await run(COMMANDS, { redis_url })
    expect(later).toMatchObject({ exitCode: 0, notices: [expect.stringContaining('has data already')] })
    expect(await admin.get('greeting')).toBe('changed')
  })

  test('keeps the data of somebody else, and a notice says so', async () => {
    const { admin, redis_url } = await somebodys()
    await admin.set('theirs', '1')
    const step = await run(COMMANDS, { redis_url })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.notices).toEqual([
      'The Redis at `redis_url` has data already, so it is left as it is, and nothing of `seed_file` was written to it.'
    ])
    expect(await admin.keys('*')).toEqual(['theirs'])
    expect(step.outputs['rest_url']).toMatch(/^http:/)
  })

  test('is filled anew if its filling was cut off, and its other databases are not touched', async () => {
    const { admin, redis_url } = await somebodys()
    await admin.select(1)
    await admin.set('theirs', '1')
    await admin.select(0)
    await admin.mset(MARKER, 'another 17', 'half', '1')
    const step = await run(COMMANDS, { redis_url })
    expect(step).toMatchObject({ exitCode: 0, errors: [], notices: [] })
    expect(step.log).toContain('The filling of this database was cut off')
    expect((await admin.keys('*')).sort()).toEqual(['greeting', 'list'])
    await admin.select(1)
    expect(await admin.keys('*')).toEqual(['theirs'])
  })

  test('is filled by the next run if a line is wrong, and has no user of the failed step', async () => {
    const { admin, redis_url } = await somebodys()
    const users = await admin.call('ACL', 'USERS')
    const failed = await run(`SET a ${VALUE}\nLPUSH a ${VALUE}\n`, { redis_url })
    expectFailure(failed)
    expect(failed.errors).toEqual([
      expect.stringMatching(/^Line 2 .* failed: "WRONGTYPE .* the next run with the same inputs .*\.$/)
    ])
    await until(async () => JSON.stringify(await admin.call('ACL', 'USERS')) === JSON.stringify(users))
    const next = await run(COMMANDS, { redis_url })
    expect(next).toMatchObject({ exitCode: 0, errors: [], notices: [] })
    expect((await admin.keys('*')).sort()).toEqual(['greeting', 'list'])
  })
})

describe('preview in a fork’s run with `without_secrets: local`', () => {
  const fork = {
    action: 'preview',
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/12/merge' },
    event: {
      action: 'opened',
      number: 12,
      pull_request: { number: 12, state: 'open', head: { ref: 'topic', repo: { full_name: 'eve/shop' } } }
    }
  }
  const inputs = { without_secrets: 'local', primary_region: 'us-east-1' }

  test('fills the local database from the seed file, and copies nothing', async () => {
    const step = await run(COMMANDS, { ...inputs, copy_from: 'production' }, fork)
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.notices).toEqual([
      'GitHub does not pass secrets to runs of pull requests from forks, so this job has a local database instead, which ends with it. ' +
        'Nothing is copied into it: `copy_from` needs the account.'
    ])
    expect(step.outputs).toMatchObject({ local: 'true', created: 'true', skipped: 'false' })
    expect(await asked(step, 'GET', 'greeting')).toBe(`${VALUE} 1`)
    expect(await asked(step, 'DBSIZE')).toBe(2)
  })

  test('fails for a wrong line as a run with secrets does', async () => {
    const step = await run(`SET a ${VALUE}\nSET "b\n`, inputs, fork)
    expectFailure(step)
    expect(step.state).toEqual({})
    expect(step.errors).toEqual([expect.stringContaining('Line 2 of the seed file "seed.redis"')])
  })
})
