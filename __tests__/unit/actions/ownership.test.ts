import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { previewDatabase } from '../../../src/actions/preview.js'
import { provideDatabase, type IfExists } from '../../../src/actions/provide.js'
import { sweep } from '../../../src/actions/sweep/sweep.js'
import { messageOf } from '../../../src/errors.js'
import { deriveName, parseName, type NameOwner } from '../../../src/naming.js'
import { confusableNames } from '../../support/confusable-names.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import {
  aPreviewRequest,
  aProvideRequest,
  anOwner,
  aSweepRequest,
  aWish,
  noJournal
} from '../../support/builders.js'
import { accountWith, act, forPreview, forSweep, namesIn } from './acting.js'
import { anyOwner, anyPullRequest, namesOf, othersThan } from './any-names.js'

const OLD = 1_700_000_000

/** Whose names are meant, names of its own databases, and names of others. */
const surroundings = anyOwner.chain((owner) =>
  fc.record({
    owner: fc.constant(owner),
    own: fc.uniqueArray(namesOf(owner), { maxLength: 10 }),
    others: fc.uniqueArray(othersThan(owner), { maxLength: 40 }),
    number: anyPullRequest
  })
)

test('the 200 confusable names are 200, and none is of acme/shop', () => {
  expect(new Set(confusableNames).size).toBe(200)
  expect(confusableNames.filter((name) => parseName(anOwner(), name) !== undefined)).toEqual([])
})

describe('a sweep', () => {
  test('deletes exactly the repository’s own of closed pull requests, and of the others nothing ever', async () => {
    await fc.assert(
      fc.asyncProperty(
        surroundings,
        fc.uniqueArray(anyPullRequest),
        fc.boolean(),
        async ({ owner, own, others }, open, byAge) => {
          const all = [...new Set([...others, ...own])]
          const upstash = new FakeUpstash()
          for (const name of all) upstash.add(name, { creation_time: OLD })
          const shut = Array.from({ length: 15 }, (_, at) => at + 1).filter(
            (number) => !open.includes(number)
          )
          const github = new FakeGitHub(owner.repository).open(...open).shut(...shut)
          const request = aSweepRequest({ owner, ...(byAge && { olderThanSeconds: 3_600 }) })
          await act(networkOf(upstash, github), (collaborators) =>
            sweep(request, forSweep(collaborators, owner.repository))
          )
          const due = (name: string): boolean => {
            const parsed = others.includes(name) ? undefined : parseName(owner, name)
            const old = byAge && (parsed?.kind === 'pr' || parsed?.kind === 'run')
            return old || (parsed?.kind === 'pr' && shut.includes(parsed.number))
          }
          expect(namesIn(upstash)).toEqual(all.filter((name) => !due(name)))
        }
      ),
      { numRuns: 100 }
    )
  })
})

describe('recreating', () => {
  const recreate = (upstash: FakeUpstash, owner: NameOwner, name: string, ifExists: IfExists = 'recreate') =>
    act(upstash.send, (collaborators) =>
      provideDatabase(aProvideRequest({ wish: aWish({ name }), ifExists, owner }), {
        ...collaborators,
        journal: noJournal
      })
    )

  test('deletes the pull request’s own only', async () => {
    await fc.assert(
      fc.asyncProperty(surroundings, async ({ owner, own, others, number }) => {
        const name = deriveName(owner, { kind: 'pr', number })
        const before = [...new Set([...others, ...own])].filter((other) => other !== name)
        const upstash = accountWith(...before)
        upstash.add(name, { database_id: 'old' })
        const { result } = await recreate(upstash, owner, name)
        expect(result?.created).toBe(true)
        expect(result?.database.database_id).not.toBe('old')
        expect(namesIn(upstash)).toEqual([...before, name])
      }),
      { numRuns: 50 }
    )
  })

  test('refuses a derived name that is another repository’s', async () => {
    await fc.assert(
      fc.asyncProperty(surroundings, async ({ owner, others }) => {
        const [name] = others
        if (name === undefined) return
        const upstash = accountWith(...others)
        for (const ifExists of ['recreate', 'reset'] as const) {
          const { result, error } = await recreate(upstash, owner, name, ifExists)
          expect(result).toBeUndefined()
          expect(messageOf(error)).toContain(`Nothing is deleted for \`if_exists: ${ifExists}\``)
        }
        expect(namesIn(upstash)).toEqual(others)
      }),
      { numRuns: 50 }
    )
  })
})

test('the preview of a closed pull request deletes its own only', async () => {
  await fc.assert(
    fc.asyncProperty(
      surroundings,
      fc.constantFrom('closed', 'synchronize'),
      async ({ owner, own, others, number }, event) => {
        const name = deriveName(owner, { kind: 'pr', number })
        const before = [...new Set([...others, ...own])].filter((other) => other !== name)
        const upstash = accountWith(...before, name)
        const request = aPreviewRequest(event, { name, pullRequest: number })
        const github = new FakeGitHub().shut(number)
        const { result } = await act(networkOf(upstash, github), (collaborators) =>
          previewDatabase(request, forPreview(collaborators))
        )
        expect(result).toMatchObject({ deleted: true, found: undefined })
        expect(namesIn(upstash)).toEqual(before)
      }
    ),
    { numRuns: 50 }
  )
})
