import { expect, test } from '@jest/globals'
import { creationWindow, isWithin } from '../../../src/actions/creation-window.js'

// Two clocks of ours that are a minute apart, between the first request and the last one.
const window = creationWindow({ earliest: 1_000, latest: 1_060 }, { earliest: 2_000, latest: 2_060 })

test.each<[string, number | undefined, boolean]>([
  ['a minute before the first request by the earlier clock', 940, true],
  ['earlier than that', 939, false],
  ['10 s after the last request by the later clock', 2_070, true],
  ['later than that', 2_071, false],
  ['at a time nobody knows', undefined, false],
  ['at no time at all', NaN, false]
])('a database created %s', (_when, creationTime, ours) => {
  expect(isWithin(window, creationTime)).toBe(ours)
})
