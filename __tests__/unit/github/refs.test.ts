import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { Refs, type RefKind } from '../../../src/github/refs.js'
import { type Answer, reply } from '../../support/scripted-network.js'
import { NOT_ACCESSIBLE, NOT_FOUND, rateLimited } from '../../support/github/github-reply.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { ask, refsPage } from './asking.js'

const has = (name: string, ...answers: Answer[]) => ask(answers, (api) => new Refs(api, 'heads').has(name))
const all = (answers: readonly Answer[], { kind = 'heads', most }: { kind?: RefKind; most?: number } = {}) =>
  ask(answers, (api) => new Refs(api, kind).all(most))

const heads = (...names: string[]): string[] => names.map((name) => `refs/heads/${name}`)
const full = (start: string): string[] => heads(...Array.from({ length: 100 }, (_, at) => `${start}${at}`))

describe('whether there is a branch', () => {
  test.each<[string, string[], boolean]>([
    ['is a yes if it is in the reply', ['main', 'main-2'], true],
    ['is a no if only longer names are', ['main-2', 'mainline'], false],
    ['is a no if it is written otherwise', ['Main'], false],
    ['is a no if nothing begins so', [], false]
  ])('%s', async (_what, names, expected) => {
    const { result, paths } = await has('main', refsPage(heads(...names)))
    expect(result).toBe(expected)
    expect(paths).toEqual(['/repos/acme/shop/git/matching-refs/heads/main?per_page=100&page=1'])
  })

  test('is asked with what is special in an address written otherwise, slashes kept', async () => {
    const name = 'fix/50% of #1?&ü'
    const { result, paths } = await has(name, refsPage(heads(name)))
    expect(result).toBe(true)
    expect(paths[0]).toContain('/matching-refs/heads/fix/50%25%20of%20%231%3F%26%C3%BC?per_page=100')
  })

  test('is answered by the first page that has it, and a no by the last page only, in whatever order they come', async () => {
    const first = refsPage(full('main-').sort(), { next: 2, last: 2 })
    expect((await has('main-7', first)).paths).toHaveLength(1)
    for (const last of ['mainline', 'main']) {
      const { result, paths } = await has('main', first, refsPage(heads(last), { prev: 1, first: 1 }))
      expect(result).toBe(last === 'main')
      expect(paths).toHaveLength(2)
    }
  })

  test.each([
    ['403', NOT_ACCESSIBLE],
    ['404', NOT_FOUND],
    ['401', reply(401, { message: 'Bad credentials' })]
  ])('is an error, never a no, after %s', async (_status, refused) => {
    const { result, error } = await has('main', refused)
    expect(result).toBeUndefined()
    expect(messageOf(error)).toMatch(/matching-refs\/heads\/main answered .*`permissions: contents: read`/)
  })
})

describe('all branches or tags', () => {
  test('are those of all pages', async () => {
    const { result, paths } = await all([
      refsPage(full('a'), { next: 2, last: 3 }),
      refsPage(full('b'), { prev: 1, next: 3, last: 3, first: 1 }),
      refsPage(heads('c'), { prev: 2, first: 1 })
    ])
    expect(result?.size).toBe(201)
    expect(paths.at(-1)).toBe('/repos/acme/shop/git/matching-refs/heads/?per_page=100&page=3')
  })

  test('are known without the start of their kind', async () => {
    const { result } = await all([refsPage(['refs/tags/v1', 'refs/tags/refs/tags/v2'])], { kind: 'tags' })
    expect(result).toEqual(new Set(['v1', 'refs/tags/v2']))
  })

  test('are read on after a page that is empty but names a next one', async () => {
    const { result } = await all([refsPage([], { next: 2 }), refsPage(heads('main'), { prev: 1 })])
    expect(result).toEqual(new Set(['main']))
  })

  test('of a server without pages are those of its one reply, however many', async () => {
    const names = [...full('a'), ...full('b')]
    const { result, paths } = await all([refsPage(names)])
    expect(result?.size).toBe(200)
    expect(paths).toHaveLength(1)
  })

  test('of a server without pages end even if they fill a page exactly', async () => {
    const { result, paths } = await all([refsPage(full('a')), refsPage(full('a'))])
    expect(result?.size).toBe(100)
    expect(paths).toHaveLength(2)
  })

  test('are given up if there are more pages than wanted: after one if the reply says so', async () => {
    const { result, error, paths } = await all([refsPage(full('a'), { next: 2, last: 4 })], { most: 3 })
    expect({ result, error }).toEqual({ result: undefined, error: undefined })
    expect(paths).toHaveLength(1)
  })

  test('are given up at the last page that is wanted if no reply says so', async () => {
    const pages = [refsPage(full('a'), { next: 2 }), refsPage(full('b'), { next: 3 })]
    expect(await all(pages, { most: 2 })).toMatchObject({ result: undefined, error: undefined })
  })

  test('are all there if they are on as many pages as wanted', async () => {
    const pages = [refsPage(full('a'), { next: 2, last: 2 }), refsPage(heads('b'), { prev: 1 })]
    expect((await all(pages, { most: 2 })).result?.size).toBe(101)
  })

  test.each<[string, unknown[]]>([
    ['a tag', [{ ref: 'refs/tags/v1' }]],
    ['a ref of another place', [{ ref: 'refs/pull/1/head' }]],
    ['an entry without a ref', [{ ref: 'refs/heads/main' }, { name: 'main' }]],
    ['a text', ['refs/heads/main']],
    ['null', [null]]
  ])('are an error if %s is among the branches', async (_what, entries) => {
    const { result, error } = await all([reply(200, entries)])
    expect(result).toBeUndefined()
    expect(messageOf(error)).toMatch(/matching-refs\/heads\/ has an entry that is not a ref of that kind\.$/)
  })

  test('are an error, not a few, if one page cannot be read', async () => {
    const { result, error } = await all([refsPage(full('a'), { next: 2 }), NOT_ACCESSIBLE])
    expect(result).toBeUndefined()
    expect(messageOf(error)).toContain('answered 403')
  })

  test('are read on where a rate limit held them up', async () => {
    const { result, took } = await all([
      refsPage(full('a'), { next: 2 }),
      rateLimited(VIRTUAL_START / 1000 + 40),
      refsPage(heads('b'), { prev: 1 })
    ])
    expect(result?.size).toBe(101)
    expect(took).toBe(40_000)
  })
})
