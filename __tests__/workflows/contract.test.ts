import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../support/root.js'
import { readWorkflow, record } from '../support/workflow/model.js'

const reusable = await readWorkflow(join(repositoryRoot, '.github/workflows/preview-database.yml'))
const call = reusable.events['workflow_call'] ?? {}

describe('the reusable workflow', () => {
  const steps = reusable.jobs['preview']?.steps ?? []

  test('requires no secret, as runs of forks have none', () => {
    expect(call['secrets']).toMatchObject({
      UPSTASH_EMAIL: { required: false },
      UPSTASH_API_KEY: { required: false }
    })
  })

  test('cancels nothing that runs, and asks only to read', async () => {
    const text: unknown = parse(await readFile(reusable.file, 'utf8'))
    const job = record(record(record(text, 'workflow')['jobs'], 'jobs')['preview'], 'job')
    expect(job['concurrency']).toMatchObject({ 'cancel-in-progress': false })
    expect(job['permissions']).toEqual({ 'pull-requests': 'read' })
    expect(reusable.permissions).toEqual({})
  })

  test('has a concurrency group for each database, and no input in it that it does not declare', async () => {
    const text = await readFile(reusable.file, 'utf8')
    const [, group = ''] = /^ +group: (.*)$/m.exec(text) ?? []
    for (const part of ['github.event.pull_request.number', 'inputs.name_prefix', 'inputs.suffix'])
      expect(group).toContain(part)
    const declared = Object.keys(record(call['inputs'], 'inputs'))
    const used = Array.from(text.matchAll(/\binputs\.(\w+)/g), ([, name = '']) => name)
    expect(used.filter((name) => !declared.includes(name))).toEqual([])
  })

  test('runs the action of its own repository and commit, and has no other step', () => {
    expect(steps.map(({ uses }) => uses)).toEqual(['$/preview'])
  })
})
