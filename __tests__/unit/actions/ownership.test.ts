import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { previewDatabase } from '../../../src/actions/preview.js'
import { provideDatabase } from '../../../src/actions/provide.js'
import { planSweep } from '../../../src/actions/sweep-plan.js'
import { messageOf } from '../../../src/errors.js'
import { couldHaveDerived, deriveName, pullRequestIn } from '../../../src/naming.js'
import { confusableNames } from '../../support/confusable-names.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import {
  aPreviewRequest,
  aProvideRequest,
  aSummary,
  aSweepRequest,
  aWish,
  noJournal
} from '../../support/builders.js'
import { accountWith, act, forPreview, namesIn } from './acting.js'
import { anyPullRequest, anyRepository, namesOf, othersThan } from './any-names.js'

const OLD = 1_700_000_000

/** A repository, names of its own databases, and names of others. */
const surroundings = anyRepository.chain((repository) =>
  fc.record({
    repository: fc.constant(repository),
    own: fc.uniqueArray(namesOf(repository), { maxLength: 10 }),
    others: fc.uniqueArray(othersThan(repository), { maxLength: 40 }),
    number: anyPullRequest
  })
)

test('the 200 confusable names are 200, and none is of acme/shop', () => {
  expect(new Set(confusableNames).size).toBe(200)
  expect(confusableNames.filter((name) => couldHaveDerived('acme/shop', name))).toEqual([])
})

describe('a sweep', () => {
  test('plans to delete exactly the repository’s own of closed pull requests, and of the others nothing ever', () => {
    fc.assert(
      fc.property(
        surroundings,
        fc.uniqueArray(anyPullRequest),
        fc.boolean(),
        ({ repository, own, others }, open, byAge) => {
          const all = [...others, ...own].map((database_name, at) =>
            aSummary({ database_id: `id-${at}`, database_name, creation_time: OLD })
          )
          const rules = aSweepRequest({ repository, olderThanSeconds: byAge ? 3_600 : undefined })
          const plan = planSweep(all, rules, {
            open: new Set(open),
            now: { earliest: 1_800_000_000, latest: 1_800_000_000 }
          })
          const closed = own.filter((name) => {
            const number = pullRequestIn(repository, name)
            return number !== undefined && !open.includes(number)
          })
          expect(plan.candidates).toBe(own.length)
          expect(new Set(plan.due.map(({ database_name }) => database_name))).toEqual(
            new Set(byAge ? own : closed)
          )
        }
      )
    )
  })
})

describe('recreating', () => {
  const recreate = (upstash: FakeUpstash, repository: string, name: string) =>
    act(upstash.send, (session) =>
      provideDatabase(aProvideRequest({ wish: aWish({ name }), ifExists: 'recreate', repository }), {
        ...session,
        journal: noJournal
      })
    )

  test('deletes the pull request’s own only', async () => {
    await fc.assert(
      fc.asyncProperty(surroundings, async ({ repository, own, others, number }) => {
        const name = deriveName({ repository, pullRequest: number })
        const before = [...new Set([...others, ...own])].filter((other) => other !== name)
        const upstash = accountWith(...before)
        upstash.add(name, { database_id: 'old' })
        const { result } = await recreate(upstash, repository, name)
        expect(result?.created).toBe(true)
        expect(result?.database.database_id).not.toBe('old')
        expect(namesIn(upstash)).toEqual([...before, name])
      }),
      { numRuns: 50 }
    )
  })

  test('refuses a derived name that is another repository’s', async () => {
    await fc.assert(
      fc.asyncProperty(surroundings, async ({ repository, others }) => {
        const [name] = others
        if (name === undefined) return
        const upstash = accountWith(...others)
        const { error } = await recreate(upstash, repository, name)
        expect(messageOf(error)).toMatch(/^Nothing is deleted for `if_exists: recreate`/)
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
      async ({ repository, own, others, number }, event) => {
        const name = deriveName({ repository, pullRequest: number })
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
