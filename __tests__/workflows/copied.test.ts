import { describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readActionMetadata } from '../support/action-metadata.js'
import { repositoryRoot } from '../support/root.js'
import { readSnippets, type Snippet } from '../support/workflow/documents.js'
import { readWorkflow, record, type Fields } from '../support/workflow/model.js'
import { actionRepository } from '../support/workflow/run-context.js'

const folders = ['.', 'get', 'delete', 'sweep', 'preview', 'local']
const snippets = await readSnippets()
const reusable = await readWorkflow(join(repositoryRoot, '.github/workflows/preview-database.yml'))
const call = reusable.events['workflow_call'] ?? {}

function names(fields: unknown): string[] {
  return Object.keys(record(fields ?? {}, 'fields'))
}

describe('what users copy', () => {
  interface Callee {
    readonly inputs: readonly string[]
    readonly required: readonly string[]
    readonly outputs: readonly string[]
  }
  const callees = new Map<string, Callee>()

  async function callee(uses: string): Promise<Callee | undefined> {
    const folder = folderOf(uses)
    if (folder === undefined) return undefined
    const known = callees.get(folder) ?? (await readCallee(folder))
    callees.set(folder, known)
    return known
  }

  /** Where in this repository it is, from outside or, in our own workflows, from inside; undefined if it is another's. */
  function folderOf(uses: string): string | undefined {
    if (uses.startsWith('./')) return uses.startsWith('./.github/actions/') ? undefined : uses.slice(2) || '.'
    const [path = '', version] = uses.split('@')
    if (!`${path}/`.startsWith(`${actionRepository}/`)) return undefined
    expect(version).toBe('v1')
    return path.slice(actionRepository.length + 1) || '.'
  }

  async function readCallee(folder: string): Promise<Callee> {
    if (folder.endsWith('.yml')) {
      expect(folder).toBe('.github/workflows/preview-database.yml')
      return {
        inputs: names(call['inputs']),
        required: ['primary_region'],
        outputs: names(call['outputs'])
      }
    }
    expect(folders).toContain(folder)
    const { inputs, outputs } = await readActionMetadata(folder)
    return {
      inputs: inputs.map(({ name }) => name),
      required: inputs.filter(({ required }) => required).map(({ name }) => name),
      outputs: outputs.map(({ name }) => name)
    }
  }

  test('there is something to check', () => {
    expect(snippets.filter(({ uses }) => uses.length > 0).length).toBeGreaterThan(9)
  })

  test.each(snippets.map((snippet) => [snippet.where, snippet] as const))(
    '%s gives each action the inputs it has and needs, and asks for outputs it has',
    async (_where, snippet) => {
      const outputs: Record<string, string[]> = {}
      for (const fields of snippet.uses) {
        const called = await callee(String(fields['uses']))
        if (called === undefined) continue
        const given = names(fields['with'])
        expect(called.inputs).toEqual(expect.arrayContaining(given))
        expect(given).toEqual(expect.arrayContaining([...called.required]))
        const id = idOf(fields, snippet)
        if (id !== undefined)
          outputs[id] = [...called.outputs].filter((name) => outputs[id]?.includes(name) ?? true)
      }
      for (const [, id = '', name = ''] of snippet.text.matchAll(/steps\.([\w-]+)\.outputs\.(\w+)/g)) {
        if (snippet.where.startsWith('.github/')) continue
        expect({ id, has: outputs[id] }).toEqual({ id, has: expect.arrayContaining([name]) })
      }
      for (const [, id = '', name = ''] of snippet.text.matchAll(/needs\.([\w-]+)\.outputs\.(\w+)/g)) {
        expect([id, ...jobOutputs(snippet, id, outputs)]).toContain(name)
      }
    }
  )

  /** Of a step its id, of a job that calls a workflow its key. */
  function idOf(fields: Fields, { value }: Snippet): string | undefined {
    if (typeof fields['id'] === 'string') return fields['id']
    if (Array.isArray(value)) return undefined
    const jobs = Object.entries(record(record(value, 'snippet')['jobs'] ?? {}, 'jobs'))
    return jobs.find(([, job]) => record(job, 'job')['uses'] === fields['uses'])?.[0]
  }

  function jobOutputs({ value }: Snippet, id: string, called: Record<string, string[]>): string[] {
    const job = record(record(record(value, 'snippet')['jobs'], 'jobs')[id], `job ${id}`)
    return job['uses'] === undefined ? names(job['outputs']) : (called[id] ?? [])
  }
})

describe('the command for the tests', () => {
  test('is the same in the README and in continuous integration', async () => {
    const [readme, run, ci] = await Promise.all(
      ['README.md', '.ci/run', '.github/workflows/ci.yml'].map((name) =>
        readFile(join(repositoryRoot, name), 'utf8')
      )
    )
    for (const text of [readme, run, ci]) expect(text).toContain('npm ci && npm test')
  })
})
