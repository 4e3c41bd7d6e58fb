import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { GitHubApi } from '../../../src/github/api.js'
import { PullRequests } from '../../../src/github/pull-requests.js'
import { lost, reply, ScriptedNetwork, silence, type Answer } from '../../support/scripted-network.js'
import { gitHubAccess } from '../../support/github/fake.js'
import { rateLimited, secondaryRateLimited } from '../../support/github/github-reply.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { act } from '../actions/acting.js'

/** Asks a GitHub that answers so, one answer a request. */
async function ask<T>(answers: readonly Answer[], question: (pullRequests: PullRequests) => Promise<T>) {
  const network = new ScriptedNetwork(...answers)
  const acted = await act(network.send, ({ client }) =>
    question(new PullRequests(new GitHubApi(gitHubAccess, client)))
  )
  return { ...acted, requests: network.requests }
}

const isOpen = (...answers: Answer[]) => ask(answers, (pullRequests) => pullRequests.isOpen(12))
const open = (...answers: Answer[]) => ask(answers, (pullRequests) => pullRequests.open())

/** A page of these pull requests; `next` is whether its Link header names another. */
function page(numbers: readonly number[], next: boolean): Answer {
  const link = `<https://api.github.com/repositories/1/pulls?page=9>; rel="${next ? 'next' : 'prev'}"`
  return reply(
    200,
    numbers.map((number) => ({ number })),
    { link }
  )
}

describe('whether a pull request is open', () => {
  test.each(['open', 'closed'])('is asked with the token, of its own repository: %s', async (state) => {
    const { result, requests } = await isOpen(reply(200, { state }))
    expect(result).toBe(state === 'open')
    expect(requests).toMatchObject([{ method: 'GET', headers: { authorization: 'Bearer token-5b7d' } }])
    expect(requests[0]?.url.href).toBe('https://api.github.com/repos/acme/shop/pulls/12')
  })

  test('is asked again after a failure that may pass', async () => {
    expect((await isOpen(reply(502), lost(), reply(200, { state: 'open' }))).result).toBe(true)
  })

  test.each([401, 403, 404])('is an error after %d that says which permission is missing', async (status) => {
    const { error, requests } = await isOpen(reply(status, { message: 'words of GitHub' }))
    expect(messageOf(error)).toMatch(
      /^GET api\.github\.com\/repos\/acme\/shop\/pulls\/12 answered \d+ saying: words of GitHub\. .*`permissions: pull-requests: read`.*`github_token`/
    )
    expect(requests).toHaveLength(1)
  })

  test('is an error after a 500 that lasts, and no permission is to blame', async () => {
    const { error } = await isOpen(reply(500, '', { 'retry-after': '3600' }))
    expect(messageOf(error)).toMatch(/answered 500 without saying why\. Run the job again later\.$/)
  })

  test('is an error that names the request if GitHub never answers', async () => {
    const { error, took } = await isOpen(...Array<Answer>(9).fill(silence))
    expect(messageOf(error)).toMatch(
      /^GET api\.github\.com\/repos\/acme\/shop\/pulls\/12 (?:had not|gave no) answer/
    )
    expect(took).toBeLessThanOrEqual(120_000)
  })
})

describe('a rate limit of GitHub is waited out, and no permission is to blame:', () => {
  const closed = reply(200, { state: 'closed' })
  const start = VIRTUAL_START / 1000

  test.each<[string, Answer, number]>([
    ['the secondary one with 403 and Retry-After', secondaryRateLimited(403, 30), 30_000],
    ['the secondary one with 429 and Retry-After', secondaryRateLimited(429, 30), 30_000],
    ['the secondary one with 403 alone: a minute', secondaryRateLimited(403), 60_000],
    ['the secondary one with 429 alone: a minute', secondaryRateLimited(429), 60_000],
    ['the primary one until x-ratelimit-reset', rateLimited(start + 40), 40_000],
    ['the primary one with 429, too', { ...rateLimited(start + 40), status: 429 }, 40_000],
    [
      'a 403 without a word, by its headers',
      reply(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(start + 20) }),
      20_000
    ],
    [
      'one whose reset is no time: a minute',
      reply(403, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }),
      60_000
    ]
  ])('%s', async (_what, limited, wait) => {
    const { result, requests, took } = await isOpen(limited, closed)
    expect(result).toBe(false)
    expect(requests).toHaveLength(2)
    expect(took).toBe(wait)
  })

  test('as often as it comes', async () => {
    const limited = secondaryRateLimited(403, 10)
    const { result, took } = await isOpen(...Array<Answer>(9).fill(limited), closed)
    expect(result).toBe(false)
    expect(took).toBeGreaterThanOrEqual(90_000)
  })

  test('unless it lasts longer than the step: then the error says so', async () => {
    const { error, took } = await isOpen(rateLimited(start + 3_600))
    expect(took).toBe(0)
    expect(messageOf(error)).toMatch(
      /403 saying: API rate limit exceeded.* no more requests for now: run the job again later\.$/
    )
    expect(messageOf(error)).not.toContain('permissions')
  })

  test('with requests left, a 403 is a refusal like any other', async () => {
    const { error } = await isOpen(
      reply(403, { message: 'no' }, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '9999999999' })
    )
    expect(messageOf(error)).toContain('`permissions: pull-requests: read`')
  })
})

describe('the open pull requests', () => {
  test('are those of one page if that is all', async () => {
    const { result, requests } = await open(page([1, 2], false))
    expect(result).toEqual(new Set([1, 2]))
    expect(requests).toHaveLength(1)
  })

  test('are read on if a page is short but names a next one', async () => {
    const { result } = await open(page([], true), page([150], false), page([], true), page([150], false))
    expect(result).toEqual(new Set([150]))
  })

  test('are those of either reading if there are several pages, as they may move in between', async () => {
    // While the first page is read, 1 closes: 3 moves from the second page to the first, unseen.
    const { result } = await open(page([1, 2], true), page([4], false), page([2, 3], true), page([4], false))
    expect(result).toEqual(new Set([1, 2, 3, 4]))
  })

  test('are an error, not a few, if one page cannot be read', async () => {
    const { result, error } = await open(page([1, 2], true), reply(403))
    expect(result).toBeUndefined()
    expect(messageOf(error)).toContain('answered 403')
  })
})
