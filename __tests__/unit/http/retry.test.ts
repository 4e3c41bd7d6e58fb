import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Clock } from '../../../src/http/clock.js'
import { Deadline } from '../../../src/http/deadline.js'
import { Cancelled } from '../../../src/http/errors.js'
import { withRetry } from '../../../src/http/retry.js'
import type { RetryDecision } from '../../../src/http/retryable.js'
import { VirtualClock } from '../../support/virtual-clock.js'

/** Runs attempts that all fail (or do from `succeedAt` on), and tells when each began and how it ended. */
async function run(setting: {
  decisions?: RetryDecision[]
  seconds?: number
  random?: number
  succeedAt?: number
  cancelAfterMs?: number
}): Promise<{ begun: number[]; ended: number; outcome: unknown; said: string[]; pending: number }> {
  const clock = new VirtualClock()
  const { random, cancelAfterMs, decisions = [] } = setting
  if (random !== undefined) clock.random = () => random
  const cancel = new AbortController()
  const deadline = new Deadline(clock, setting.seconds ?? 600, cancel.signal)
  if (cancelAfterMs !== undefined) {
    clock.schedule(cancelAfterMs, () => {
      cancel.abort(new Cancelled('The run was cancelled.'))
    })
  }
  const begun: number[] = []
  const said: string[] = []
  const attempt = (number: number): Promise<string> => {
    begun.push(clock.elapsed)
    return number === setting.succeedAt
      ? Promise.resolve('done')
      : Promise.reject(new Error(`failure ${number}.`))
  }
  const decide = (): RetryDecision => decisions[begun.length - 1] ?? { retry: true }
  const say = (line: string): void => {
    said.push(line)
  }
  const outcome: unknown = await clock
    .run(withRetry(attempt, decide, { clock, deadline, say }))
    .catch((error: unknown) => error)
  deadline.release()
  return { begun, ended: clock.elapsed, outcome, said, pending: clock.pending }
}

const ALMOST_ONE = 1 - Number.EPSILON

describe('retrying', () => {
  test('a first success waits for nothing and says nothing', async () => {
    const { begun, ended, outcome, said } = await run({ succeedAt: 1 })
    expect({ begun, ended, outcome, said }).toEqual({ begun: [0], ended: 0, outcome: 'done', said: [] })
  })

  test('stops at the first success', async () => {
    const { begun, outcome, said } = await run({ succeedAt: 3 })
    expect(begun).toHaveLength(3)
    expect(outcome).toBe('done')
    expect(said).toHaveLength(2)
  })

  test('goes on until the deadline, waits at most 0.5, 1, 2, 4, 8 and then 15 s, and not after the last', async () => {
    const { begun, ended, outcome } = await run({ random: ALMOST_ONE, seconds: 50 })
    expect(begun.map(Math.round)).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 30_500, 45_500])
    expect(Math.round(ended)).toBe(45_500)
    expect(outcome).toEqual(new Error('failure 8.'))
  })

  test('stops earlier after a failure that is final after so many attempts', async () => {
    const limited: RetryDecision = { retry: true, attempts: 3 }
    const { begun, outcome } = await run({ decisions: [limited, limited, limited] })
    expect(begun).toHaveLength(3)
    expect(outcome).toEqual(new Error('failure 3.'))
  })

  test('stops once a failure that is final if it lasts has lasted so long, each time counted anew', async () => {
    const doubtful: RetryDecision = { retry: true, graceMs: 10_000, longestWaitMs: 4_000 }
    const decisions = [
      doubtful,
      { retry: true, longestWaitMs: 4_000 },
      ...Array<RetryDecision>(9).fill(doubtful)
    ]
    const { begun, outcome } = await run({ random: ALMOST_ONE, decisions })
    expect(begun.map(Math.round)).toEqual([0, 500, 1_500, 3_500, 7_500, 11_500])
    expect(outcome).toEqual(new Error('failure 6.'))
  })

  test('jitter is full: the wait is the same share of its bound as the dice say, down to none', async () => {
    expect((await run({ random: 0, succeedAt: 5 })).begun).toEqual([0, 0, 0, 0, 0])
    expect((await run({ random: 0.25, succeedAt: 5 })).begun).toEqual([0, 125, 375, 875, 1875])
  })

  test('does not retry what is final', async () => {
    const { begun, ended, outcome, said } = await run({ decisions: [{ retry: true }, { retry: false }] })
    expect(begun).toHaveLength(2)
    expect(ended).toBe(begun[1])
    expect(outcome).toEqual(new Error('failure 2.'))
    expect(said).toHaveLength(1)
  })

  test('says what failed, which attempt it was and how long it waits', async () => {
    const { said } = await run({ random: 0.5, succeedAt: 2 })
    expect(said).toEqual(['failure 1. Attempt 1 failed; trying again in 0.3 s.'])
  })

  test('honours a Retry-After that is longer than its own wait, though above the cap', async () => {
    const { begun } = await run({ decisions: [{ retry: true, retryAfterMs: 30_000 }], succeedAt: 2 })
    expect(begun).toEqual([0, 30_000])
  })

  test('does not let a Retry-After shorten its own wait', async () => {
    const { begun } = await run({ decisions: [{ retry: true, retryAfterMs: 1 }], succeedAt: 2, random: 0.5 })
    expect(begun).toEqual([0, 250])
  })

  test.each([
    ['reaches the deadline exactly', 10_000],
    ['would pass it', 10_001],
    ['is absurd', Infinity]
  ])('does not begin a wait that %s', async (_what, retryAfterMs) => {
    const { begun, ended, outcome, said } = await run({
      seconds: 10,
      decisions: [{ retry: true, retryAfterMs }]
    })
    expect({ begun, ended }).toEqual({ begun: [0], ended: 0 })
    expect(outcome).toEqual(new Error('failure 1.'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('past the 10 s of `timeout`')
  })

  test('begins a wait that ends right before the deadline', async () => {
    const { begun } = await run({
      seconds: 10,
      decisions: [{ retry: true, retryAfterMs: 9_999 }],
      succeedAt: 2
    })
    expect(begun).toEqual([0, 9_999])
  })

  test('ends at once when the run is cancelled during a wait', async () => {
    const { begun, ended, outcome, pending } = await run({ random: ALMOST_ONE, cancelAfterMs: 800 })
    expect(begun).toHaveLength(2)
    expect(ended).toBe(800)
    expect(outcome).toBeInstanceOf(Cancelled)
    expect(pending).toBe(0)
  })

  test('ends with the last failure if a slow machine sleeps into the deadline', async () => {
    const clock = new VirtualClock()
    clock.random = () => ALMOST_ONE
    const deadline = new Deadline(clock, 1)
    const slow: Clock = {
      now: () => clock.now(),
      random: () => clock.random(),
      schedule: (ms, callback) => clock.schedule(ms * 3, callback)
    }
    const attempt = (): Promise<never> => Promise.reject(new Error('connection lost'))
    const decide = (): RetryDecision => ({ retry: true })
    const work = withRetry(attempt, decide, { clock: slow, deadline, say: () => undefined })
    await expect(clock.run(work)).rejects.toThrow('connection lost')
    expect(clock.elapsed).toBe(1_000)
  })

  test('ends with the cancellation, not with the failure it caused, when cancelled during an attempt', async () => {
    const clock = new VirtualClock()
    const cancel = new AbortController()
    const deadline = new Deadline(clock, 60, cancel.signal)
    const asked: unknown[] = []
    const attempt = (): Promise<never> => {
      cancel.abort(new Cancelled('The run was cancelled.'))
      return Promise.reject(new Error('connection torn down'))
    }
    const decide = (error: unknown): RetryDecision => {
      asked.push(error)
      return { retry: true }
    }
    const work = withRetry(attempt, decide, { clock, deadline, say: () => undefined })
    await expect(clock.run(work)).rejects.toBeInstanceOf(Cancelled)
    expect(asked).toEqual([])
  })

  test('never outlasts the deadline, and never sleeps after the last attempt (any decisions, any dice)', async () => {
    const decision = fc.oneof(
      fc.constant<RetryDecision>({ retry: true }),
      fc.nat(20_000).map((retryAfterMs): RetryDecision => ({ retry: true, retryAfterMs })),
      fc.constant<RetryDecision>({ retry: false })
    )
    const setting = fc.record({
      decisions: fc.array(decision, { maxLength: 6 }),
      seconds: fc.integer({ min: 1, max: 30 }),
      random: fc.double({ min: 0.1, max: 1, maxExcluded: true, noNaN: true })
    })
    await fc.assert(
      fc.asyncProperty(setting, async (chosen) => {
        const { begun, ended, pending } = await run(chosen)
        expect(ended).toBeLessThan(chosen.seconds * 1000)
        expect(ended).toBe(begun.at(-1))
        expect(pending).toBe(0)
      }),
      { numRuns: 60 }
    )
  })
})
