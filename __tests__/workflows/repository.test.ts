import { describe, expect, test } from '@jest/globals'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../support/root.js'
import { record, type Fields } from '../support/workflow/model.js'

interface Source {
  readonly name: string
  readonly text: string
  readonly fields: Fields
}

async function read(pattern: string): Promise<Source[]> {
  const sources: Source[] = []
  for await (const name of glob(pattern, { cwd: repositoryRoot })) {
    const text = await readFile(join(repositoryRoot, name), 'utf8')
    sources.push({ name, text, fields: record(parse(text), name) })
  }
  return sources
}

const workflows = await read('.github/workflows/*.yml')
const files = [...workflows, ...(await read('.github/actions/*/action.yml'))]

const jobs = workflows.flatMap(({ name, fields }) =>
  Object.entries(record(fields['jobs'], name)).map(
    ([id, job]) => [`${name}, job ${id}`, record(job, id)] as const
  )
)

/** Of another repository: the full commit, and behind it the version that it is. */
const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/

function usesLines(text: string): string[] {
  return [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, uses = '']) => uses)
}

describe('the workflows of this repository', () => {
  test('are there', () => {
    expect(workflows.map(({ name }) => name.replace('.github/workflows/', '')).sort()).toEqual([
      'ci.yml',
      'codeql.yml',
      'dependabot-dist.yml',
      'dependency-review.yml',
      'e2e.yml',
      'preview-database.yml',
      'release.yml',
      'scorecard.yml',
      'workflow-security.yml'
    ])
  })

  test.each(files.map(({ name, text }) => [name, usesLines(text)] as const))(
    '%s uses its own actions, or others at a full commit with its version behind it',
    (_name, uses) => {
      expect(uses.length).toBeGreaterThan(0)
      for (const each of uses) if (!/^(\.|\$)\//.test(each)) expect(each).toMatch(pinned)
    }
  )

  test('take one commit for one version of an action', () => {
    const versions = new Map<string, Set<string>>()
    for (const uses of files.flatMap(({ text }) => usesLines(text)).filter((each) => pinned.test(each))) {
      const repository = uses.split('@')[0]?.split('/').slice(0, 2).join('/') ?? ''
      versions.set(repository, (versions.get(repository) ?? new Set()).add(uses.split('@')[1] ?? ''))
    }
    expect(versions.size).toBeGreaterThan(5)
    for (const [repository, found] of versions)
      expect({ repository, count: found.size }).toEqual({ repository, count: 1 })
  })

  test.each(workflows.map(({ name, fields }) => [name, fields] as const))(
    '%s gives a job nothing by default',
    (_name, fields) => {
      expect(fields['permissions']).toEqual({})
    }
  )

  test.each(jobs)('%s names its permissions and a limit of time', (_name, job) => {
    expect(job['permissions']).toBeDefined()
    if (job['uses'] === undefined) expect(job['timeout-minutes']).toEqual(expect.any(Number))
  })
})

describe('the one check that stands for all', () => {
  test.each(['ci', 'e2e'])('of %s.yml waits for every other job', (name) => {
    const workflow = workflows.find((each) => each.name.endsWith(`/${name}.yml`))
    const { all, ...others } = record(workflow?.fields['jobs'], 'jobs')
    const { needs, if: condition } = record(all, 'all')
    expect(condition).toBe('always()')
    expect([...(needs as string[])].sort()).toEqual(Object.keys(others).sort())
  })
})
