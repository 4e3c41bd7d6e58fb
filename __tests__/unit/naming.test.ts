import { describe, expect, test } from '@jest/globals'
import { ActionError, messageOf } from '../../src/errors.js'
import { isNamePrefix, isRepository, isSuffix, jobKey } from '../../src/name-parts.js'
import { deriveName, parseName, type NameOwner, type Subject } from '../../src/naming.js'
import { thrownBy } from '../support/thrown.js'
import { isNamedFor } from './named-for.js'

type RefSubject = Extract<Subject, { ref: string }>

const of = (repository: string): NameOwner => ({ repository, prefix: undefined })
const withPrefix = (prefix: string): NameOwner => ({ repository: 'acme/shop', prefix })
const pr = (number: number): Subject => ({ kind: 'pr', number })
const branch = (ref: string): RefSubject => ({ kind: 'branch', ref })
const tag = (ref: string): RefSubject => ({ kind: 'tag', ref })
const run = (runId: string, job?: string): Subject => ({ kind: 'run', runId, job })

const shop = of('acme/shop')
const long = of('acme/a-repository-with-quite-a-long-name')
const twenty = withPrefix('a-prefix-of-twenty-c')
const RUN = '7123456789'

type Example<T> = readonly [name: string, owner: NameOwner, subject: T, suffix?: string]

function examples<T>(
  ...table: readonly Example<T>[]
): { name: string; owner: NameOwner; subject: T; suffix: string | undefined }[] {
  return table.map(([name, owner, subject, suffix]) => ({ name, owner, subject, suffix }))
}

describe('the derived name', () => {
  test.each(
    examples<Subject>(
      ['acme-shop-pr-12', shop, pr(12)],
      ['acme-shop-pr-12', of('Acme/Shop'), pr(12)],
      ['acme-shop-pr-12-api', shop, pr(12), 'api'],
      ['acme-shop-pr-12-12', shop, pr(12), '12'],
      ['acme-shop-pr-12-run', shop, pr(12), 'run'],
      ['acme-shop-pr-9007199254740991', shop, pr(Number.MAX_SAFE_INTEGER)],
      ['acme-my-shop-pr-12', of('acme/my-shop'), pr(12)],
      ['acme-production-branching-pr-1234567', of('acme/production-branching'), pr(1_234_567)],
      ['acme-shop-branch-main', shop, branch('main')],
      ['acme-shop-branch-main-api', shop, branch('main'), 'api'],
      ['acme-shop-branch-pr', shop, branch('pr')],
      ['acme-shop-branch-12', shop, branch('12')],
      ['acme-shop-branch-0badcafe', shop, branch('0badcafe')],
      ['acme-shop-branch-1hu6sxy1su', shop, branch('1hu6sxy1su')],
      ['acme-shop-branch-1hu6sxy1su-api', shop, branch('1hu6sxy1su'), 'api'],
      ['acme-shop-tag-v1', shop, tag('v1')],
      ['acme-shop-tag-v1-api', shop, tag('v1'), 'api'],
      ['acme-shop-run-7123456789', shop, run(RUN)],
      ['acme-shop-run-7123456789-api', shop, run(RUN), 'api'],
      ['acme-shop-run-7123456789-bnes4', shop, run(RUN, jobKey('build', ''))],
      ['acme-shop-run-7123456789-5z5sw-api', shop, run(RUN, jobKey('build', '{"a":1}')), 'api'],
      ['acme-shop-run-7123456789-00000-redis', shop, run(RUN), 'redis'],
      ['acme-shop-run-7123456789-00000-00000', shop, run(RUN), '00000'],
      ['acme-shop-run-7123456789-bnes4-redis', shop, run(RUN, 'bnes4'), 'redis'],
      ['abc-pr-12', withPrefix('abc'), pr(12)],
      ['a-prefix-of-twenty-c-pr-12', twenty, pr(12)],
      ['a--b-pr-12', withPrefix('a--b'), pr(12)],
      ['shop--pr-12', withPrefix('shop-'), pr(12)],
      ['deadbeef-tag-v1', withPrefix('deadbeef'), tag('v1')],
      ['prs-pr-12', withPrefix('prs'), pr(12)]
    )
  )('$name is plain, and says what it was derived from', ({ name, owner, subject, suffix }) => {
    expect(deriveName(owner, subject, suffix)).toBe(name)
    expect(parseName(owner, name)).toStrictEqual({ ...subject, suffix })
  })

  // The hashes are written out, as names must stay what they are from one version to the next.
  test.each(
    examples<Subject>(
      // Its border between owner and repository could be at either hyphen.
      ['my-acme-shop-5l8d3qao-pr-12', of('my-acme/shop'), pr(12)],
      ['my-acme-shop-5l8d3qao-pr-12', of('My-Acme/SHOP'), pr(12)],
      ['my-acme-shop-5l8d3qao-branch-main-api', of('my-acme/shop'), branch('main'), 'api'],
      // Something was replaced.
      ['jo-acme-shop-8go2dydr-pr-12', of('jo_acme/shop'), pr(12)],
      ['acme-shop-js-2mmng0wx-pr-12', of('acme/shop.js'), pr(12)],
      ['acme-my-shop-3gw7ais5-pr-12', of('acme/my--shop'), pr(12)],
      ['acme-shop-2c9isuy0-pr-12', of('acme/-shop'), pr(12)],
      ['acme-shop-89ue2si9-pr-12', of('acme/shop-'), pr(12)],
      // A word of it is a kind's.
      ['acme-0b3n0qkr-pr-12', of('acme/pr'), pr(12)],
      ['acme-shop-12-76yug3bv-pr-12', of('acme/shop-pr-12'), pr(12)],
      ['shop-8a0ndyo4-run-7', of('run/shop'), run('7')],
      ['shop-5x0avsa6-pr-12', withPrefix('shop-pr'), pr(12)],
      ['6868h3k9-pr-12', withPrefix('tag'), pr(12)],
      ['6xld0zhg-pr-12', withPrefix('run-branch-tag'), pr(12)],
      ['84z4wtgd-pr-1', withPrefix('---pr'), pr(1)],
      // It ends like one with a hash.
      ['acme-0badcafe-3n10acji-pr-12', of('acme/0badcafe'), pr(12)],
      ['shop-0badcafe-0ukzyzj1-pr-12', withPrefix('shop-0badcafe'), pr(12)],
      ['0badcafe-9xn8v8t0-branch-main', withPrefix('0badcafe'), branch('main')],
      // It is too long; what stands after it is not cut.
      ['acme-a-repository-wit-2k2qz4c5-pr-123456', long, pr(123_456)],
      ['ac-2k2qz4c5-pr-9007199254740991-12345678', long, pr(Number.MAX_SAFE_INTEGER), '12345678'],
      ['2k2qz4c5-run-712345678901-bnes4-12345678', long, run('712345678901', 'bnes4'), '12345678'],
      ['acme-a-repository-w-2k2qz4c5-branch-main', long, branch('main')],
      ['acme-a-rep-2k2qz4c5-branch-dependencies1', long, branch('dependencies1')]
    )
  )('$name has a hash of its base, and says what it was derived from', ({ name, owner, subject, suffix }) => {
    expect(deriveName(owner, subject, suffix)).toBe(name)
    expect(parseName(owner, name)).toStrictEqual({ ...subject, suffix })
  })

  test.each(
    examples<RefSubject>(
      ['acme-shop-branch-feature-x-1hu6sxy1su', shop, branch('feature/x')],
      ['acme-shop-branch-feature-1hu6sxy1su-api', shop, branch('feature/x'), 'api'],
      ['acme-shop-branch-feature-x-7q7jc4bs7n', shop, branch('feature-x')],
      ['acme-shop-branch-main-1ne7jsjhvc', shop, branch('Main')],
      ['acme-shop-branch-main-api-5i5xlgk621', shop, branch('main-api')],
      ['acme-shop-branch-pr-12-9lzmnltoe1', shop, branch('pr-12')],
      ['acme-shop-branch-x-2vxnrk8o90', shop, branch('文字')],
      ['acme-shop-tag-v1-2-3-1n2hsbz0fd', shop, tag('v1.2.3')],
      ['acme-shop-branch-v1-2-3-3skxhpboiq', shop, branch('v1.2.3')],
      ['acme-shop-branch-a-branch-wit-1m5560y9a8', shop, branch('a/branch/with/quite/a/long/name')],
      ['acme-shop-branch-abcdefghijkl-5l2zng2asn', shop, branch('abcdefghijklmnopqrstuvwxyz')],
      ['a-prefix-of-twenty-c-branch-f-1hu6sxy1su', twenty, branch('feature/x')],
      ['9s4fb57k-branch-feat-1hu6sxy1su-12345678', twenty, branch('feature/x'), '12345678'],
      ['2k2qz4c5-branch-feature-x-1hu6sxy1su', long, branch('feature/x')],
      ['5l8d3qao-branch-feature-x-1hu6sxy1su-api', of('my-acme/shop'), branch('feature/x'), 'api']
    )
  )('$name has a hash of its branch or tag, and is known for it', ({ name, owner, subject, suffix }) => {
    expect(deriveName(owner, subject, suffix)).toBe(name)
    const parsed = parseName(owner, name)
    expect(parsed).toStrictEqual({ kind: subject.kind, ref: undefined, suffix })
    if (parsed === undefined) return
    expect(isNamedFor(owner, name, parsed, subject.ref)).toBe(true)
    expect(isNamedFor(owner, name, parsed, `${subject.ref}x`)).toBe(false)
    expect(isNamedFor(owner, name, { ...parsed, suffix: 'other' }, subject.ref)).toBe(false)
    expect(isNamedFor(shop, 'acme-shop-branch-main', parsed, subject.ref)).toBe(false)
  })

  test('is an error for a run whose id would have to be cut, which says what to do', () => {
    const error = thrownBy(() => deriveName(long, run('1234567890123', 'bnes4'), '12345678'))
    expect(error).toBeInstanceOf(ActionError)
    expect(messageOf(error)).toBe(
      'No name of at most 40 characters can be derived for "run-1234567890123-bnes4-12345678". Give a shorter `suffix`, or a `name`.'
    )
  })
})

describe('a job’s key', () => {
  test('tells jobs and the legs of a matrix apart', () => {
    const legs = ['', '{"a":1}', '{"a":2}', 'text']
    const keys = ['build', 'Build', 'test'].flatMap((job) => legs.map((leg) => jobKey(job, leg)))
    expect(new Set(keys).size).toBe(12)
    expect(keys.filter((key) => !/^[0-9a-z]{5}$/.test(key))).toEqual([])
  })

  test('is never the one that stands for no job', () => {
    // Found by trying: the hash of this job ends in five zeros.
    expect(jobKey('build-62598329', '')).toBe('0000z')
  })
})

describe('what a name is made of', () => {
  test.each<[string, (text: string) => boolean, readonly string[], readonly string[]]>([
    [
      'a repository',
      isRepository,
      ['acme/shop', 'A_b/c.d-e'],
      ['', 'acme', '/shop', 'acme/', 'a/b/c', 'acme//shop']
    ],
    [
      'a suffix',
      isSuffix,
      ['a', '0', 'api', '12345678'],
      ['', 'a-b', '123456789', 'API', 'ä', ' a', 'a\n', '٧']
    ],
    [
      'a prefix',
      isNamePrefix,
      ['abc', 'a-b', '---', '0'.repeat(20)],
      ['', 'ab', '0'.repeat(21), 'Abc', 'a_b', 'a b', 'abc\n', 'äbc']
    ]
  ])('is %s, or is not', (_what, is, good, bad) => {
    expect(good.filter((text) => !is(text))).toEqual([])
    expect(bad.filter(is)).toEqual([])
  })
})
