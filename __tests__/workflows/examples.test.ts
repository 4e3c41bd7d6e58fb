import { describe, expect, test } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accepts } from '../support/processes.js'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { branchEvent, pullRequestEvent } from '../support/workflow/run-context.js'
import type { WorkflowResult } from '../support/workflow/workflow-run.js'

const bench = useExamples()

/** What the project of the examples prints when it has used a database. */
const used = /^used 127\.0\.0\.1:\d+ with/gm

/** The names of the databases that a job's steps say they created. */
function created({ jobs }: WorkflowResult, job: string): string[] {
  return Array.from(jobs[job]?.log.matchAll(/^Created .*?"([a-z0-9-]+)"/gm) ?? [], ([, name = '']) => name)
}

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
    expect(bench().names()).toEqual(['acme-shop-pr-7'])
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

describe('preview-forks-too.yml', () => {
  const example = 'preview-forks-too.yml'
  const fork = pullRequestEvent('opened', 8, 'someone/shop')

  test.each([
    ['a fork', fork],
    ['Dependabot', { ...pullRequestEvent('opened', 8), actor: 'dependabot[bot]' }]
  ])('%s has no secrets: the tests use a local database, of which nothing is left', async (_who, event) => {
    bench().github.open(8)
    const run = await bench().run(example, event, { withSecrets: false })
    expect(results(run)).toEqual({ test: 'success' })
    const [, port] = /^used 127\.0\.0\.1:(\d+) with whole, keys: 1$/m.exec(run.jobs['test']?.log ?? '') ?? []
    expect(run.jobs['test']?.log).toContain('token *** url ***')
    expect(await accepts(Number(port))).toBe(false)
    expect(bench().databases()).toEqual([])
  })

  test('a branch of the repository has a database at Upstash', async () => {
    bench().github.open(8)
    const run = await bench().run(example, pullRequestEvent('opened', 8))
    expect(results(run)).toEqual({ test: 'success' })
    expect(await bench().stored('acme-shop-pr-8')).toEqual({ result: 'whole' })
  })

  test('once a fork’s pull request is closed, nothing later runs, and the job is green', async () => {
    const closed = pullRequestEvent('closed', 8, 'someone/shop')
    const run = await bench().run(example, closed, { withSecrets: false })
    expect(results(run)).toEqual({ test: 'success' })
    expect(run.jobs['test']?.log).not.toMatch(used)
  })
})

test('no-account.yml: each leg uses a database of its own, and none is left', async () => {
  const run = await bench().run('no-account.yml', branchEvent('push'), { withSecrets: false })
  expect(results(run)).toEqual({ test: 'success' })
  const log = run.jobs['test']?.log ?? ''
  for (const shard of [1, 2]) expect(log).toContain(`with --shard=${shard}/2, keys: 1`)
  const ports = Array.from(log.matchAll(/^used 127\.0\.0\.1:(\d+)/gm), ([, port]) => Number(port))
  expect(new Set(ports).size).toBe(2)
  expect(await Promise.all(ports.map((port) => accepts(port)))).toEqual([false, false])
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

describe('preview-two-apps.yml', () => {
  const example = 'preview-two-apps.yml'

  test('opened: a database for each app, one of which the second job reads; closed: both are gone', async () => {
    bench().github.open(12)
    const opened = await bench().run(example, pullRequestEvent('opened', 12))
    expect(results(opened)).toEqual({ test: 'success', 'end-to-end': 'success' })
    expect(bench().names().sort()).toEqual(['acme-shop-pr-12-api', 'acme-shop-pr-12-web'])
    for (const app of ['api', 'web']) {
      expect(opened.jobs['test']?.log).toContain(`with --app=${app}, keys: 1`)
      expect(await bench().stored(`acme-shop-pr-12-${app}`)).toEqual({
        result: app === 'api' ? '--end-to-end' : '--app=web'
      })
    }

    bench().github.shut(12)
    const closed = await bench().run(example, pullRequestEvent('closed', 12))
    expect(results(closed)).toEqual({ test: 'success', 'end-to-end': 'skipped' })
    expect(bench().databases()).toEqual([])
  })

  test('a fork: skipped, and no second job', async () => {
    bench().github.open(13)
    const forked = await bench().run(example, pullRequestEvent('opened', 13, 'someone/shop'), {
      withSecrets: false
    })
    expect(results(forked)).toEqual({ test: 'success', 'end-to-end': 'skipped' })
    expect(bench().databases()).toEqual([])
  })
})

test('database-for-one-job.yml: the job has a database, of the same name when it is run again, and none is left', async () => {
  const example = 'database-for-one-job.yml'
  const event = branchEvent('push')
  const result = await bench().run(example, event, { runId: '31' })
  expect(results(result)).toEqual({ test: 'success' })
  expect(result.jobs['test']?.log.match(used)).toHaveLength(1)
  expect(created(result, 'test')).toEqual([expect.stringMatching(/^acme-shop-run-31-[0-9a-z]{5}$/)])
  expect(bench().databases()).toEqual([])

  const again = await bench().run(example, event, { runId: '31' })
  expect(created(again, 'test')).toEqual(created(result, 'test'))
  expect(bench().databases()).toEqual([])
})

test('matrix.yml: each leg uses a database of its own, and none is left', async () => {
  const result = await bench().run('matrix.yml', branchEvent('push'), { runId: '31' })
  expect(results(result)).toEqual({ test: 'success' })
  const log = result.jobs['test']?.log ?? ''
  for (const shard of [1, 2, 3]) expect(log).toContain(`with --shard=${shard}/3, keys: 1`)
  expect(new Set(log.match(/used 127\.0\.0\.1:\d+/g)).size).toBe(3)
  const names = created(result, 'test')
  expect(names).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^acme-shop-run-31-/)))
  expect(new Set(names).size).toBe(3)
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

  test('a job that failed finds its database when it is run again; the sweep takes what nobody runs again', async () => {
    const refused = { kind: 'status', status: 403, body: '"no"' } as const
    bench().rig.emulator.inject({ method: 'GET', skip: 1, times: 1, reply: refused })
    const push = branchEvent('push')
    const failed = await bench().run(example, push, { runId: '31' })
    expect(results(failed)).toEqual({ database: 'success', test: 'failure', 'clean-up': 'skipped' })
    expect(bench().names()).toEqual(['acme-shop-run-31'])

    const again = await bench().run(example, push, { runId: '31', only: ['test', 'clean-up'] })
    expect(results(again)).toEqual({ database: 'success', test: 'success', 'clean-up': 'success' })
    expect(again.jobs['test']?.log.match(used)).toHaveLength(1)
    expect(bench().databases()).toEqual([])

    bench().rig.emulator.inject({ method: 'GET', skip: 1, times: 1, reply: refused })
    await bench().run(example, push, { runId: '32' })
    await bench().run('nightly-sweep.yml', branchEvent('schedule'))
    expect(bench().databases()).toEqual([])
  })
})

test('staging.yml: the branch has one database, which every push finds again', async () => {
  const push = branchEvent('push', {}, 'staging')
  const first = await bench().run('staging.yml', push)
  expect(results(first)).toEqual({ deploy: 'success' })
  expect(bench().names()).toEqual(['acme-shop-branch-staging'])
  const [database] = bench().databases()
  const second = await bench().run('staging.yml', push)
  expect(second.jobs['deploy']?.log.match(used)).toHaveLength(1)
  expect(created(second, 'deploy')).toEqual([])
  expect(bench().databases()).toEqual([database])
})

describe('nightly-sweep.yml', () => {
  const example = 'nightly-sweep.yml'
  const day = 86_400

  /** What is kept: it is in use, of others, or called by a name of its own. */
  const keeps = {
    'acme-shop-pr-1': 0,
    'acme-shop-pr-2': 20,
    'acme-shop-pr-2-web': 20,
    'acme-shop-run-11': 1,
    'acme-shop-run-11-ab3de-api': 1,
    'acme-shop-branch-staging': 400,
    'acme-shop-branch-young': 0,
    'acme-shop-production': 400,
    'acme-shop-staging': 400,
    'ci-12': 30,
    'pr-3-api': 30,
    'other-shop-pr-3': 30
  }
  const deletes = {
    'acme-shop-pr-3': 1,
    'acme-shop-pr-3-api': 1,
    'acme-shop-run-12': 1,
    'acme-shop-run-12-ab3de': 1,
    'acme-shop-run-13': 1,
    'acme-shop-branch-gone': 1,
    'acme-shop-tag-v1': 1
  }

  function fill(): void {
    const { github, rig } = bench()
    const now = Math.floor(Date.now() / 1000)
    github.open(1, 2)
    github.shut(3)
    github.runs.start('11')
    github.runs.complete('12')
    github.refs.add('heads', 'main', 'staging')
    for (const [name, age] of Object.entries({ ...keeps, ...deletes }))
      rig.emulator.add({ database_name: name, creation_time: now - age * day })
  }

  test('what is over goes, all else stays; by hand it shows the plan first', async () => {
    fill()
    const all = bench().names()
    const planned = await bench().run(example, branchEvent('workflow_dispatch'))
    expect(results(planned)).toEqual({ sweep: 'success' })
    for (const name of Object.keys(deletes))
      expect(planned.jobs['sweep']?.log).toContain(`Would delete "${name}" (`)
    expect(bench().names()).toEqual(all)

    const swept = await bench().run(example, branchEvent('schedule'))
    expect(results(swept)).toEqual({ sweep: 'success' })
    const log = swept.jobs['sweep']?.log
    expect(log).toContain('Checked 14 databases of acme/shop, deleted 7, kept 7.')
    // GitHub refused nothing: the workflow has the permissions it needs.
    expect(log).not.toMatch(/could not be read|does not let/)
    expect(bench().names().sort()).toEqual(Object.keys(keeps).sort())
  })

  test("what a job left whose clean-up failed is swept, and the staging branch's database is not", async () => {
    bench().github.refs.add('heads', 'staging')
    await bench().run('staging.yml', branchEvent('push', {}, 'staging'))
    const refused = { kind: 'status', status: 403, body: '"no"' } as const
    bench().rig.emulator.inject({ method: 'DELETE', times: 1, reply: refused })
    await bench().run('database-for-one-job.yml', branchEvent('push'), { runId: '31' })
    expect(bench().names()).toEqual(['acme-shop-branch-staging', expect.stringMatching(/^acme-shop-run-31-/)])
    await bench().run(example, branchEvent('schedule'))
    expect(bench().names()).toEqual(['acme-shop-branch-staging'])
  })
})

test('every example was run', async () => {
  const names = (await readdir(join(repositoryRoot, 'examples'))).filter((name) => name.endsWith('.yml'))
  expect([...bench().executed].sort()).toEqual(names.sort())
})
