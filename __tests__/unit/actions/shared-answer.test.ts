import { describe, expect, test } from '@jest/globals'
import { SharedAnswer } from '../../../src/actions/sweep/shared-answer.js'
import type { Clock } from '../../../src/http/clock.js'

/** Answers to one question, numbered; `pass` moves the clock, back too. */
function asking(answer: (time: number) => Promise<number> = (time) => Promise.resolve(time)) {
  let now = 1_000_000
  let times = 0
  const clock: Clock = { now: () => now, random: () => 0, schedule: () => () => undefined }
  return {
    shared: new SharedAnswer(clock, () => answer(++times)),
    pass: (ms: number) => {
      now += ms
    },
    times: () => times
  }
}

describe('a fresh answer', () => {
  test.each([
    ['serves for a second after it came', 1_000, 1],
    ['is asked for again after that', 1_001, 2],
    ['is asked for again if the clock was set back', -1, 2]
  ])('%s', async (_what, ms, expected) => {
    const { shared, pass } = asking()
    await shared.fresh()
    pass(ms)
    expect(await shared.fresh()).toBe(expected)
  })

  test('serves all who ask while it is under way, however long that takes', async () => {
    let come: (value: number) => void = () => undefined
    const { shared, pass, times } = asking(() => new Promise((resolve) => (come = resolve)))
    const first = shared.fresh()
    pass(5_000)
    const second = shared.fresh()
    come(7)
    expect([await first, await second, await shared.fresh()]).toEqual([7, 7, 7])
    expect(times()).toBe(1)
  })

  test('that failed is asked for again a second later', async () => {
    const { shared, pass } = asking((time) =>
      time === 1 ? Promise.reject(new Error('no')) : Promise.resolve(time)
    )
    await expect(shared.fresh()).rejects.toThrow('no')
    pass(1_001)
    expect(await shared.fresh()).toBe(2)
  })
})

test('the last answer is the same whatever its age', async () => {
  const { shared, pass } = asking()
  await shared.last()
  pass(100_000)
  expect(await shared.last()).toBe(1)
})
