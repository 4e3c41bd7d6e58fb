import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../support/root.js'
import { useExamples } from '../support/workflow/example-bench.js'
import { DeploymentHosts, FakeFlyctl } from '../support/workflow/hosts.js'
import { branchEvent, pullRequestEvent } from '../support/workflow/run-context.js'
import type { WorkflowResult } from '../support/workflow/workflow-run.js'

const bench = useExamples()
const holder: { hosts?: DeploymentHosts; fly?: FakeFlyctl } = {}
const { token, buildHook } = DeploymentHosts
/** What the project prints when it has used a database. */
const used = /^used 127\.0\.0\.1:\d+ with/gm

beforeAll(async () => {
  holder.hosts = await DeploymentHosts.start()
  holder.fly = await FakeFlyctl.create()
})
afterEach(() => {
  holder.hosts?.reset()
})
afterAll(async () => {
  await holder.hosts?.close()
  await holder.fly?.remove()
})

function recipe(name: string): string {
  return `docs/recipes/${name}`
}

function results({ jobs }: WorkflowResult): Record<string, string> {
  return Object.fromEntries(Object.entries(jobs).map(([id, { result }]) => [id, result]))
}

/** A pull request's events for a recipe, as GitHub would send them. */
function life(name: string, number: number, options: Parameters<ReturnType<typeof bench>['run']>[2] = {}) {
  const run = async (action: string, from?: string) =>
    await bench().run(recipe(name), pullRequestEvent(action, number, from), options)
  return {
    opened: async () => {
      bench().github.open(number)
      return await run('opened')
    },
    pushed: async () => await run('synchronize'),
    closed: async () => {
      bench().github.shut(number)
      return await run('closed')
    },
    forked: async () => {
      bench().github.open(number)
      return await bench().run(recipe(name), pullRequestEvent('opened', number, 'someone/shop'), {
        ...options,
        withSecrets: false
      })
    }
  }
}

describe.each([
  [
    'vercel.md',
    { VERCEL_TOKEN: token },
    { VERCEL_PROJECT_ID: 'prj_shop', VERCEL_TEAM_ID: 'team_acme' },
    'https://api.vercel.com'
  ],
  [
    'netlify.md',
    { NETLIFY_TOKEN: token, NETLIFY_BUILD_HOOK: buildHook },
    { NETLIFY_ACCOUNT: 'acme', NETLIFY_SITE_ID: 'site-shop' },
    'https://api.netlify.com'
  ]
])('%s', (name, secrets, vars, address) => {
  const hosts = (): DeploymentHosts => holder.hosts as DeploymentHosts
  const options = () => ({ secrets, vars, rewrites: { [address]: hosts().url } })

  test('each deployment sees the credentials of its own branch, and the closed one leaves nothing', async () => {
    hosts().add('UPSTASH_REDIS_REST_URL', 'https://other.upstash.io', 'other-branch')
    hosts().add('FEATURE', 'on', 'topic')
    const { opened, pushed, closed } = life(name, 21, options())

    expect(results(await opened())).toEqual({ deploy: 'success' })
    const [database] = bench().databases()
    const env = {
      FEATURE: 'on',
      UPSTASH_REDIS_REST_URL: database?.rest_url,
      UPSTASH_REDIS_REST_TOKEN: database?.rest_token
    }
    expect(hosts().deployments).toEqual([{ branch: 'topic', env }])

    expect(results(await pushed())).toEqual({ deploy: 'success' })
    expect(hosts().deployments[1]).toEqual({ branch: 'topic', env })
    expect(hosts().values).toHaveLength(4)

    expect(results(await closed())).toEqual({ deploy: 'success' })
    expect(bench().databases()).toEqual([])
    expect(hosts().deployments).toHaveLength(2)
    expect(hosts().values.map(({ key, branch }) => [key, branch])).toEqual([
      ['UPSTASH_REDIS_REST_URL', 'other-branch'],
      ['FEATURE', 'topic']
    ])
  })

  test('a fork deploys nothing', async () => {
    const { forked } = life(name, 22, options())
    expect(results(await forked())).toEqual({ deploy: 'success' })
    expect(hosts().deployments).toEqual([])
    expect(bench().databases()).toEqual([])
  })

  test('a host that refuses fails the job, and no deployment is started without credentials', async () => {
    const { opened } = life(name, 23, { ...options(), vars: {} })
    expect(results(await opened())).toEqual({ deploy: 'failure' })
    expect(hosts().deployments).toEqual([])
  })
})

describe('fly.md', () => {
  const options = () => ({
    secrets: { FLY_API_TOKEN: token },
    vars: { FLY_ORG: 'acme' },
    programs: holder.fly?.folder ?? ''
  })

  test('an app has its secrets before it is deployed, and is gone with the pull request', async () => {
    const { opened, pushed, closed } = life('fly.md', 24, options())
    const app = async () => await holder.fly?.app('shop-pr-24')
    expect(results(await opened())).toEqual({ deploy: 'success' })
    const [database] = bench().databases()
    const secret = `REDIS_URL=rediss://default:${database?.password ?? ''}@${database?.endpoint ?? ''}:${database?.port ?? ''}`
    expect(await app()).toBe(`created in acme\n${secret}\ndeployed\n`)
    await pushed()
    expect(await app()).toBe(`created in acme\n${secret}\ndeployed\n${secret}\ndeployed\n`)
    expect(results(await closed())).toEqual({ deploy: 'success' })
    expect(await app()).toBeUndefined()
    expect(bench().databases()).toEqual([])
  })

  test('a fork deploys nothing', async () => {
    const { forked } = life('fly.md', 25, options())
    expect(results(await forked())).toEqual({ deploy: 'success' })
    expect(await holder.fly?.app('shop-pr-25')).toBeUndefined()
  })
})

test('cancelling-tests.md: the tests use the database of the job before; run again alone they find it', async () => {
  const { opened, pushed, closed } = life('cancelling-tests.md', 26)
  const first = await opened()
  expect(results(first)).toEqual({ database: 'success', test: 'success' })
  expect(first.jobs['test']?.log.match(used)).toHaveLength(1)
  await pushed()
  expect(bench().names()).toEqual(['acme-shop-pr-26'])
  expect(results(await closed())).toEqual({ database: 'success', test: 'skipped' })
  expect(bench().databases()).toEqual([])
})

describe.each(['secrets-of-an-environment.md', 'github-enterprise.md'])('%s', (name) => {
  test('gives an open pull request a database, and a closed one none', async () => {
    const { opened, closed } = life(name, 27)
    const first = await opened()
    expect(results(first)).toEqual({ test: 'success' })
    expect(first.jobs['test']?.log.match(used)).toHaveLength(1)
    expect(bench().names()).toEqual(['acme-shop-pr-27'])
    expect(results(await closed())).toEqual({ test: 'success' })
    expect(bench().databases()).toEqual([])
  })
})

/** How many keys the project found in its database, its own one included. */
function keysUsed({ jobs }: WorkflowResult): string | undefined {
  return /^used .*, keys: (\d+)$/m.exec(jobs['test']?.log ?? '')?.[1]
}

test('seeded-from-a-file.md: the first run fills the database, a push finds what is there', async () => {
  const { opened, pushed, closed } = life('seeded-from-a-file.md', 31)
  expect(keysUsed(await opened())).toBe('3')
  await ask('DEL', 'users')
  expect(keysUsed(await pushed())).toBe('2')
  expect(results(await closed())).toEqual({ test: 'success' })
  expect(bench().databases()).toEqual([])
})

test('same-or-fresh-data.md: with the label a push starts from the file, with the same credentials', async () => {
  const { opened, pushed, closed } = life('same-or-fresh-data.md', 32)
  expect(keysUsed(await opened())).toBe('3')
  const [database] = bench().databases()
  await ask('SET', 'left', 'over')
  expect(keysUsed(await pushed())).toBe('4')
  const labelled = pullRequestEvent('synchronize', 32)
  const pull_request = {
    ...(labelled.payload['pull_request'] as object),
    labels: [{ name: 'fresh-data' }]
  }
  const fresh = await bench().run(recipe('same-or-fresh-data.md'), {
    ...labelled,
    payload: { ...labelled.payload, pull_request }
  })
  expect(keysUsed(fresh)).toBe('3')
  expect(bench().databases()).toMatchObject([
    { database_id: database?.database_id, password: database?.password, rest_token: database?.rest_token }
  ])
  await closed()
  expect(bench().databases()).toEqual([])
})

test('copied-without-personal-data.md: what is listed is there, what is somebody’s is not', async () => {
  const staging = 'acme-shop-branch-staging'
  await bench().rig.run('.', { name: staging, primary_region: 'us-east-1' })
  for (const key of ['product:1', 'product:1:mail', 'setting:tax', 'user:1']) await ask('SET', key, 'x')
  const { opened, closed } = life('copied-without-personal-data.md', 33)
  expect(keysUsed(await opened())).toBe('3')
  await closed()
  expect(bench().names()).toEqual([staging])
})

/** Sends one command to the only database. */
async function ask(...command: string[]): Promise<void> {
  const [database] = bench().databases()
  const reply = await fetch(database?.rest_url ?? '', {
    method: 'POST',
    headers: { authorization: `Bearer ${database?.rest_token ?? ''}` },
    body: JSON.stringify(command)
  })
  expect(reply.status).toBe(200)
}

test('forks-and-dependabot.md: everybody’s tests have the data of the file, a fork’s on the runner', async () => {
  const { opened, closed, forked } = life('forks-and-dependabot.md', 33)
  expect(keysUsed(await opened())).toBe('3')
  expect(bench().databases()).toHaveLength(1)
  expect(results(await closed())).toEqual({ test: 'success' })
  const fork = await forked()
  expect(results(fork)).toEqual({ test: 'success' })
  expect(keysUsed(fork)).toBe('3')
  expect(bench().databases()).toEqual([])
})

test('never-green-untested.md: the required check is green only if the tests ran', async () => {
  const { opened, closed, forked } = life('never-green-untested.md', 28)
  expect(results(await opened())).toEqual({ test: 'success', tested: 'success' })
  expect(results(await closed())).toEqual({ test: 'success', tested: 'skipped' })
  const fork = await forked()
  expect(results(fork)).toEqual({ test: 'success', tested: 'failure' })
  expect(fork.jobs['tested']?.log).toContain('Tested: false')
  expect(bench().databases()).toEqual([])
})

test('self-hosted-behind-a-proxy.md: the job has a database, and none is left', async () => {
  const result = await bench().run(recipe('self-hosted-behind-a-proxy.md'), branchEvent('push'), {
    vars: { HTTPS_PROXY: 'http://127.0.0.1:9' }
  })
  expect(results(result)).toEqual({ test: 'success' })
  expect(result.jobs['test']?.log.match(used)).toHaveLength(1)
  expect(bench().databases()).toEqual([])
})

test('every recipe was run', async () => {
  const names = await readdir(join(repositoryRoot, 'docs/recipes'))
  const wanted = names.filter((name) => name !== 'README.md').map(recipe)
  expect([...bench().executed].sort()).toEqual(wanted.sort())
})
