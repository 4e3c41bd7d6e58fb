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

  test('runs the action of its own repository and commit, and has no other step', () => {
    expect(steps.map(({ uses }) => uses)).toEqual(['$/preview'])
  })
})
