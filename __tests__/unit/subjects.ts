import fc from 'fast-check'
import type { Subject } from '../../src/naming.js'

/** Few fragments and few ways to join them, so that different subjects look alike as often as can be. */
export const fragment = fc.constantFrom(
  'a',
  'b',
  'pr',
  '1',
  '12',
  'main',
  'deadbeef',
  '0badcafe',
  'A',
  'Pr',
  'shop'
)
const longFragment = fc.constantFrom('a'.repeat(20), 'a'.repeat(21), 'b'.repeat(39), 'deadbeefdeadbeef')

function joinedBy(separators: string[], most: number): fc.Arbitrary<string> {
  const tail = fc.array(
    fc.tuple(fc.constantFrom(...separators), fc.oneof({ weight: 9, arbitrary: fragment }, longFragment)),
    {
      maxLength: most - 1
    }
  )
  return fc.tuple(fragment, tail).map(([head, parts]) => head + parts.flat().join(''))
}

/** GitHub's owners: letters, digits, single inner hyphens; an underscore for managed users. At most 39 characters. */
const owner = joinedBy(['-', '-', '_', ''], 3).map((text) => text.slice(0, 39).replace(/[-_]+$/, ''))
const repositoryName = joinedBy(['-', '-', '.', '_', '--', ''], 4)
const branch = joinedBy(['-', '-', '.', '_', '/', '--', ''], 4)
export const repository = fc.tuple(owner, repositoryName).map((parts) => parts.join('/'))
export const ref = fc.oneof(
  { weight: 6, arbitrary: branch.map((name) => `refs/heads/${name}`) },
  branch.map((name) => `refs/tags/${name}`),
  fc.constantFrom(
    'refs/heads/ü',
    'refs/heads/é',
    'refs/heads/文字',
    'refs/heads/-',
    'refs/heads/pr-1',
    'main'
  )
)
export const number = fc.oneof(
  fc.integer({ min: 1, max: 13 }),
  fc.constantFrom(10_000_000, 99_999_999, 2_147_483_647, Number.MAX_SAFE_INTEGER)
)
export const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ repository, pullRequest: number }),
  fc.record({ repository, ref })
)

/** What makes two subjects the same: GitHub takes owners and repositories that differ in case only for one. */
export function identity(of: Subject): string {
  return JSON.stringify({ ...of, repository: of.repository.toLowerCase() })
}
