import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { GitHubApi } from '../../../src/github/api.js'
import { PullRequests } from '../../../src/github/pull-requests.js'
import { type Answer, reply, ScriptedNetwork } from '../../support/scripted-network.js'
import { gitHubAccess } from '../../support/github/fake.js'
import { act } from '../actions/acting.js'
import { ask } from './asking.js'

const entries = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const page = (answer: Answer, path = '/things', number = 1) =>
  ask([answer], (api) => api.page(path, number, 'things: read'))
const withLink = (link: string, count = 100) => page(reply(200, entries(count), { link }))

describe('a page of a list', () => {
  test.each([
    ['/things', '/repos/acme/shop/things?per_page=100&page=3'],
    ['/things?state=open', '/repos/acme/shop/things?state=open&per_page=100&page=3']
  ])('is asked for with a hundred entries: %s', async (path, expected) => {
    expect((await page(reply(200, []), path, 3)).paths).toEqual([expected])
  })

  test.each([
    [0, false],
    [99, false],
    [100, true],
    [101, false]
  ])('of %d entries without a Link header may be followed by another: %p', async (count, more) => {
    expect((await page(reply(200, entries(count)))).result).toEqual({
      entries: entries(count),
      more,
      last: undefined
    })
  })

  test.each<[string, boolean, number | undefined]>([
    [
      '<https://api.github.com/repositories/1/x?page=2>; rel="next", <https://api.github.com/repositories/1/x?page=9>; rel="last"',
      true,
      9
    ],
    ['<https://h/x?per_page=100&page=2>; rel="next",<https://h/x?per_page=100&page=12>;rel="last"', true, 12],
    [
      '<https://h/x?page=2&per_page=100>; rel="next", <https://h/x?page=12&per_page=100>; rel="last"',
      true,
      12
    ],
    ['<https://h/x?page=2>; rel=next, <https://h/x?page=3>; rel=last', true, 3],
    ['<https://h/x?after=abc>; rel="next"', true, undefined],
    ['<https://h/x?page=8>; rel="prev", <https://h/x?page=1>; rel="first"', false, undefined],
    ['<https://h/x?per_page=100>; rel="last"', false, undefined],
    ['<https://h/x?page=2>; rel="next-archive"', true, undefined],
    ['', false, undefined]
  ])('is followed by what its Link header says: %s', async (link, more, last) => {
    expect((await withLink(link)).result).toMatchObject({ more, last })
    expect((await withLink(link, 3)).result).toMatchObject({ more, last })
  })

  test.each<[string, unknown]>([
    ['an object', { message: 'hello' }],
    ['null', null],
    ['a text', '"hello"'],
    ['no JSON', '<html>']
  ])('that is %s is an error which names the request', async (_what, body) => {
    expect(messageOf((await page(reply(200, body))).error)).toBe(
      'GET api.github.com/repos/acme/shop/things did not answer with a JSON array. Check GITHUB_API_URL.'
    )
  })
})

describe('a question', () => {
  test('is sent with the token and the version of the API to the repository’s own address', async () => {
    const { requests } = await ask([reply(200, { id: 1 })], (api) => api.get('/things/1', 'things: read'))
    expect(requests).toMatchObject([
      {
        method: 'GET',
        headers: {
          accept: 'application/vnd.github+json',
          authorization: 'Bearer token-5b7d',
          'x-github-api-version': '2022-11-28'
        }
      }
    ])
    expect(requests[0]?.body).toBeUndefined()
  })

  test('goes to no other address, whatever the repository is called', async () => {
    const network = new ScriptedNetwork(reply(200, {}))
    const access = { ...gitHubAccess, apiUrl: 'https://ghe.example/api/v3', repository: 'a?b/..#c' }
    await act(network.send, ({ client }) => new GitHubApi(access, client).get('/x', 'x: read'))
    expect(network.requests[0]?.url.href).toBe('https://ghe.example/api/v3/repos/a%3Fb/..%23c/x')
  })

  test.each([301, 302, 307])('is not sent on after a %d', async (status) => {
    const { error, requests } = await ask([reply(status, '', { location: 'https://evil.example/' })], (api) =>
      api.get('/x', 'x: read')
    )
    expect(messageOf(error)).toContain('redirect')
    expect(requests).toHaveLength(1)
  })

  test.each([201, 204, 304])('is not answered by a %d', async (status) => {
    const { result, error } = await ask([reply(status)], (api) => api.get('/x', 'x: read'))
    expect(result).toBeUndefined()
    expect(error).toBeInstanceOf(Error)
  })

  test.each([401, 403, 404])('that meets %d names the permission it needs', async (status) => {
    const { error } = await ask([reply(status, { message: 'no' })], (api) => api.get('/x', 'x: read'))
    expect(messageOf(error)).toContain('`permissions: x: read`')
  })
})

describe('the open pull requests of a server without pages', () => {
  const pulls = reply(
    200,
    entries(100).map((number) => ({ number: number + 1 }))
  )

  test('end even if they fill a page exactly', async () => {
    const { result, paths } = await ask([pulls, pulls, pulls, pulls], (api) => new PullRequests(api).open())
    expect(result?.size).toBe(100)
    expect(paths).toHaveLength(4)
  })

  test('are an error if one has no number', async () => {
    const { error } = await ask([reply(200, [{ number: 1 }, { id: 2 }])], (api) =>
      new PullRequests(api).open()
    )
    expect(messageOf(error)).toMatch(/has a pull request without a number\.$/)
  })
})
