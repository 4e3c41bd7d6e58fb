import fc from 'fast-check'
import { type Subject, deriveName } from '../../../src/naming.js'

// Few letters and all the allowed signs: names that look alike are then common.
const owner = fc.stringMatching(/^[ab](?:-?[ab]){0,3}$/)
const name = fc.stringMatching(/^[abp._-]{1,4}(?:-pr)?$/)

/** `owner/name` as GitHub allows it. */
export const anyRepository = fc.tuple(owner, name).map((parts) => parts.join('/'))

export const anyPullRequest = fc.integer({ min: 1, max: 15 })

/** The names a repository gives its databases. */
export function namesOf(repository: string): fc.Arbitrary<string> {
  const subject: fc.Arbitrary<Subject> = fc.oneof(
    anyPullRequest.map((pullRequest) => ({ repository, pullRequest })),
    fc
      .stringMatching(/^[abpr/-]{1,5}(?:-pr-1)?$/)
      .map((branch) => ({ repository, ref: `refs/heads/${branch}` }))
  )
  return subject.map(deriveName)
}

/** The names other repositories give theirs, and some that no repository derives. */
export function othersThan(repository: string): fc.Arbitrary<string> {
  return fc.oneof(
    anyRepository.filter((other) => other !== repository).chain(namesOf),
    namesOf(repository).map((derived) => derived.toUpperCase()),
    namesOf(repository).map((derived) => `${derived} `),
    namesOf(repository).map((derived) => `_${derived}`)
  )
}
