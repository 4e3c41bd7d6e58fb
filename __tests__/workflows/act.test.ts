import { describe, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseRecord } from '../../emulator/index.js'
import { happeningsFor, ownWorkflow } from '../../scripts/act/own.js'
import { rewrite, rewritesFor } from '../../scripts/act/rewrites.js'
import { bystanders, scenarios, type Scenario } from '../../scripts/act/scenarios.js'
import { SecretWatch } from '../../scripts/act/secrets.js'
import { faultsOf, faultsOfRefusal, type Observation } from '../../scripts/act/verdict.js'
import { repositoryRoot } from '../support/root.js'
import { useRig } from '../support/rig.js'

const rig = useRig()

function find(what: string, example = 'preview-per-pull-request.yml'): Scenario {
  const found = scenarios.find((each) => each.workflow === example && each.what === what)
  if (found === undefined) throw new Error(`There is no scenario ${what}`)
  return found
}

/** The bystanders, and one database more for each name. */
function databases(...names: string[]): DatabaseRecord[] {
  return [...bystanders, ...names].map((name) => rig().emulator.add({ database_name: name }))
}

describe('what `npm run act` calls wrong', () => {
  const opened = find('pull request 7 is opened')
  const used = '[Preview/test]   | used 127.0.0.1:1 with whole, keys: 1\n'
  const outputs = ['created=true', 'skipped=false'].map((each) => `  ⚙  ::set-output:: ${each}\n`).join('')

  function sound(change: Partial<Observation> = {}): Observation {
    const all = databases('acme-shop-pr-7')
    return {
      log: used + outputs,
      exitCode: 0,
      before: all.slice(0, -1),
      after: all,
      created: 1,
      requests: 2,
      secrets: [{ what: 'the API key', value: 'hunter2-hunter2' }],
      ...change
    }
  }

  test('is nothing when a run did what it should', () => {
    expect(faultsOf(opened, sound())).toEqual([])
  })

  test.each([
    ['an example that does nothing', { log: outputs }, ['uses of a database: 0, expected 1']],
    ['one that creates nothing', { created: 0 }, ['databases created: 0, expected 1']],
    ['a step whose outputs are others', { log: used }, ['created=true', 'skipped=false'].map(missing)],
    ['a failure', { exitCode: 1 }, ['act ended with exit code 1']],
    ['a run without an end', { exitCode: null }, ['act had to be ended']],
    [
      'a credential in the log',
      { log: `${used}${outputs}key hunter2-hunter2` },
      ['the API key can be read in the log']
    ]
  ])('is %s', (_what, change, faults) => {
    expect(faultsOf(opened, sound(change))).toEqual(faults)
  })

  function missing(output: string): string {
    return `no step has the output ${output}`
  }

  test('is a database that had to be kept and is gone, one that had to go and is there, and one made anew', () => {
    const [first, second, ...others] = databases('acme-shop-pr-7')
    const [anew] = databases()
    const before = [first, second, ...others].filter((each) => each !== undefined)
    const after = [anew, ...others].filter((each) => each !== undefined)
    expect(faultsOf({ ...opened, left: [] }, sound({ before, after }))).toEqual([
      `${bystanders[1] ?? ''} is not there`,
      'acme-shop-pr-7 is there',
      `${bystanders[0] ?? ''} is not the one it was`
    ])
  })

  test('is a request to Upstash in a run that has no secrets', () => {
    const fork = find("a fork's pull request is opened")
    const all = databases()
    const seen = sound({ log: '  ⚙  ::set-output:: skipped=true', before: all, after: all, created: 0 })
    expect(faultsOf(fork, seen)).toEqual(['requests without secrets: 2, expected 0'])
    expect(faultsOf(fork, { ...seen, requests: 0 })).toEqual([])
  })

  test('is that act no longer refuses `$/`, or asks something of Upstash before it does', () => {
    const all = databases()
    const refused = sound({
      log: "Error: Actual '$/preview'",
      exitCode: 1,
      before: all,
      after: all,
      requests: 0
    })
    expect(faultsOfRefusal(refused)).toEqual([])
    expect(faultsOfRefusal({ ...refused, requests: 1 })).toEqual(['requests: 1, expected 0'])
    expect(faultsOfRefusal({ ...refused, exitCode: 0 })).toEqual([
      'act knows `$/` now: it need no longer be rewritten'
    ])
  })
})

test('the log of act is searched for every credential, also as it looks in a URL, also of databases that are gone', async () => {
  const { emulator } = rig()
  const database = emulator.add({ database_name: 'gone', password: 'p/w', endpoint: 'a.upstash.io', port: 7 })
  const watch = new SecretWatch(emulator, [{ what: 'more', value: 'm+re' }])
  await rig().run('delete', { database_id: database.database_id })
  watch.stop()
  const values = watch.secrets().map(({ value }) => value)
  const { email, apiKey } = emulator
  const { rest_token, read_only_rest_token, tls } = database
  const url = `redis${tls ? 's' : ''}://default:p/w@a.upstash.io:7`
  const basic = Buffer.from(`${email}:${apiKey}`).toString('base64')
  for (const secret of [apiKey, basic, 'm+re', 'p/w', rest_token, read_only_rest_token, url])
    expect(values).toEqual(expect.arrayContaining([secret, encodeURIComponent(secret)]))
})

test('what is rewritten for act is there to rewrite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'act-test-'))
  try {
    const all = rewritesFor('http://127.0.0.1:1/v2')
    for (const { files } of all)
      for (const name of files) await cp(join(repositoryRoot, name), join(folder, name))
    for (const each of all) await rewrite(folder, each)
    expect(await readFile(join(folder, 'get/action.yml'), 'utf8')).toContain('default: http://127.0.0.1:1/v2')
    for (const each of all) await expect(rewrite(folder, each)).rejects.toThrow('does not say')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('act runs every example', async () => {
  const names = (await readdir(join(repositoryRoot, 'examples'))).filter((name) => name.endsWith('.yml'))
  expect([...new Set(scenarios.map(({ workflow }) => workflow))].sort()).toEqual(names.sort())
})

const leftOver = 'with acme-shop-pr-3 and acme-shop-run-2 left behind'
const life = ['pull request 7 is opened', 'a push to pull request 7', 'pull request 7 is closed']

test.each([
  ['on: pull_request', life],
  ['on: [push, pull_request]', [...life, 'a push to main']],
  [
    "on:\n  schedule:\n    - cron: '17 3 * * *'\n  workflow_dispatch:",
    [`a start by hand, ${leftOver}`, `the night, ${leftOver}`]
  ],
  ['on: release', []]
])("a workflow of one's own with `%s` runs under act for what it starts on", (text, what) => {
  expect(happeningsFor(text).map((each) => each.what)).toEqual(what)
})

test("the folder of a workflow of one's own is the repository that act sees", async () => {
  const path = join(repositoryRoot, '.github/workflows/ci.yml')
  expect(await ownWorkflow(path)).toMatchObject({ folder: repositoryRoot, file: 'ci.yml' })
})

test.each([
  ['examples/staging.yml', 'is not in a folder .github/workflows'],
  ['.github/workflows/none.yml', 'There is no file'],
  ['.github/workflows/preview-database.yml', 'starts on none of these events: pull_request, ']
])('%s is no workflow to run under act: %s', async (path, message) => {
  await expect(ownWorkflow(join(repositoryRoot, path))).rejects.toThrow(message)
})

test.each([
  ['/nowhere/act', 'No program runs as "/nowhere/act". Say where act is: npm run act -- PATH\n'],
  [process.execPath, `"${process.execPath}" is not act. Say where act is: npm run act -- PATH\n`]
])('`npm run act -- %s` ends with one plain line', async (path, line) => {
  const script = join(repositoryRoot, 'build/scripts/act/main.js')
  const ended = await new Promise<unknown[]>((resolve) => {
    execFile(process.execPath, [script, path], (error, stdout, stderr) => {
      resolve([error?.code, stdout, stderr])
    })
  })
  expect(ended).toEqual([1, '', line])
})
