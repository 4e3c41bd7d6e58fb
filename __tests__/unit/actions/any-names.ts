import fc from 'fast-check'
import type { NameOwner } from '../../../src/naming.js'
import { namesByHand } from '../../support/confusable-names.js'
import { derivationOf, lookalikes, nameOf, nameOwner, shareNames } from '../any-subject.js'

/** A repository, or a prefix. */
export const anyOwner = nameOwner

export const anyPullRequest = fc.integer({ min: 1, max: 13 })

/** The names an owner gives its databases. */
export function namesOf(owner: NameOwner): fc.Arbitrary<string> {
  return derivationOf(owner).map(nameOf)
}

/** The names that other owners give theirs, and some that nobody derives. */
export function othersThan(owner: NameOwner): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .oneof(nameOwner, fc.constantFrom(...lookalikes(owner)))
      .filter((other) => !shareNames(owner, other))
      .chain(namesOf),
    fc.constantFrom(...namesByHand),
    namesOf(owner).map((derived) => derived.toUpperCase()),
    namesOf(owner).map((derived) => `${derived} `),
    namesOf(owner).map((derived) => `_${derived}`)
  )
}
