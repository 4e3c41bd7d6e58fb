import { describe, expect, test } from '@jest/globals'
import type { SweepRequest } from '../../../src/actions/sweep/sweep.js'
import { messageOf } from '../../../src/errors.js'
import { FakeGitHub } from '../../support/github/fake.js'
import { NOT_ACCESSIBLE, NOT_FOUND } from '../../support/github/github-reply.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import { accountWith } from './acting.js'
import { HOUR, sweepAll } from './sweeping.js'

interface Kind {
  what: string
  /** Of a database that is due. */
  name: string
  /** Of the questions about it. */
  path: RegExp
  permission: string
  rule: Partial<SweepRequest>
}

describe('what GitHub refuses', () => {
  const KINDS: readonly Kind[] = [
    {
      what: 'pull requests',
      name: 'acme-shop-pr-7',
      path: /^\/pulls/,
      permission: 'pull-requests',
      rule: { closedPullRequests: true }
    },
    {
      what: 'runs',
      name: 'acme-shop-run-7',
      path: /^\/actions/,
      permission: 'actions',
      rule: { finishedRuns: true }
    },
    {
      what: 'branches',
      name: 'acme-shop-branch-gone',
      path: /heads/,
      permission: 'contents',
      rule: { deletedBranches: true }
    },
    {
      what: 'tags',
      name: 'acme-shop-tag-gone',
      path: /tags/,
      permission: 'contents',
      rule: { deletedBranches: true }
    }
  ]
  const none = { closedPullRequests: false, finishedRuns: false, deletedBranches: false }
  const all = (): FakeUpstash => accountWith(...KINDS.map(({ name }) => name))
  const over = (): FakeGitHub => {
    const github = new FakeGitHub().shut(7)
    github.runs.start('9000000001')
    return github
  }
  /** A missing permission for runs is no failure: 36 days make them due. */
  const refusals = KINDS.flatMap((kind) => [
    ...(kind.what === 'runs' ? [] : [{ ...kind, status: 403, said: NOT_ACCESSIBLE }]),
    { ...kind, status: 404, said: NOT_FOUND }
  ])

  test.each(refusals)(
    'with $status of $what fails a sweep that goes by nothing else',
    async ({ said, what, name, path, permission, rule }) => {
      const { error, left } = await sweepAll(accountWith(name), over(), { ...none, ...rule }, (asked) =>
        path.test(asked) ? said : undefined
      )
      expect(left).toEqual([name])
      expect(messageOf(error)).toMatch(
        new RegExp(`^The .*${what} could not be read, so none .*\`permissions: ${permission}: read\``)
      )
    }
  )

  test.each(refusals)(
    'with $status of $what keeps that kind, with a warning, and the others are swept',
    async ({ said, what, name, path, permission }) => {
      const { error, left, kept, log } = await sweepAll(all(), over(), {}, (asked) =>
        path.test(asked) ? said : undefined
      )
      expect(error).toBeUndefined()
      expect(left).toEqual([name])
      expect(kept).toEqual([expect.stringMatching(new RegExp(`^Kept "${name}": GitHub did not say whether`))])
      expect(log.texts('warning')).toEqual([
        expect.stringMatching(
          new RegExp(`^The .*${what} could not be read, .*\`permissions: ${permission}: read\``)
        )
      ])
    }
  )

  test('all of it, with 404, keeps everything and names each kind in one error', async () => {
    const { error, left } = await sweepAll(all(), over(), {}, () => NOT_FOUND)
    expect(left).toEqual(KINDS.map(({ name }) => name))
    for (const { what } of KINDS) expect(messageOf(error)).toMatch(new RegExp(`${what} could not be read`))
  })

  test('all of it, with 403, leaves the 36 days for runs, and that is an answer', async () => {
    const { error, left, log } = await sweepAll(all(), over().allowOnly())
    expect(error).toBeUndefined()
    expect(left).toEqual(['acme-shop-pr-7', 'acme-shop-branch-gone', 'acme-shop-tag-gone'])
    expect(log.texts('warning')).toHaveLength(3)
    expect(log.texts('notice')).toHaveLength(1)
  })

  test('all of it fails no sweep that goes by age too', async () => {
    const { error, left, log } = await sweepAll(all(), over(), { olderThanSeconds: HOUR }, () => NOT_FOUND)
    expect(error).toBeUndefined()
    expect(left).toEqual(['acme-shop-branch-gone', 'acme-shop-tag-gone'])
    expect(log.texts('warning')).toHaveLength(4)
  })

  test('fails nothing if no database of that kind is there', async () => {
    const { error, log } = await sweepAll(accountWith('acme-shop-pr-7'), over().allowOnly('pull-requests'))
    expect(error).toBeUndefined()
    expect(log.texts('warning')).toEqual([])
  })
})
