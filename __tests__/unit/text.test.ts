import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { timesAsLong } from '../support/stopwatch.js'
import { hasControlCharacters, listed, plain, quoted } from '../../src/text.js'
import { anyText } from './any-text.js'

const ESC = '\u001B'

/** Text as an attacker would write it: commands, escapes and invisible characters in any mixture. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '#',
        '##[',
        '[',
        'error',
        '::set-output name=a::b',
        '%0A',
        '\n',
        '\r',
        ' ',
        '\t'
      ),
      fc.constantFrom(
        ESC,
        `${ESC}[31m`,
        `${ESC}]0;x\u0007`,
        '\u009B',
        '\u200B',
        '\u202E',
        '\u2028',
        '\0',
        '\u0085'
      ),
      anyText
    )
  )
  .map((parts) => parts.join(''))

describe('plain text', () => {
  test.each([
    ['nothing to do', 'nothing to do'],
    ['two\nlines', 'two lines'],
    ['two\r\n\r\n lines ', 'two lines'],
    ['::error::gotcha', ': :error::gotcha'],
    ['  \n::set-output name=a::b', ': :set-output name=a::b'],
    ['\u200B::add-mask::a', ': :add-mask::a'],
    ['##[error]gotcha', '# #[error]gotcha'],
    ['see #\u200B#[group]', 'see # #[group]'],
    [`#${ESC}[0m#[group]`, '# #[group]'],
    [`${ESC}[31mred${ESC}[0m`, 'red'],
    [`${ESC}]0;title\u0007text`, 'text'],
    [`${ESC}[2J${ESC}[1;1Hcleared`, 'cleared'],
    ['right-to-left \u202Egnp.exe', 'right-to-left gnp.exe'],
    ['line\u2028separator', 'line separator'],
    ['100 %0A', '100 %0A'],
    ['see https://user:secret@host:99999/x', 'see https://***@host:99999/x'],
    ['HTTPS://user:secret@host', 'HTTPS://***@host'],
    ['http:\\\\user:secret@host', 'http:\\\\***@host'],
    ['https://token@host', 'https://***@host'],
    ['rediss://default:PASS/WO?RD#@host:6379', 'rediss://***@host:6379'],
    ['redis://:pa@ss@host', 'redis://***@host'],
    ['a https://u:p@h and b redis://u:p@h', 'a https://***@h and b redis://***@h'],
    [`rediss://default:se${ESC}[0mcret@host`, 'rediss://***@host'],
    [
      'write to me@example.com, or see https://host/path@2',
      'write to me@example.com, or see https://host/path@2'
    ],
    ['naïve 😀 文字', 'naïve 😀 文字'],
    ['', '']
  ])('%j becomes %j', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('is one visible line, never a workflow command and never longer than its limit, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const line = plain(text, limit)
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(line.trimStart()).not.toMatch(/^::/)
        expect(line).not.toContain('##[')
        expect(line.replace(/…$/, '').length).toBeLessThanOrEqual(limit)
      })
    )
  })

  test('cuts a megabyte of junk, about as fast as ten kilobytes of it', () => {
    for (const junk of ['a', ESC, ' ', '\n', '#', ':', `${ESC}[`, `${ESC}]`]) {
      const large = junk.repeat(1_000_000)
      expect(plain(large).length).toBeLessThanOrEqual(1001)
      expect(timesAsLong(plain, { large, small: junk.repeat(10_000) })).toBeLessThan(50)
    }
  })

  test('shows no part of a password that the cut takes the rest and the @ from', () => {
    const text = `${' '.repeat(180)}rediss://default:PASSWORD@host`
    for (const limit of [99, 100, 101, 102]) expect(plain(text, limit)).not.toMatch(/PA/)
    expect(plain(text, 110)).toBe('rediss://***@host')
  })

  test('is quoted and cut at 100 characters', () => {
    expect(quoted('a\nb')).toBe('"a b"')
    expect(quoted('x'.repeat(500))).toBe(`"${'x'.repeat(100)}…"`)
  })
})

test.each([
  ['a\nb', true],
  ['a\tb', true],
  ['\0', true],
  ['\u007F', true],
  ['\u0085', true],
  ['a b', false],
  ['ü😀', false],
  ['', false]
])('%j has control characters: %p', (text, expected) => {
  expect(hasControlCharacters(text)).toBe(expected)
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c']
])('%j is listed as %j', (words, expected) => {
  expect(listed(words)).toBe(expected)
})

test('a choice is listed with "or"', () => {
  expect(listed(['a', 'b', 'c'], 'or')).toBe('a, b or c')
})
