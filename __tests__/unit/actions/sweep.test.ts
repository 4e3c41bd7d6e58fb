import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../../src/actions/sweep/report.js'
import { type SweepRequest, sweep } from '../../../src/actions/sweep/sweep.js'
import { messageOf } from '../../../src/errors.js'
import { sleep } from '../../../src/http/clock.js'
import { Cancelled } from '../../../src/http/errors.js'
import type { Send } from '../../../src/http/message.js'
import { reply } from '../../support/scripted-network.js'
import { FakeGitHub, networkOf } from '../../support/github/fake.js'
import { NOT_ACCESSIBLE } from '../../support/github/github-reply.js'
import { answer, type FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { VIRTUAL_START, VirtualClock } from '../../support/virtual-clock.js'
import { aSweepRequest } from '../../support/builders.js'
import { accountWith, act, forSweep, namesIn } from './acting.js'

interface Setting {
  given?: Partial<SweepRequest>
  github?: FakeGitHub
  seconds?: number
  cancelled?: AbortSignal
  /** What a request takes. Milliseconds. */
  latency?: number
}

function run(upstash: FakeUpstash, { given = {}, github = allClosed(), latency = 0, ...rest }: Setting = {}) {
  const clock = new VirtualClock()
  const network = networkOf(upstash, github)
  const slow: Send = async (request, signal) => {
    await sleep(clock, latency, signal)
    return network(request, signal)
  }
  return act(slow, (collaborators) => sweep(aSweepRequest(given), forSweep(collaborators)), {
    ...rest,
    clock
  })
}

/** A GitHub that knows as many pull requests as any test here has databases, all of them closed. */
function allClosed(): FakeGitHub {
  return new FakeGitHub().shut(...Array.from({ length: 400 }, (_, at) => at + 1))
}

/** An account with the databases of this many pull requests, 1 the oldest. */
function previews(count: number): FakeUpstash {
  return accountWith(...Array.from({ length: count }, (_, at) => `acme-shop-pr-${at + 1}`))
}

describe('a sweep', () => {
  test.each([
    [10, 400],
    [200, 8_000],
    [400, 16_000]
  ])('%i deletions take %i ms, five at a time, with two requests of 100 ms each', async (count, took) => {
    const upstash = previews(count)
    const github = allClosed()
    const swept = await run(upstash, { latency: 100, github })
    expect(swept.result?.deleted).toHaveLength(count)
    // Two requests before: the databases, and the open pull requests.
    expect(swept.took).toBe(200 + took)
    expect(upstash.requests).toBe(1 + count)
    expect(github.requests).toHaveLength(1 + count)
  })

  test('waits as long as a 429 says, without holding up the other deletions', async () => {
    const upstash = previews(50).fail('delete', answer(reply(429, '', { 'retry-after': '7' })))
    const { result, took } = await run(upstash)
    expect(result).toMatchObject({ failed: [], kept: 0 })
    expect(result?.deleted.at(-1)?.database_name).toBe('acme-shop-pr-1')
    expect(took).toBe(7_000)
    expect(upstash.requests).toBe(52)
  })
})

describe('the report', () => {
  test('counts what was gone already neither as deleted nor as kept', async () => {
    const upstash = previews(4).fail('delete', answer(reply(404, '"database not found"'), { handled: true }))
    const { result } = await run(upstash, { github: allClosed().open(4) })
    expect(result).toMatchObject({ kept: 1, failed: [] })
    expect(result?.deleted).toHaveLength(2)
  })

  test('of a dry run has nothing deleted', async () => {
    const upstash = previews(3)
    const { result, log } = await run(upstash, { given: { dryRun: true } })
    expect(result).toMatchObject({ deleted: [], kept: 3, failed: [], keptDatabases: [], dryRun: true })
    expect(result?.planned.map(({ database_name }) => database_name)).toEqual(namesIn(upstash))
    expect(upstash.events).toEqual(['list'])
    expect(log.texts('info').filter((line) => line.startsWith('Would delete'))).toHaveLength(3)
  })

  test('names what was left by max_deletes', async () => {
    const upstash = previews(7)
    const { result, log } = await run(upstash, { given: { maxDeletes: 3 } })
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-4', 'acme-shop-pr-5', 'acme-shop-pr-6', 'acme-shop-pr-7'])
    expect(result?.kept).toBe(4)
    expect(result?.keptDatabases[0]).toEqual({
      database_name: 'acme-shop-pr-4',
      why: 'pull request 4 is closed, but `max_deletes` leaves it for the next sweep'
    })
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/^7 databases are due, .* is 3: the 4 youngest/)
    ])
  })

  test.each([
    [10, []],
    [11, ['Deleting 11 databases', '']]
  ])('of %d deletions has a line for each, folded if they are many', async (count, groups) => {
    const { log } = await run(previews(count))
    const lines = log.texts('info').filter((line) => line.startsWith('Deleted '))
    expect(lines).toHaveLength(count)
    for (const line of lines)
      expect(line).toMatch(/^Deleted "\S+" \(\S+\) in \d+\.\d s: pull request \d+ is closed\.$/)
    expect(log.texts('group')).toEqual(groups)
  })

  test('warns of nothing if max_deletes is just enough', async () => {
    const { log } = await run(previews(3), { given: { maxDeletes: 3 } })
    expect(log.texts('warning')).toEqual([])
  })
})

describe('failures', () => {
  const no: Intervention = answer(reply(403, '"no"'))

  test('do not stop the others, and become one error with the first twenty', async () => {
    const upstash = previews(60).fail('delete', ...Array<Intervention>(25).fill(no))
    const { result, error } = await run(upstash)
    expect(error).toBeUndefined()
    expect(namesIn(upstash)).toHaveLength(25)
    const failure = result && failureOf(result)
    expect(messageOf(failure)).toMatch(/^25 of 60 databases could not be deleted; .* And 5 more\.$/)
    expect(messageOf(failure).match(/"acme-shop-pr-\d+" \(id-\d+\): /g)).toHaveLength(20)
  })

  test('are no error if there are none', () => {
    expect(failureOf({ deleted: [], failed: [] })).toBeUndefined()
  })

  test('by the deadline leave the rest, and what was deleted is reported', async () => {
    const upstash = previews(100)
    const { result, took } = await run(upstash, { latency: 1_000, seconds: 10 })
    expect(took).toBe(10_000)
    expect(result?.deleted).toHaveLength(15)
    expect(result?.failed).toHaveLength(85)
    expect(namesIn(upstash)).toHaveLength(85)
  })

  test('of GitHub end the sweep if nothing else makes a database due, and name the permission', async () => {
    const upstash = previews(2)
    const { error } = await run(upstash, { github: new FakeGitHub().fail(NOT_ACCESSIBLE) })
    expect(messageOf(error)).toMatch(
      /none counts as closed\. .*403 saying: Resource not accessible.*`permissions: pull-requests: read`/
    )
    expect(namesIn(upstash)).toHaveLength(2)
  })

  test('of GitHub leave what belongs to pull requests if age counts too, and are said', async () => {
    const upstash = previews(2)
    upstash.add('acme-shop-pr-3', { creation_time: VIRTUAL_START / 1000 - 60 })
    upstash.add('acme-shop-pr-4', { creation_time: VIRTUAL_START / 1000 - 60 })
    const { result, log } = await run(upstash, {
      given: { olderThanSeconds: 3_600 },
      github: new FakeGitHub().fail(reply(404, { message: 'Not Found' }))
    })
    expect(result).toMatchObject({ kept: 2, failed: [] })
    expect(namesIn(upstash)).toEqual(['acme-shop-pr-3', 'acme-shop-pr-4'])
    expect(log.texts('warning')).toEqual([
      expect.stringMatching(/none counts as closed\. .*404 saying: Not Found/)
    ])
    expect(log.texts('info').filter((line) => line.startsWith('Kept'))).toEqual([
      'Kept "acme-shop-pr-3" and "acme-shop-pr-4": GitHub did not say whether its pull request is closed.'
    ])
  })

  test.each<[string, unknown]>([
    ['no list', { message: 'hello' }],
    ['a list of something else', [{ id: 1 }]],
    ['no JSON', '<html>']
  ])('of GitHub, which sends %s, keep everything', async (_what, body) => {
    const upstash = previews(2)
    const { error } = await run(upstash, { github: allClosed().fail(reply(200, body)) })
    expect(messageOf(error)).toMatch(/^The open pull requests could not be read, so none counts as closed\. /)
    expect(namesIn(upstash)).toHaveLength(2)
  })

  test('by a cancelled run are the end of all deletions', async () => {
    const cancel = new AbortController()
    const upstash = previews(100)
    const stop: Intervention = (handle) => {
      cancel.abort(new Cancelled('The run was cancelled (SIGTERM).'))
      return handle()
    }
    upstash.fail('delete', (handle) => handle(), stop)
    const { result } = await run(upstash, { cancelled: cancel.signal, latency: 10 })
    expect(namesIn(upstash).length).toBeGreaterThanOrEqual(95)
    expect(result?.failed.length).toBeGreaterThanOrEqual(95)
  })

  test('by a run that is cancelled while GitHub is asked delete nothing, and warn of nothing', async () => {
    const cancel = new AbortController()
    const upstash = previews(3)
    const github = new FakeGitHub().fail(reply(500))
    upstash.fail('list', (handle) => {
      cancel.abort(new Cancelled('The run was cancelled (SIGTERM).'))
      return handle()
    })
    const { error, log } = await run(upstash, { github, cancelled: cancel.signal })
    expect(messageOf(error)).toContain('cancelled')
    expect(log.texts('warning')).toEqual([])
    expect(namesIn(upstash)).toHaveLength(3)
  })
})

describe('pull requests', () => {
  test('are not asked for if age alone counts', async () => {
    const upstash = previews(2)
    const { result, log } = await act(upstash.send, (collaborators) =>
      sweep(aSweepRequest({ closedPullRequests: false, olderThanSeconds: 3_600 }), {
        ...collaborators,
        github: undefined
      })
    )
    expect(result?.deleted).toHaveLength(2)
    expect(upstash.requests).toBe(3)
    expect(log.texts('warning')).toEqual([])
  })

  test('are listed after the databases, and the one in question is asked for before its deletion', async () => {
    const upstash = previews(1)
    const github = allClosed()
    upstash.fail('list', (handle) => {
      expect(github.requests).toEqual([])
      return handle()
    })
    upstash.fail('delete', (handle) => {
      expect(github.requests.map(({ url }) => url.pathname)).toEqual([
        '/repos/acme/shop/pulls',
        '/repos/acme/shop/pulls/1'
      ])
      return handle()
    })
    const { result } = await run(upstash, { github })
    expect(result?.deleted).toHaveLength(1)
    expect(github.requests).toHaveLength(2)
  })

  test.each([
    [99, 1],
    [100, 4],
    [250, 6]
  ])('%i open ones are read in %i requests', async (count, requests) => {
    const github = allClosed().open(...Array.from({ length: count }, (_, at) => at + 1))
    const upstash = previews(count + 1)
    await run(upstash, { github })
    expect(github.requests.filter(({ url }) => url.search !== '')).toHaveLength(requests)
    expect(github.requests).toHaveLength(requests + 1)
    expect(namesIn(upstash)).toHaveLength(count)
  })
})
