import { expect, test } from '@jest/globals'
import { fits } from '../../../src/data/glob.js'

test.each([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['user:*', 'user:', true],
  ['user:*', 'users:1', false],
  ['*:mail', 'user:1:mail', true],
  ['*:mail', 'mail:user', false],
  ['a*b*c', 'axxbyybzzc', true],
  ['a*b*c', 'axxbyybzz', false],
  ['**', 'anything', true],
  ['h?llo', 'hello', true],
  ['h?llo', 'hllo', false],
  ['h[ae]llo', 'hallo', true],
  ['h[ae]llo', 'hillo', false],
  ['h[^e]llo', 'hallo', true],
  ['h[^e]llo', 'hello', false],
  ['h[a-c]llo', 'hbllo', true],
  ['h[c-a]llo', 'hbllo', true],
  ['h[a-c]llo', 'hdllo', false],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['[\\]]', ']', true],
  ['[a', 'a', true],
  ['a\\', 'a\\', true],
  ['Zürich*', 'Zürich→', true],
  ['*'.repeat(30) + 'b', 'a'.repeat(2_000), false]
])('the pattern %j and the key %j: %s', (pattern, key, expected) => {
  expect(fits(Buffer.from(pattern), Buffer.from(key))).toBe(expected)
})
