import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseRetryAfter } from '../../../src/http/retry-after.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { anyText } from '../any-text.js'

describe('Retry-After', () => {
  test.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['007', 7000],
    ['99999999999', 99_999_999_999_000],
    ['Fri, 02 Jan 2026 03:04:15 GMT', 10_000],
    ['Friday, 02-Jan-26 03:04:15 GMT', 10_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', Date.UTC(9999, 11, 31, 23, 59, 59) - VIRTUAL_START],
    ['', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['soon', undefined],
    ['Sunshine', undefined],
    ['2026-01-02', undefined],
    ['1, 2', undefined]
  ])('%j is %p ms', (value, expected) => {
    expect(parseRetryAfter(value, VIRTUAL_START)).toBe(expected)
  })

  test('a number too long for any clock is longer than every deadline', () => {
    expect(parseRetryAfter('9'.repeat(400), VIRTUAL_START)).toBe(Infinity)
  })

  test('any header is undefined or no less than 0', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const ms = parseRetryAfter(value, VIRTUAL_START) ?? 0
        expect(ms).toBeGreaterThanOrEqual(0)
      })
    )
  })
})
