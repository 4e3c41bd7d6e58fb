import { describe, expect, test } from '@jest/globals'
import { answer } from '../support/github/api.js'
import {
  NOT_ACCESSIBLE,
  rateLimited,
  secondaryRateLimited,
  type GitHubReply
} from '../support/github/github-reply.js'
import { OpenAndShut } from '../support/github/pull-requests.js'

const TOKEN = 'the token'
const PULLS = 'https://api.github.com/repos/acme/shop/pulls'

/** What GitHub says while pull requests 1 to 250 are open, but for number 7. */
function get(path: string, { token = TOKEN, method = 'GET' } = {}): GitHubReply {
  const pullRequests = new OpenAndShut()
  pullRequests.open(...Array.from({ length: 250 }, (_, at) => at + 1))
  pullRequests.shut(7)
  const setup = { apiUrl: 'https://api.github.com', repository: 'acme/shop', token: TOKEN, pullRequests }
  return answer(setup, { method, path: `/repos/${path}`, authorization: `Bearer ${token}` })
}

function numbersIn({ body }: GitHubReply): number[] {
  const list = JSON.parse(body) as { number: number }[]
  return list.map(({ number }) => number)
}

describe('the list of pull requests', () => {
  test('is of the open ones, the newest first, 30 to a page, with links to the other pages', () => {
    const first = get('acme/shop/pulls')
    expect(numbersIn(first)).toEqual(Array.from({ length: 30 }, (_, at) => 250 - at))
    expect(first.headers['link']).toBe(`<${PULLS}?page=2>; rel="next", <${PULLS}?page=9>; rel="last"`)
  })

  test('gives other pages, orders and states when asked, a hundred to a page at the most', () => {
    const last = get('acme/shop/pulls?state=open&direction=asc&per_page=200&page=3')
    expect(numbersIn(last)).toEqual(Array.from({ length: 49 }, (_, at) => at + 202))
    expect(last.headers['link']).not.toMatch(/next|last/)
    expect(last.headers['link']).toContain('&page=2>; rel="prev"')
    expect(numbersIn(get('acme/shop/pulls?state=closed'))).toEqual([7])
    expect(numbersIn(get('acme/shop/pulls?state=all&per_page=100&page=3'))).toHaveLength(50)
    expect(numbersIn(get('acme/shop/pulls?page=10'))).toEqual([])
  })

  test('has no links if it is one page', () => {
    expect(get('acme/shop/pulls?state=closed').headers).not.toHaveProperty('link')
  })
})

test('a pull request is open, closed, or not found', () => {
  expect(JSON.parse(get('acme/shop/pulls/8').body)).toMatchObject({ number: 8, state: 'open' })
  expect(JSON.parse(get('acme/shop/pulls/7').body)).toMatchObject({ number: 7, state: 'closed' })
  expect(get('acme/shop/pulls/251')).toMatchObject({
    status: 404,
    body: expect.stringContaining('Not Found')
  })
})

test('another token, repository, path or method is refused', () => {
  expect(get('acme/shop/pulls', { token: 'another' })).toMatchObject({
    status: 401,
    body: expect.stringContaining('Bad credentials')
  })
  for (const path of ['acme/shop2/pulls', 'acme/shop/pulls/', 'acme/shop/pulls/7/', 'acme/shop/issues']) {
    expect(`${path}: ${get(path).status}`).toBe(`${path}: 404`)
  }
  expect(get('acme/shop/pulls', { method: 'POST' }).status).toBe(404)
})

test('refusals say when to come back as GitHub does', () => {
  expect(rateLimited(1_800_000_000)).toMatchObject({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' }
  })
  expect(secondaryRateLimited(429, 60).headers['retry-after']).toBe('60')
  expect(secondaryRateLimited(403).headers).not.toHaveProperty('retry-after')
  expect(NOT_ACCESSIBLE.status).toBe(403)
})
