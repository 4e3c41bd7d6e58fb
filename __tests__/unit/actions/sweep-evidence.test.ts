import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../../src/actions/sweep/report.js'
import { type SweepRequest, sweep } from '../../../src/actions/sweep/sweep.js'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { answer, dated, FakeUpstash } from '../../support/fake-upstash.js'
import { aSweepRequest } from '../../support/builders.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { accountWith, act, forSweep, namesIn } from './acting.js'

const NOW = VIRTUAL_START / 1000
const DAY = 86_400
const MINUTE = 60

const run = (upstash: FakeUpstash, github: FakeGitHub, given: Partial<SweepRequest> = {}) =>
  act(networkOf(upstash, github), (collaborators) => sweep(aSweepRequest(given), forSweep(collaborators)))

const byAge = (upstash: FakeUpstash) =>
  run(upstash, new FakeGitHub(), { closedPullRequests: false, olderThanSeconds: 14 * DAY })

function kept(log: { texts(kind: 'info'): string[] }): string[] {
  return log.texts('info').filter((line) => line.startsWith('Kept'))
}

describe('a sweep deletes for a closed pull request only if GitHub itself calls it closed', () => {
  test('a pull request that never was is not closed: its database is kept, and that is said', async () => {
    const upstash = accountWith('acme-shop-pr-2026', 'acme-shop-pr-7')
    const { result, log } = await run(upstash, new FakeGitHub().shut(7))
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-2026'])
    expect(result).toMatchObject({ kept: 1, failed: [] })
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-2026": GitHub knows no pull request of its number.'])
  })

  test('one that is reopened while its deletion waits on a 429 keeps its database', async () => {
    const github = new FakeGitHub().shut(7)
    const upstash = accountWith('acme-shop-pr-7').fail('delete', (handle, request, signal) => {
      github.open(7)
      return answer(reply(429, '', { 'retry-after': '19' }))(handle, request, signal)
    })
    const { result, log, took } = await run(upstash, github)
    expect(took).toBe(19_000)
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-7'])
    expect(upstash.events).toEqual(['list', 'delete'])
    expect(result).toMatchObject({ deleted: [], kept: 1, failed: [] })
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-7": its pull request is open again.'])
  })

  test.each([
    ['refuses', reply(403, { message: 'no' })],
    ['says something else', reply(200, { state: 'merged' })],
    ['sends no JSON', reply(200, '<html>')]
  ])('one of which GitHub %s keeps its database, and that is no failure', async (_what, said) => {
    const upstash = accountWith('acme-shop-pr-7')
    const { result, log } = await run(upstash, new FakeGitHub().shut(7).fail(reply(200, []), said))
    expect(upstash.events).toEqual(['list'])
    expect(result && failureOf(result)).toBeUndefined()
    expect(result).toMatchObject({ kept: 1 })
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-7": GitHub did not say whether it is still due.'])
  })

  test('what is kept on its word does not use up `max_deletes`, which would stop every later sweep', async () => {
    const upstash = accountWith(...Array.from({ length: 30 }, (_, at) => `acme-shop-pr-${at + 1}`))
    const github = new FakeGitHub().shut(26, 27, 28, 29, 30)
    const { result, log } = await run(upstash, github, { maxDeletes: 3 })
    expect(result?.deleted).toHaveLength(3)
    expect(result?.kept).toBe(27)
    expect(upstash.events.filter((event) => event === 'delete')).toHaveLength(3)
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/^5 databases are due, and `max_deletes` is 3: the 2 youngest of them are left/)
    ])
  })

  test('what age alone makes due is not asked for', async () => {
    const github = new FakeGitHub().open(7)
    const upstash = accountWith('acme-shop-pr-7')
    await run(upstash, github, { olderThanSeconds: DAY })
    expect(namesIn(upstash)).toEqual([])
    expect(github.requests).toHaveLength(1)
  })

  test('what is kept is said in one line for each reason, with twenty names at most', async () => {
    const upstash = accountWith(...Array.from({ length: 30 }, (_, at) => `acme-shop-pr-${at + 1}`))
    const { log } = await run(upstash, new FakeGitHub().shut(7))
    expect(kept(log)).toEqual([
      expect.stringMatching(
        /^Kept (?:"acme-shop-pr-\d+", ){19}"acme-shop-pr-\d+" and 9 more: GitHub knows no/
      )
    ])
  })
})

describe('the age that makes a database due', () => {
  test('is not told by a Date header that is 30 days ahead', async () => {
    const upstash = new FakeUpstash().fail('list', dated(30 * DAY))
    upstash.add('acme-shop-pr-7', { creation_time: NOW - MINUTE })
    const { result } = await byAge(upstash)
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-7'])
    expect(result).toMatchObject({ deleted: [], kept: 1, failed: [] })
  })

  test('is not told by a clock of ours that is 30 days ahead of the server’s', async () => {
    const upstash = new FakeUpstash().fail('list', dated(-30 * DAY))
    upstash.add('acme-shop-pr-7', { creation_time: NOW - 30 * DAY - MINUTE })
    await byAge(upstash)
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-7'])
  })

  test('is old if both clocks say so, however far apart they are', async () => {
    const upstash = new FakeUpstash().fail('list', dated(30 * DAY))
    upstash.add('acme-shop-pr-7', { creation_time: NOW - 15 * DAY })
    const { result } = await byAge(upstash)
    expect(result?.deleted).toMatchObject([{ reason: 'it is 15 days old' }])
  })

  test.each([
    ['0, a default nobody filled in', 0],
    ['before there was an Upstash', Date.UTC(2018, 11, 31) / 1000]
  ])('is not known from a creation time of %s', async (_what, creation_time) => {
    const upstash = new FakeUpstash()
    upstash.add('acme-shop-pr-7', { creation_time })
    const { result, log } = await byAge(upstash)
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-7'])
    expect(result).toMatchObject({ kept: 1 })
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-7": Upstash gives no creation time that can be right.'])
  })

  test('is not known from a creation time in the future', async () => {
    const listed = [{ database_id: 'id-1', database_name: 'acme-shop-pr-7', creation_time: NOW + DAY }]
    const { log } = await byAge(new FakeUpstash().fail('list', answer(reply(200, listed))))
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-7": Upstash gives no creation time that can be right.'])
  })
})

describe('an entry of the list', () => {
  test('with a foreign id stops no sweep: it is kept and named, if it is this repository’s at all', async () => {
    const upstash = accountWith('acme-shop-pr-7')
    upstash.add('acme-shop-pr-8', { database_id: 'legacy:eu/17' })
    upstash.add('somebody-else', { database_id: 'legacy:eu/18' })
    const { result, log } = await run(upstash, new FakeGitHub().shut(7, 8))
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-8', 'somebody-else'])
    expect(result).toMatchObject({ kept: 1, failed: [] })
    expect(kept(log)).toEqual(['Kept "acme-shop-pr-8": Upstash lists it with an unusable id.'])
  })

  test('whose state is deleted is not there: it is neither deleted nor kept', async () => {
    const upstash = new FakeUpstash()
    upstash.add('acme-shop-pr-7', { state: 'deleted' })
    const { result } = await run(upstash, new FakeGitHub().shut(7))
    expect(upstash.events).toEqual(['list'])
    expect(result).toMatchObject({ deleted: [], kept: 0, failed: [] })
  })
})
