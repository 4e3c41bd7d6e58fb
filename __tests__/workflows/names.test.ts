import { expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { jobKey } from '../../src/name-parts.js'
import { deriveName, parseName, type NameOwner } from '../../src/naming.js'
import { repositoryRoot } from '../support/root.js'

const page = await readFile(join(repositoryRoot, 'docs/names.md'), 'utf8')
const job = jobKey('test', '')
const run = { kind: 'run', runId: '7123456789' } as const

function owner(repository = 'acme/shop'): NameOwner {
  return { repository, prefix: undefined }
}

const shown: [what: string, name: string][] = [
  ['a pull request', deriveName(owner(), { kind: 'pr', number: 12 })],
  ['a pull request with a suffix', deriveName(owner(), { kind: 'pr', number: 12 }, 'api')],
  ['a branch', deriveName(owner(), { kind: 'branch', ref: 'main' })],
  ['a branch with a slash', deriveName(owner(), { kind: 'branch', ref: 'feature/login' })],
  ['a branch with a hyphen', deriveName(owner(), { kind: 'branch', ref: 'release-2' })],
  ['a tag', deriveName(owner(), { kind: 'tag', ref: 'v2' })],
  ['a tag with dots', deriveName(owner(), { kind: 'tag', ref: 'v2.1.0' })],
  ['a run', deriveName(owner(), { ...run, job: undefined })],
  ['a run with a suffix that looks like a job', deriveName(owner(), { ...run, job: undefined }, 'admin')],
  ['a job', deriveName(owner(), { ...run, job })],
  ['an owner with a hyphen', deriveName(owner('acme-inc/shop'), { kind: 'pr', number: 12 })],
  ['a repository with an underscore', deriveName(owner('acme/my_shop'), { kind: 'pr', number: 12 })],
  ['a long one', deriveName(owner('acme/a-repository-with-a-very-long-name-indeed'), { ...run, job }, 'api')]
]

test.each(shown)('docs/names.md shows the name of %s as it is derived', (_what, name) => {
  expect(page).toMatch(new RegExp(`(^|\`)${name}(\`|$)`, 'm'))
})

test('docs/names.md shows names made by hand that are no derived ones', () => {
  const [, list = ''] = /made by hand\*\*, such as (.*?):/.exec(page) ?? []
  const names = Array.from(list.matchAll(/`([^`]+)`/g), ([, name = '']) => name)
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter((name) => parseName(owner(), name) !== undefined)).toEqual([])
})
