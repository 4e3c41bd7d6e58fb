import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub } from '../../support/github/fake.js'
import { NOT_ACCESSIBLE, NOT_FOUND, rateLimited } from '../../support/github/github-reply.js'
import { answer, FakeUpstash } from '../../support/fake-upstash.js'
import { accountWith } from './acting.js'
import { DAY, HOUR, NOW, sweepAll } from './sweeping.js'

const RUN = 'acme-shop-run-7'
const OWN = '/actions/runs/9000000001'
const UNSAID = `Kept "${RUN}": GitHub did not say whether its run is finished.`

/** A GitHub that shows the run that sweeps. */
function gitHub(): FakeGitHub {
  const github = new FakeGitHub()
  github.runs.start('9000000001')
  return github
}

describe('a run’s database', () => {
  test.each([
    ['queued', []],
    ['in_progress', []],
    ['completed', [RUN]]
  ] as const)('of a run that is %s', async (status, deleted) => {
    const github = gitHub()
    github.runs.set(status, '7')
    const { reasons, kept, asked } = await sweepAll(accountWith(RUN), github)
    expect(Object.keys(reasons)).toEqual(deleted)
    expect(kept).toEqual([])
    expect(asked).toHaveLength(1 + deleted.length)
  })

  test('goes with all of its run, whatever their jobs and suffixes, and one question finds out', async () => {
    const github = gitHub()
    github.runs.complete('7')
    github.runs.start('8')
    const names = [RUN, `${RUN}-k3x9q`, `${RUN}-k3x9q-api`, `${RUN}-00000-redis`, `${RUN}-longer`]
    const upstash = accountWith(...names, 'acme-shop-run-8', 'acme-shop-run-77x')
    const { reasons, left, asked } = await sweepAll(upstash, github)
    expect(reasons).toEqual(Object.fromEntries(names.map((name) => [name, 'run 7 is finished'])))
    expect(left).toEqual(['acme-shop-run-8', 'acme-shop-run-77x'])
    expect(asked.slice(0, 2).sort()).toEqual(['/actions/runs/7', '/actions/runs/8'])
    expect(asked.slice(2)).toEqual(names.map(() => '/actions/runs/7'))
  })

  test('is kept if the run is started again right before the deletion', async () => {
    const github = gitHub()
    github.runs.complete('7')
    const { left, kept } = await sweepAll(accountWith(RUN), github, {}, (_path, time) => {
      if (time === 2) github.runs.start('7')
      return undefined
    })
    expect(left).toEqual([RUN])
    expect(kept).toEqual([`Kept "${RUN}": its run is running again.`])
  })

  test('is kept if the run is started again while the deletion waits on a 429', async () => {
    const github = gitHub()
    github.runs.complete('7')
    const upstash = accountWith(RUN).fail('delete', (handle, request, signal) => {
      github.runs.start('7')
      return answer(reply(429, '', { 'retry-after': '19' }))(handle, request, signal)
    })
    expect((await sweepAll(upstash, github)).left).toEqual([RUN])
    expect(upstash.events).toEqual(['list', 'delete'])
  })

  test.each([
    ['403', NOT_ACCESSIBLE],
    ['401', reply(401, { message: 'Bad credentials' })],
    ['a run without a status', reply(200, { id: 7 })],
    ['no JSON', reply(200, '<html>')],
    ['a 503 that lasts', reply(503, '', { 'retry-after': '3600' })],
    ['a rate limit that lasts', rateLimited(NOW + HOUR)]
  ])('is kept if right before the deletion GitHub answers with %s', async (_what, said) => {
    const github = gitHub()
    github.runs.complete('7')
    const { report, left, kept } = await sweepAll(accountWith(RUN), github, {}, (_path, time) =>
      time >= 2 ? said : undefined
    )
    expect(left).toEqual([RUN])
    expect(report).toMatchObject({ failed: [], kept: 1 })
    expect(kept).toEqual([`Kept "${RUN}": GitHub did not say whether it is still due.`])
  })

  test('is swept after a rate limit and a 502 that pass', async () => {
    const github = gitHub()
    github.runs.complete('7')
    const passing = [rateLimited(NOW + 30), reply(502), undefined, rateLimited(NOW + 60), undefined]
    const { left, took } = await sweepAll(accountWith(RUN), github, {}, () => passing.shift())
    expect(left).toEqual([])
    expect(took).toBe(60_000)
  })
})

describe('a run that is not found', () => {
  test('is gone if GitHub shows the run that sweeps, which is asked for once', async () => {
    const upstash = accountWith(RUN, 'acme-shop-run-8')
    const { reasons, asked } = await sweepAll(upstash, gitHub())
    expect(reasons).toEqual({ [RUN]: 'run 7 is gone', 'acme-shop-run-8': 'run 8 is gone' })
    expect(asked.filter((path) => path === OWN)).toHaveLength(1)
    expect(asked).toHaveLength(5)
  })

  test('is not gone if the run that sweeps is not found either: nothing is known, and the sweep says so', async () => {
    const { left, error, log } = await sweepAll(accountWith(RUN), new FakeGitHub())
    expect(left).toEqual([RUN])
    expect(messageOf(error)).toMatch(
      /^The workflow runs could not be read, so none counts as finished\. GitHub shows this job no workflow runs\. .*`permissions: actions: read`/
    )
    expect(log.texts('notice')).toEqual([])
  })

  test('is not gone if the runner does not say which run this is', async () => {
    const { left } = await sweepAll(accountWith(RUN), gitHub(), { ownRunId: '' })
    expect(left).toEqual([RUN])
  })

  test('keeps its database, with a word, if another run is seen but not the one that sweeps', async () => {
    const github = new FakeGitHub()
    github.runs.start('8')
    const { left, kept, error } = await sweepAll(accountWith(RUN, 'acme-shop-run-8'), github)
    expect(error).toBeUndefined()
    expect(left).toEqual([RUN, 'acme-shop-run-8'])
    expect(kept).toEqual([UNSAID])
  })

  test('keeps its database if GitHub shows no run any more when it is due', async () => {
    let silent = false
    const upstash = accountWith(RUN).fail('delete', (handle, request, signal) => {
      silent = true
      return answer(reply(429, '', { 'retry-after': '2' }))(handle, request, signal)
    })
    const { left, kept } = await sweepAll(upstash, gitHub(), {}, () => (silent ? NOT_FOUND : undefined))
    expect(left).toEqual([RUN])
    expect(kept[0]).toContain('GitHub shows this job no workflow runs')
  })

  test('only right before the deletion counts as gone as well, if GitHub shows the run that sweeps', async () => {
    for (const [github, left] of [
      [gitHub(), []],
      [new FakeGitHub(), [RUN]]
    ] as const) {
      github.runs.complete('7')
      const swept = await sweepAll(accountWith(RUN), github, {}, (path, time) =>
        path !== OWN && time === 2 ? NOT_FOUND : undefined
      )
      expect(swept.left).toEqual(left)
      if (left.length > 0) expect(swept.kept[0]).toContain('GitHub shows this job no workflow runs')
    }
  })
})

describe('without the permission to read runs', () => {
  const age = (seconds: number | undefined, more: string[] = []) => {
    const upstash = accountWith(...more)
    upstash.add(RUN, { creation_time: seconds === undefined ? 0 : NOW - seconds })
    return upstash
  }

  test.each([
    ['a day', DAY, [RUN]],
    ['36 days', 36 * DAY, [RUN]],
    ['a second more than 36 days', 36 * DAY + 1, []]
  ])('a run counts as finished 36 days after its database was made: %s', async (_what, seconds, left) => {
    const swept = await sweepAll(age(seconds), gitHub().allowOnly('contents', 'pull-requests'))
    expect(swept.error).toBeUndefined()
    expect(swept.left).toEqual(left)
    expect(swept.kept).toEqual([])
    expect(swept.log.texts('notice')).toEqual([
      expect.stringMatching(/a run counts as finished 36 days after .*`permissions: actions: read`/)
    ])
    expect(swept.log.texts('warning')).toEqual([])
  })

  test('one notice says so, and GitHub is asked five times at most, however many runs there are', async () => {
    const names = Array.from({ length: 200 }, (_, at) => `acme-shop-run-${at + 1}`)
    const { log, asked, left } = await sweepAll(accountWith(...names), gitHub().allowOnly())
    expect(left).toEqual([])
    expect(log.texts('notice')).toHaveLength(1)
    expect(asked.length).toBeLessThanOrEqual(5)
  })

  test('a database whose age is not known is kept, with a word', async () => {
    const { left, kept } = await sweepAll(age(undefined), gitHub().allowOnly())
    expect(left).toEqual([RUN])
    expect(kept).toEqual([`Kept "${RUN}": Upstash gives no creation time that can be right.`])
  })

  test('a run that GitHub did call completed is asked for again before its database goes', async () => {
    const github = gitHub()
    github.runs.complete('1')
    const upstash = accountWith('acme-shop-run-1')
    upstash.add(RUN, { creation_time: NOW - DAY })
    const { left } = await sweepAll(upstash, github, {}, (path, time) => {
      if (path === '/actions/runs/7') return NOT_ACCESSIBLE
      if (time === 2) github.runs.start('1')
      return undefined
    })
    expect(left).toEqual(['acme-shop-run-1', RUN])
  })

  test('a rate limit that lasts is no missing permission: no age counts, and the sweep fails', async () => {
    const { left, error, log } = await sweepAll(
      age(100 * DAY),
      gitHub().fail(rateLimited(NOW + HOUR), rateLimited(NOW + HOUR))
    )
    expect(left).toEqual([RUN])
    expect(messageOf(error)).toMatch(/none counts as finished\. .*run the job again later\.$/)
    expect(log.texts('notice')).toEqual([])
  })
})

test('trouble with one run ends the questions, keeps every run’s database and leaves nothing going on', async () => {
  const github = gitHub()
  const names = Array.from({ length: 200 }, (_, at) => `acme-shop-run-${at + 1}`)
  github.runs.complete(...names.map((_, at) => String(at + 1)))
  const upstash = accountWith(...names)
  const { left, error, asked, pending } = await sweepAll(upstash, github, {}, (path) =>
    path === '/actions/runs/7' ? reply(200, 'nonsense') : undefined
  )
  expect(left).toEqual(names)
  expect(messageOf(error)).toMatch(/none counts as finished\. .*\/actions\/runs\/7 has no usable `status`/)
  expect(asked.filter((path) => path !== '/actions/runs/7').length).toBeLessThan(40)
  expect(pending).toBe(0)
})

test('half an answer makes no run’s database due, though other rules got theirs', async () => {
  const github = gitHub().shut(7)
  github.runs.complete('1', '2')
  const upstash = accountWith('acme-shop-pr-7', 'acme-shop-run-1', 'acme-shop-run-2')
  const { left, kept, log } = await sweepAll(upstash, github, {}, (path) =>
    path === '/actions/runs/2' ? reply(200, 'nonsense') : undefined
  )
  expect(left).toEqual(['acme-shop-run-1', 'acme-shop-run-2'])
  expect(kept).toEqual([
    'Kept "acme-shop-run-1" and "acme-shop-run-2": GitHub did not say whether its run is finished.'
  ])
  expect(log.texts('warning')).toHaveLength(1)
})

test('age makes a run’s database due without a question, whatever GitHub says', async () => {
  const github = gitHub()
  github.runs.start('7')
  const upstash = new FakeUpstash()
  upstash.add(RUN, { creation_time: NOW - 3 * HOUR })
  const { reasons, asked } = await sweepAll(upstash, github, { finishedRuns: false, olderThanSeconds: HOUR })
  expect(reasons).toEqual({ [RUN]: 'it is 3 h old' })
  expect(asked).toEqual([])
})
