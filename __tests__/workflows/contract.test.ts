import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readActionMetadata, type ActionInput } from '../support/action-metadata.js'
import { repositoryRoot } from '../support/root.js'
import { readWorkflow, record } from '../support/workflow/model.js'

const root = await readActionMetadata('.')
const preview = await readActionMetadata('preview')
const reusable = await readWorkflow(join(repositoryRoot, '.github/workflows/preview-database.yml'))
const call = reusable.events['workflow_call'] ?? {}

function byName<T extends { name: string }>(list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.map((each) => [each.name, each]))
}

function names(fields: unknown): string[] {
  return Object.keys(record(fields ?? {}, 'fields'))
}

describe('preview and the main action', () => {
  /** Inputs that `preview` alone has, and those it has with words or a requirement of its own. */
  const own = ['github_token']
  const worded = ['email', 'api_key', 'name']

  test('share their inputs, with the same defaults and words', () => {
    const shared = byName(preview.inputs.filter(({ name }) => !own.includes(name)))
    expect(Object.keys(shared)).toEqual(root.inputs.map(({ name }) => name))
    const alike = (inputs: Record<string, ActionInput>) =>
      Object.fromEntries(Object.entries(inputs).filter(([name]) => !worded.includes(name)))
    expect(alike(shared)).toEqual(alike(byName(root.inputs)))
  })

  test('share their outputs; preview adds skipped and deleted', () => {
    expect(preview.outputs.slice(0, root.outputs.length)).toEqual(root.outputs)
    expect(preview.outputs.slice(root.outputs.length).map(({ name }) => name)).toEqual(['skipped', 'deleted'])
  })
})

describe('the reusable workflow', () => {
  const inputs = record(call['inputs'], 'inputs')
  const steps = reusable.jobs['preview']?.steps ?? []
  const step = steps.find(({ id }) => id === 'preview')

  test('takes inputs of preview, with the same defaults and words, and the runner', () => {
    const declared = byName(preview.inputs)
    const { runs_on, ...taken } = inputs
    expect(runs_on).toMatchObject({ default: 'ubuntu-latest' })
    for (const [name, input] of Object.entries(taken)) {
      const { description, default: value, required } = record(input, name)
      expect({ name, description, default: value, required: required === true }).toEqual(declared[name])
    }
  })

  test('is described as it is', async () => {
    const text = await readFile(join(repositoryRoot, 'docs/reusable-workflow.md'), 'utf8')
    const rows = [...text.matchAll(/^\| `(\w+)` +\| (?:`([^`]*)`)? +\| (yes)?/gm)]
    expect(rows.map(([, name, value = '', required]) => [name, value, required === 'yes'])).toEqual(
      Object.entries(inputs).map(([name, input]) => {
        const { default: value = '', required } = record(input, name)
        return [name, value, required === true]
      })
    )
    for (const name of names(call['outputs'])) expect(text).toContain(`\`${name}\``)
  })

  test('hands all of them on', () => {
    const handed = Object.keys(inputs).filter((name) => name !== 'runs_on')
    expect(step?.with).toEqual({
      email: '${{ secrets.UPSTASH_EMAIL }}',
      api_key: '${{ secrets.UPSTASH_API_KEY }}',
      ...Object.fromEntries(handed.map((name) => [name, `\${{ inputs.${name} }}`]))
    })
  })

  test('requires no secret, and gives only outputs that are none', () => {
    expect(call['secrets']).toMatchObject({
      UPSTASH_EMAIL: { required: false },
      UPSTASH_API_KEY: { required: false }
    })
    const outputs = names(call['outputs'])
    expect(outputs).toEqual(['database_id', 'database_name', 'endpoint', 'port', 'created', 'skipped'])
    const described = byName(preview.outputs)
    for (const name of outputs) expect(described[name]?.description).not.toContain('Secret')
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
