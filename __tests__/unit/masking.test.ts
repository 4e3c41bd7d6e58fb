import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { messageOf } from '../../src/errors.js'
import { maskAllForms } from '../../src/masking.js'
import { anyText } from './any-text.js'

function masksFor(secret: string): string[] {
  const masks: string[] = []
  maskAllForms(secret, (mask) => masks.push(mask))
  return masks
}

test.each<[string, string[]]>([
  ['abc123', ['abc123']],
  ['AX8v+/=', ['AX8v+/=', 'AX8v%2B%2F%3D']],
  ['me@example.com', ['me@example.com', 'me%40example.com']],
  ['pass word', ['pass word', 'pass%20word']],
  ['', []],
  [' \n\t', []]
])('%j is masked as %j', (secret, expected) => {
  expect(masksFor(secret)).toEqual(expected)
})

test('any text an API may send is masked as it is first, and never as nothing', () => {
  fc.assert(
    fc.property(anyText, (secret) => {
      const masks = masksFor(secret)
      expect(masks[0]).toBe(secret.trim() === '' ? undefined : secret)
      expect(masks.filter((mask) => mask.trim() === '')).toEqual([])
    })
  )
})

test.each([
  [new Error('why'), 'why'],
  ['why', 'why'],
  [undefined, 'undefined'],
  [null, 'null']
])('the message of %p is %j', (thrown, expected) => {
  expect(messageOf(thrown)).toBe(expected)
})
