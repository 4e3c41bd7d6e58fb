import { describe, expect, test } from '@jest/globals'
import { booleanField, field, integerField, isObject, parseJson, stringField } from '../../src/json.js'

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [1, false]
])('%j is an object: %p', (value, expected) => {
  expect(isObject(value)).toBe(expected)
})

test('text that is not JSON is undefined, never an error', () => {
  expect(parseJson('')).toBeUndefined()
  expect(parseJson('<html>')).toBeUndefined()
  expect(parseJson('{"a":')).toBeUndefined()
  expect(parseJson('['.repeat(1_000_000))).toBeUndefined()
  expect(parseJson('null')).toBeNull()
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] })
})

describe('a field', () => {
  const object = { text: 'a', whole: 7, half: 0.5, huge: 2 ** 53, yes: true, none: null }

  test('is given only if it has its type', () => {
    const names = ['text', 'whole', 'half', 'huge', 'yes', 'none', 'absent']
    expect(names.map((name) => stringField(object, name))).toEqual(['a', ...Array<undefined>(6)])
    expect(names.map((name) => integerField(object, name))).toEqual([undefined, 7, ...Array<undefined>(5)])
    expect(names.map((name) => booleanField(object, name))).toEqual([
      ...Array<undefined>(4),
      true,
      undefined,
      undefined
    ])
  })

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'is never the inherited %s',
    (name) => {
      expect(field({}, name)).toBeUndefined()
    }
  )

  test('of polluting JSON is a field like any other, and pollutes nothing', () => {
    const parsed = parseJson(
      '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'
    )
    const object = isObject(parsed) ? parsed : {}
    expect(field(object, 'polluted')).toBeUndefined()
    expect(field({}, 'polluted')).toBeUndefined()
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
