import { describe, expect, test } from '@jest/globals'
import { answer } from '../support/github/api.js'
import {
  NOT_ACCESSIBLE,
  rateLimited,
  secondaryRateLimited,
  type GitHubReply
} from '../support/github/github-reply.js'
import { CommentBook, SOMEBODY } from '../support/github/comments.js'
import { OpenAndShut } from '../support/github/pull-requests.js'
import { RefBook } from '../support/github/refs.js'
import { RunBook } from '../support/github/runs.js'

const TOKEN = 'the token'
const PULLS = 'https://api.github.com/repos/acme/shop/pulls'

interface Asking {
  token?: string
  method?: string
  permissions?: ReadonlySet<string>
  comments?: CommentBook
  body?: string
}

/** What GitHub says while pull requests 1 to 250 are open, but for number 7; of three runs and some branches and tags. */
function get(
  path: string,
  { token = TOKEN, method = 'GET', permissions, comments = new CommentBook(), body }: Asking = {}
): GitHubReply {
  const [pullRequests, runs, refs] = [new OpenAndShut(), new RunBook(), new RefBook()]
  pullRequests.open(...Array.from({ length: 250 }, (_, at) => at + 1))
  pullRequests.shut(7)
  runs.set('queued', '10')
  runs.start('11', '13')
  runs.complete('12')
  runs.remove('13')
  refs.add('heads', 'topic', 'feature-b', 'feature', 'feat/ü #1', 'gone')
  refs.add('tags', ...Array.from({ length: 120 }, (_, at) => `v${at + 100}`))
  refs.remove('heads', 'gone')
  const setup = { apiUrl: 'https://api.github.com', repository: 'acme/shop', token: TOKEN }
  return answer(
    { ...setup, pullRequests, runs, refs, comments, permissions },
    { method, path: path.startsWith('/') ? path : `/repos/${path}`, authorization: `Bearer ${token}`, body }
  )
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

test('a workflow run is queued, in progress, completed, or not found', () => {
  const states = ['10', '11', '12'].map(
    (id) => JSON.parse(get(`acme/shop/actions/runs/${id}`).body) as unknown
  )
  expect(states).toMatchObject([
    { id: 10, status: 'queued', conclusion: null },
    { id: 11, status: 'in_progress', conclusion: null },
    { id: 12, status: 'completed', conclusion: 'success' }
  ])
  for (const id of ['13', '14']) expect(get(`acme/shop/actions/runs/${id}`).status).toBe(404)
})

describe('the refs that match', () => {
  const path = 'acme/shop/git/matching-refs'

  function refsIn({ status, body }: GitHubReply): string[] {
    expect(status).toBe(200)
    return (JSON.parse(body) as { ref: string }[]).map(({ ref }) => ref)
  }

  test('are those whose names begin so, whether one is called exactly so or not', () => {
    expect(refsIn(get(`${path}/heads/feature`))).toEqual(['refs/heads/feature', 'refs/heads/feature-b'])
    expect(refsIn(get(`${path}/heads/fea`))).toHaveLength(3)
    expect(refsIn(get(`${path}/heads/feat/%C3%BC%20%231`))).toEqual(['refs/heads/feat/ü #1'])
    expect(refsIn(get(`${path}/heads/`))).toHaveLength(4)
    expect(refsIn(get(`${path}/heads/gone`))).toEqual([])
    expect(refsIn(get(`${path}/tags/topic`))).toEqual([])
  })

  test('come in pages', () => {
    const first = get(`${path}/tags/v?per_page=100`)
    expect(refsIn(first)).toHaveLength(100)
    expect(first.headers['link']).toBe(
      '<https://api.github.com/repos/acme/shop/git/matching-refs/tags/v?per_page=100&page=2>; rel="next", ' +
        '<https://api.github.com/repos/acme/shop/git/matching-refs/tags/v?per_page=100&page=2>; rel="last"'
    )
    expect(refsIn(get(`${path}/tags/v?per_page=100&page=2`))).toHaveLength(20)
  })
})

test.each([
  ['pull-requests', 'pulls'],
  ['pull-requests', 'pulls/8'],
  ['actions', 'actions/runs/11'],
  ['contents', 'git/matching-refs/heads/']
])(
  'a token that may not read %s is refused %s, and one that may read only these is not',
  (permission, below) => {
    const others = ['pull-requests', 'actions', 'contents'].filter((other) => other !== permission)
    expect(get(`acme/shop/${below}`, { permissions: new Set(others) })).toEqual(NOT_ACCESSIBLE)
    expect(get(`acme/shop/${below}`, { permissions: new Set([permission]) }).status).toBe(200)
  }
)

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

describe('comments', () => {
  const path = 'acme/shop/issues/8/comments'
  const said = (body: string): string => JSON.stringify({ body })
  const listed = (comments: CommentBook): unknown => JSON.parse(get(path, { comments }).body)

  test('are listed as they are, by whom, and changed by whoever may write', () => {
    const comments = new CommentBook()
    comments.add(8, SOMEBODY, 'first')
    comments.add(9, SOMEBODY, 'elsewhere')
    expect(get(path, { comments, method: 'POST', body: said('second') }).status).toBe(201)
    const [first] = comments.on(8)
    const change = `acme/shop/issues/comments/${first?.id ?? 0}`
    expect(get(change, { comments, method: 'PATCH', body: said('changed') }).status).toBe(200)
    expect(listed(comments)).toMatchObject([
      { user: { id: 7, login: 'somebody' }, body: 'changed' },
      { user: { id: 41_898_282, login: 'github-actions[bot]', type: 'Bot' }, body: 'second' }
    ])
    expect(get('acme/shop/issues/comments/5', { method: 'PATCH', body: said('x') }).status).toBe(404)
    expect(get('acme/shop/issues/999/comments').status).toBe(404)
  })

  test('are written only with the permission to write', () => {
    const permissions = new Set(['pull-requests'])
    expect(get(path, { permissions }).status).toBe(200)
    expect(get(path, { permissions, method: 'POST', body: said('x') })).toEqual(NOT_ACCESSIBLE)
    const writing = new Set(['pull-requests:write'])
    expect(get(path, { permissions: writing, method: 'POST', body: said('x') }).status).toBe(201)
  })

  test('GraphQL tells whose token it is, and REST does not', () => {
    const body = JSON.stringify({ query: '{viewer{databaseId}}' })
    expect(JSON.parse(get('/graphql', { method: 'POST', body }).body)).toEqual({
      data: { viewer: { databaseId: 41_898_282 } }
    })
    expect(get('/graphql', { method: 'POST', body, token: 'another' }).status).toBe(401)
    expect(get('/user').status).toBe(404)
  })
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
