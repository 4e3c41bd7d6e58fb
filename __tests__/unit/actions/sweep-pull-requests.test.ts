import { expect, test } from '@jest/globals'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub } from '../../support/github/fake.js'
import { NOT_FOUND, rateLimited } from '../../support/github/github-reply.js'
import { accountWith } from './acting.js'
import { HOUR, NOW, sweepAll } from './sweeping.js'

const NAME = 'acme-shop-pr-7'

test('all databases of a closed pull request go with it, and none of another that is open', async () => {
  const names = [NAME, `${NAME}-api`, `${NAME}-web`]
  const upstash = accountWith(...names, 'acme-shop-pr-70', 'acme-shop-pr-8-api')
  const { reasons, left, asked } = await sweepAll(upstash, new FakeGitHub().shut(7).open(8, 70))
  expect(reasons).toEqual(Object.fromEntries(names.map((name) => [name, 'pull request 7 is closed'])))
  expect(left).toEqual(['acme-shop-pr-70', 'acme-shop-pr-8-api'])
  expect(asked.slice(1)).toEqual(['/pulls/7', '/pulls/7', '/pulls/7'])
})

test('a pull request that is opened again between two of its databases keeps the second one', async () => {
  const github = new FakeGitHub().shut(7)
  const { left, kept } = await sweepAll(
    accountWith(NAME, `${NAME}-api`),
    github,
    { maxDeletes: 2 },
    (path, time) => {
      if (path === '/pulls/7' && time === 2) github.open(7)
      return undefined
    }
  )
  expect(left).toEqual([`${NAME}-api`])
  expect(kept).toEqual([`Kept "${NAME}-api": its pull request is open again.`])
})

test.each([
  ['404', NOT_FOUND, 'GitHub knows no pull request of its number'],
  [
    'a 503 that lasts',
    reply(503, '', { 'retry-after': '3600' }),
    'GitHub did not say whether it is still due'
  ],
  ['a rate limit that lasts', rateLimited(NOW + HOUR), 'GitHub did not say whether it is still due']
])('right before the deletion, %s keeps the database', async (_what, said, why) => {
  const { left, kept, report } = await sweepAll(accountWith(NAME), new FakeGitHub().shut(7), {}, (path) =>
    path === '/pulls/7' ? said : undefined
  )
  expect(left).toEqual([NAME])
  expect(kept).toEqual([`Kept "${NAME}": ${why}.`])
  expect(report).toMatchObject({ failed: [], kept: 1 })
})

test('a rate limit that passes is waited out, before the list and before the deletion', async () => {
  const limits = [rateLimited(NOW + 20), undefined, rateLimited(NOW + 50)]
  const { left, took } = await sweepAll(accountWith(NAME), new FakeGitHub().shut(7), {}, () => limits.shift())
  expect(left).toEqual([])
  expect(took).toBe(50_000)
})
