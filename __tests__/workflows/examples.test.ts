import { describe, expect, test } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { branchEvent, pullRequestEvent } from '../support/workflow/run-context.js'
import type { WorkflowResult } from '../support/workflow/workflow-run.js'

const bench = useExamples()

/** What the project of the examples prints when it has used a database. */
const used = /^used 127\.0\.0\.1:\d+ with/gm

function results({ jobs }: WorkflowResult): Record<string, string> {
  return Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]))
}

describe('preview-per-pull-request.yml', () => {
  const example = 'preview-per-pull-request.yml'

  test('opened, pushed to, closed, run again: one database, then none', async () => {
    bench().github.open(7)
    const opened = await bench().run(example, pullRequestEvent('opened', 7))
    expect(results(opened)).toEqual({ test: 'success' })
    expect(opened.jobs['test']?.log.match(used)).toHaveLength(1)
    expect(opened.jobs['test']?.log).toContain('token *** url ***')
    expect(
      bench()
        .databases()
        .map((each) => each.database_name)
    ).toEqual(['acme-shop-pr-7'])
    expect(await bench().stored()).toEqual({ result: 'whole' })
    const [first] = bench().databases()

    const pushed = await bench().run(example, pullRequestEvent('synchronize', 7))
    expect(results(pushed)).toEqual({ test: 'success' })
    expect(bench().databases()).toEqual([first])

    bench().github.shut(7)
    const closed = await bench().run(example, pullRequestEvent('closed', 7))
    expect(results(closed)).toEqual({ test: 'success' })
    expect(closed.jobs['test']?.log).not.toMatch(used)
    expect(bench().databases()).toEqual([])

    const again = await bench().run(example, pullRequestEvent('opened', 7))
    expect(results(again)).toEqual({ test: 'success' })
    expect(bench().databases()).toEqual([])
  })

  test('a fork has no secrets: nothing is created, nothing later runs, and the job is green', async () => {
    bench().github.open(8)
    const forked = await bench().run(example, pullRequestEvent('opened', 8, 'someone/shop'), {
      withSecrets: false
    })
    expect(results(forked)).toEqual({ test: 'success' })
    expect(forked.jobs['test']?.log).not.toMatch(used)
    expect(bench().databases()).toEqual([])
  })
})

describe('preview-reusable-workflow.yml', () => {
  const example = 'preview-reusable-workflow.yml'

  test('opened: the outputs arrive, and the second job uses the database; closed: none, and no second job', async () => {
    bench().github.open(9)
    const opened = await bench().run(example, pullRequestEvent('opened', 9))
    const [database] = bench().databases()
    expect(results(opened)).toEqual({ database: 'success', test: 'success' })
    expect(opened.jobs['database']?.outputs).toEqual({
      database_id: database?.database_id,
      database_name: 'acme-shop-pr-9',
      endpoint: database?.endpoint,
      port: String(database?.port),
      created: 'true',
      skipped: 'false'
    })
    expect(opened.jobs['test']?.log.match(used)).toHaveLength(1)
    expect(await bench().stored()).toEqual({ result: 'whole' })

    bench().github.shut(9)
    const closed = await bench().run(example, pullRequestEvent('closed', 9))
    expect(results(closed)).toEqual({ database: 'success', test: 'skipped' })
    expect(bench().databases()).toEqual([])
  })

  test('a fork: skipped, and no second job', async () => {
    bench().github.open(10)
    const forked = await bench().run(example, pullRequestEvent('opened', 10, 'someone/shop'), {
      withSecrets: false
    })
    expect(results(forked)).toEqual({ database: 'success', test: 'skipped' })
    expect(forked.jobs['database']?.outputs['skipped']).toBe('true')
    expect(bench().databases()).toEqual([])
  })
})

test('matrix.yml: each leg uses a database of its own, and none is left', async () => {
  const { jobs } = await bench().run('matrix.yml', branchEvent('push'))
  expect(jobs['test']?.result).toBe('success')
  const log = jobs['test']?.log ?? ''
  for (const shard of [1, 2, 3]) expect(log).toContain(`with --shard=${shard}/3, keys: 1`)
  expect(new Set(log.match(/used 127\.0\.0\.1:\d+/g)).size).toBe(3)
  expect(bench().world.calls.filter((call) => call.startsWith('POST'))).toHaveLength(3)
  expect(bench().databases()).toEqual([])
})

describe('create-and-use-in-another-job.yml', () => {
  const example = 'create-and-use-in-another-job.yml'

  test('the other job uses the database, and it is gone at the end', async () => {
    const result = await bench().run(example, branchEvent('push'))
    expect(results(result)).toEqual({ database: 'success', test: 'success', 'clean-up': 'success' })
    expect(result.jobs['test']?.log.match(used)).toHaveLength(1)
    expect(bench().databases()).toEqual([])
  })

  test('is cleaned up too where the job in between fails', async () => {
    bench().world.emulator.inject({
      method: 'GET',
      skip: 1,
      times: 1,
      reply: { kind: 'status', status: 403, body: '"no"' }
    })
    const result = await bench().run(example, branchEvent('push'))
    expect(results(result)).toEqual({ database: 'success', test: 'failure', 'clean-up': 'success' })
    expect(bench().databases()).toEqual([])
  })
})

test('nightly-sweep.yml: what is due goes, what is open or of others stays; by hand it shows the plan first', async () => {
  const { emulator } = bench().world
  const now = Math.floor(Date.now() / 1000)
  const day = 86_400
  bench().github.open(1, 2)
  for (const [name, age] of [
    ['acme-shop-pr-1', 0],
    ['acme-shop-pr-2', 20],
    ['acme-shop-pr-3', 1],
    ['other-shop-pr-3', 30]
  ] as const)
    emulator.add({ database_name: name, creation_time: now - age * day })

  expect(results(await bench().run('nightly-sweep.yml', branchEvent('workflow_dispatch')))).toEqual({
    sweep: 'success'
  })
  expect(bench().databases()).toHaveLength(4)
  expect(results(await bench().run('nightly-sweep.yml', branchEvent('schedule')))).toEqual({
    sweep: 'success'
  })
  expect(
    bench()
      .databases()
      .map((each) => each.database_name)
  ).toEqual(['acme-shop-pr-1', 'acme-shop-pr-2', 'other-shop-pr-3'])
})

test('every example was run', async () => {
  const names = (await readdir(join(repositoryRoot, 'examples'))).filter((name) => name.endsWith('.yml'))
  expect([...bench().executed].sort()).toEqual(names.sort())
})
