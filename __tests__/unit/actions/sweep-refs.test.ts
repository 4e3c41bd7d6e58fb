import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { deriveName } from '../../../src/naming.js'
import { anOwner } from '../../support/builders.js'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub } from '../../support/github/fake.js'
import { NOT_ACCESSIBLE, NOT_FOUND, rateLimited } from '../../support/github/github-reply.js'
import { answer, FakeUpstash } from '../../support/fake-upstash.js'
import { accountWith } from './acting.js'
import { HOUR, NOW, sweepAll } from './sweeping.js'

const HEADS = '/git/matching-refs/heads/'

const branch = (ref: string, suffix?: string): string =>
  deriveName(anOwner(), { kind: 'branch', ref }, suffix)
const tag = (ref: string): string => deriveName(anOwner(), { kind: 'tag', ref })
const many = (count: number, name = 'n'): string[] => Array.from({ length: count }, (_, at) => `${name}${at}`)

function withBranches(...refs: readonly string[]): FakeGitHub {
  const github = new FakeGitHub()
  github.refs.add('heads', ...refs)
  return github
}

/** A branch whose name is written out, and one that its database's name has only the hash of. */
const refs = [
  ['whose name is written out', 'main'],
  ['whose name needs a hash', 'feature/Login_form']
] as const

describe.each(refs)('the database of a branch %s', (_what, ref) => {
  test('is due once the branch is gone, with each of its suffixes', async () => {
    const upstash = accountWith(branch(ref), branch(ref, 'api'), branch('kept'), branch('kept/too', 'api'))
    const { left, reasons } = await sweepAll(upstash, withBranches('kept', 'kept/too', `${ref}x`))
    expect(left).toEqual([branch('kept'), branch('kept/too', 'api')])
    const reason = ref === 'main' ? 'branch main is gone' : 'its branch is gone'
    expect(reasons).toEqual({ [branch(ref)]: reason, [branch(ref, 'api')]: reason })
  })

  test('is kept while the branch is there, and nothing more is asked', async () => {
    const { left, kept, asked } = await sweepAll(accountWith(branch(ref)), withBranches(ref, 'other'))
    expect(left).toEqual([branch(ref)])
    expect(kept).toEqual([])
    expect(asked).toEqual([HEADS + (ref === 'main' ? 'main' : '')])
  })

  test.each([
    ['59 minutes old is kept: its push may be on the way', HOUR - 60, true],
    ['an hour old goes', HOUR, false]
  ])('that is %s', async (_age, seconds, stays) => {
    const upstash = new FakeUpstash()
    upstash.add(branch(ref), { creation_time: NOW - seconds })
    const { left, kept } = await sweepAll(upstash, withBranches('other'))
    expect(left).toEqual(stays ? [branch(ref)] : [])
    expect(kept).toEqual([])
  })

  test('is kept, with a word, if its age is not known', async () => {
    const upstash = new FakeUpstash()
    upstash.add(branch(ref), { creation_time: 0 })
    const { left, kept } = await sweepAll(upstash, withBranches('other'))
    expect(left).toEqual([branch(ref)])
    expect(kept).toEqual([`Kept "${branch(ref)}": Upstash gives no creation time that can be right.`])
  })

  test('is kept if the branch is made again right before the deletion', async () => {
    const github = withBranches('other')
    const { left, kept } = await sweepAll(accountWith(branch(ref)), github, {}, (_path, time) => {
      if (time === 2) github.refs.add('heads', ref)
      return undefined
    })
    expect(left).toEqual([branch(ref)])
    expect(kept).toEqual([`Kept "${branch(ref)}": its branch is there again.`])
  })

  test('is kept if the branch is made again while the deletion waits on a 429', async () => {
    const github = withBranches('other')
    const upstash = accountWith(branch(ref)).fail('delete', (handle, request, signal) => {
      github.refs.add('heads', ref)
      return answer(reply(429, '', { 'retry-after': '19' }))(handle, request, signal)
    })
    expect((await sweepAll(upstash, github)).left).toEqual([branch(ref)])
    expect(upstash.events).toEqual(['list', 'delete'])
  })

  test.each([
    ['403', NOT_ACCESSIBLE],
    ['404', NOT_FOUND],
    ['something that is no list', reply(200, { ref: 'refs/heads/other' })],
    ['refs of another kind', reply(200, [{ ref: 'refs/tags/v1' }])],
    ['a 503 that lasts', reply(503, '', { 'retry-after': '3600' })],
    ['a rate limit that lasts', rateLimited(NOW + HOUR)]
  ])('is kept if right before the deletion GitHub answers with %s', async (_answer, said) => {
    const github = withBranches('other')
    const { left, kept, report } = await sweepAll(accountWith(branch(ref)), github, {}, (_path, time) =>
      time >= 2 ? said : undefined
    )
    expect(left).toEqual([branch(ref)])
    expect(report).toMatchObject({ failed: [], kept: 1 })
    expect(kept).toEqual([`Kept "${branch(ref)}": GitHub did not say whether it is still due.`])
  })

  test('is kept if GitHub does not answer at first, and the sweep fails', async () => {
    for (const said of [NOT_ACCESSIBLE, NOT_FOUND]) {
      const { left, error } = await sweepAll(accountWith(branch(ref)), withBranches('other').fail(said))
      expect(left).toEqual([branch(ref)])
      expect(messageOf(error)).toMatch(
        /^The branches could not be read, so none counts as deleted\. .*`permissions: contents: read`/
      )
    }
  })

  test('is swept after a rate limit that passes', async () => {
    const github = withBranches('other').fail(rateLimited(NOW + 30))
    const { left, took } = await sweepAll(accountWith(branch(ref)), github)
    expect(left).toEqual([])
    expect(took).toBe(30_000)
  })

  test('is nothing to a sweep without `deleted_branches`, however old it is', async () => {
    const given = { deletedBranches: false, olderThanSeconds: HOUR }
    const { left, asked, kept } = await sweepAll(accountWith(branch(ref)), withBranches('other'), given)
    expect({ left, asked, kept }).toEqual({ left: [branch(ref)], asked: [], kept: [] })
  })
})

test('a tag’s database goes with its tag, whatever branches there are, and the other way round', async () => {
  const github = withBranches('v1')
  github.refs.add('tags', 'main')
  const names = [tag('v1'), tag('main'), branch('v1'), branch('main')]
  const { left, reasons } = await sweepAll(accountWith(...names), github)
  expect(left).toEqual([tag('main'), branch('v1')])
  expect(reasons).toEqual({ [tag('v1')]: 'tag v1 is gone', [branch('main')]: 'branch main is gone' })
})

test('a branch is told from those that begin like it, and is not looked for on their further pages', async () => {
  const github = withBranches('main', ...many(250, 'main-'))
  const { asked } = await sweepAll(accountWith(branch('main')), github)
  expect(asked).toEqual([`${HEADS}main`])
  github.refs.remove('heads', 'main')
  expect((await sweepAll(accountWith(branch('main')), github)).left).toEqual([])
})

describe('whichever takes fewer requests, all refs or one each, is asked for:', () => {
  const databases = (count: number) => accountWith(...many(count).map((ref) => branch(ref)))
  const single = (count: number) => many(count).map((ref) => HEADS + ref)

  test('one branch by itself', async () => {
    const { asked } = await sweepAll(databases(1), withBranches(...many(500)))
    expect(asked).toEqual(single(1))
  })

  test('all, if they are on as many pages as there are branches in question', async () => {
    const { asked } = await sweepAll(databases(3), withBranches(...many(300)))
    expect(asked).toEqual([HEADS, `${HEADS}?page=2`, `${HEADS}?page=3`])
  })

  test('each, if the first page of all says that there are more pages', async () => {
    const { asked } = await sweepAll(databases(3), withBranches(...many(301)))
    expect(asked).toEqual([HEADS, ...single(3)])
  })

  test('each, if the pages go on without the first one having named the last', async () => {
    const { asked, left } = await sweepAll(databases(2), withBranches(...many(500)), {}, (path) => {
      const page = Number(/[?&]page=(\d)/.exec(path)?.[1] ?? 1)
      const names = many(100, `p${page}x`).map((name) => ({ ref: `refs/heads/${name}` }))
      return /heads\/n/.test(path)
        ? undefined
        : reply(200, names, { link: `<https://api.github.com/x?page=${page + 1}>; rel="next"` })
    })
    expect(asked).toEqual([HEADS, `${HEADS}?page=2`, ...single(2)])
    expect(left).toHaveLength(2)
  })

  test('all, if one of the names has a hash only, however many pages they are', async () => {
    const upstash = accountWith(branch('n0'), branch('feature/x'))
    const { asked } = await sweepAll(upstash, withBranches(...many(450), 'feature/x'))
    expect(asked).toEqual([HEADS, ...[2, 3, 4, 5].map((page) => `${HEADS}?page=${page}`)])
  })

  test('all once more for the deletions of names with a hash, as long as the list is of this moment', async () => {
    const names = many(30, 'feature/').map((ref) => branch(ref))
    const { asked, left } = await sweepAll(accountWith(...names), withBranches('main'))
    expect(left).toEqual([])
    expect(asked).toEqual([HEADS, HEADS])
  })

  test('all again if a deletion comes more than a second later', async () => {
    const names = many(10, 'feature/').map((ref) => branch(ref))
    const upstash = accountWith(...names).fail(
      'delete',
      ...names.map(() => answer(reply(429, '', { 'retry-after': '2' })))
    )
    const github = withBranches('main')
    const { asked, left } = await sweepAll(upstash, github, {}, (_path, time) => {
      if (time === 3) github.refs.add('heads', 'feature/9')
      return undefined
    })
    expect(asked.length).toBeGreaterThanOrEqual(3)
    expect(left).toEqual([branch('feature/9')])
  })
})
