import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { useRig } from '../support/rig.js'
import type { ActionRun } from '../support/runner.js'

const rig = useRig({ dataPlane: true })
const wish = { primary_region: 'us-east-1', name: 'orders' }

let workspace = ''
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
})
afterAll(async () => {
  await rm(workspace, { recursive: true })
})

/** Runs the root action with this file in its workspace. Its values must be in nothing that the step leaves. */
async function run(
  content: string,
  inputs: Record<string, string> = {},
  secrets: string[] = []
): Promise<ActionRun> {
  await writeFile(join(workspace, 'seed.redis'), content)
  return await rig().run('.', { ...wish, seed_file: 'seed.redis', ...inputs }, { workspace, secrets })
}

/** Asks the database as its owner does, over TLS. */
async function asked(step: ActionRun, ...words: [string, ...string[]]): Promise<unknown> {
  const redis = new Redis(step.outputs['redis_url'] ?? '', { tls: { rejectUnauthorized: false } })
  try {
    return await redis.call(...words)
  } finally {
    redis.disconnect()
  }
}

describe('seed_file', () => {
  test('fills a database that is created, over TLS, and leaves one that is filled alone', async () => {
    const values = ['planted-value-1', 'planted "value" 2']
    const content = `SET greeting ${values[0]}\nRPUSH list "planted \\"value\\" 2" b c\n`
    const first = await run(content, {}, values)
    expect(first).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
    expect(first.outputs['redis_url']).toMatch(/^rediss:/)
    expect(first.log).toMatch(/Seeded 2 commands in \d+\.\d s: 1 SET, 1 RPUSH; 0\.0 MB\./)
    expect(await asked(first, 'LRANGE', 'list', '0', '-1')).toEqual(['planted "value" 2', 'b', 'c'])
    expect(await asked(first, 'DBSIZE')).toBe(2)
    await asked(first, 'SET', 'greeting', 'changed')
    const second = await run(content, {}, values)
    expect(second).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'false' } })
    expect(second.log).toContain('The database is filled already')
    expect(await asked(second, 'GET', 'greeting')).toBe('changed')
  })

  test('that cannot be sent stops the step before its first request', async () => {
    const step = await run('SET a planted-value\nFLUSHALL\n', {}, ['planted-value'])
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringContaining('Line 2 of the seed file "seed.redis" has FLUSHALL')
    ])
    expect(rig().calls).toEqual([])
  })

  test.each(['nowhere.redis', '.'])('that is no file stops it too: %s', async (seed_file) => {
    const step = await run('', { seed_file })
    expect(step.errors).toEqual([expect.stringContaining(`Input \`seed_file\` is "${seed_file}"`)])
    expect(rig().calls).toEqual([])
  })

  test('with a line that the server refuses fails, with its outputs set, and the next run fills it', async () => {
    const failed = await run('SET a planted-value\nLPUSH a planted-value\n', {}, ['planted-value'])
    expect(failed.exitCode).toBe(1)
    expect(failed.errors).toEqual([
      'Line 2 of the seed file "seed.redis" failed: "WRONGTYPE Operation against a key holding the wrong kind of value". ' +
        'The database is not filled: the next run with the same inputs empties it and fills it again.'
    ])
    expect(failed.outputs).toMatchObject({ created: 'true', database_name: 'orders' })
    const next = await run('SET b 1\n')
    expect(next).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'false' } })
    expect(await asked(next, 'KEYS', '*')).toEqual(['b'])
  })
})

test('a database that cannot be reached over TCP is an error that says what may be in the way', async () => {
  rig().emulator.behaviour.databaseRefusedMs = 600_000
  const step = await run('SET a 1\n', { timeout: '2' })
  expect(step.exitCode).toBe(1)
  expect(step.errors).toEqual([
    expect.stringMatching(
      /^(?:Connecting to the database \(127\.0\.0\.1:\d+\) failed|The 2 s of `timeout` were over).*: the connection was refused \(ECONNREFUSED\)\. /
    )
  ])
  expect(step.errors[0]).toContain(
    'a proxy, or a firewall that lets only HTTPS (port 443) through, is no way for it'
  )
})

describe('if_exists: reset', () => {
  test('keeps id and credentials, and has the keys of the seed in place of the old ones', async () => {
    const first = await run('SET old 1\n')
    const step = await run('SET new 1\n', { if_exists: 'reset' })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.outputs).toEqual({ ...first.outputs, created: 'false' })
    expect(await asked(step, 'KEYS', '*')).toEqual(['new'])
  })

  test('without a seed empties the database', async () => {
    await run('SET old 1\n')
    const step = await run('', { if_exists: 'reset', seed_file: '' })
    expect(step.exitCode).toBe(0)
    expect(await asked(step, 'DBSIZE')).toBe(0)
  })

  test('creates a database if there is none', async () => {
    const step = await run('SET new 1\n', { if_exists: 'reset' })
    expect(step).toMatchObject({ exitCode: 0, outputs: { created: 'true' } })
    expect(await asked(step, 'KEYS', '*')).toEqual(['new'])
  })
})
