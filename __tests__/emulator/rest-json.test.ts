import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseKeepingDigits } from '../../emulator/rest-json.js'

/** What JSON.parse gives, with each number as the shortest text for it. */
function withTexts(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(withTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each)]))
}

describe('JSON', () => {
  test('is what JSON.parse makes of it, but for the numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseKeepingDigits(text)).toEqual(withTexts(JSON.parse(text)))
      })
    )
  })

  test.each(['9007199254740993', '1.0', '-0', '1e400', '1E+2', '123456789012345678901234567890.5'])(
    'keeps %s as it is written',
    (number) => {
      expect(parseKeepingDigits(`["a\\\\", "\\"1", ${number}, [${number}]]`)).toEqual([
        'a\\',
        '"1',
        number,
        [number]
      ])
    }
  )

  test.each([
    '',
    '[',
    '[1',
    '[01]',
    '[1 2]',
    '[-]',
    '[1.]',
    '[.5]',
    '[1e]',
    '["a]',
    '["\\"]',
    "['a']",
    '[1]]'
  ])('is not %j', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError)
    expect(() => parseKeepingDigits(text)).toThrow(SyntaxError)
  })

  test('of many megabytes is read', () => {
    const long = '\\"'.repeat(5_000_000)
    expect(parseKeepingDigits(`["${long}",1]`)).toEqual(['"'.repeat(5_000_000), '1'])
  })
})
