import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { InputError } from '../../../src/errors.js'
import { readBoolean, readChoice, readList, readText, readWholeNumber } from '../../../src/inputs/reader.js'
import { thrownBy } from '../../support/thrown.js'
import { anyText } from '../any-text.js'

const NUMBER = { least: 1, most: 100 }
const readers: Record<string, (input: () => string) => unknown> = {
  text: (input) => readText(input, 'it'),
  boolean: (input) => readBoolean(input, 'it'),
  number: (input) => readWholeNumber(input, 'it', NUMBER, 'of seconds'),
  choice: (input) => readChoice(input, 'it', ['reuse', 'fail', 'recreate']),
  list: (input) => readList(input, 'it')
}

function read(kind: string, text: string): unknown {
  return readers[kind]?.(() => text)
}

test.each<[string, string, unknown]>([
  ['text', ' hello ', 'hello'],
  ['text', '\n', undefined],
  ['boolean', 'true', true],
  ['boolean', ' True ', true],
  ['boolean', 'FALSE', false],
  ['boolean', '', undefined],
  ['number', '1', 1],
  ['number', '100', 100],
  ['number', '007', 7],
  ['number', '', undefined],
  ['choice', 'fail', 'fail'],
  ['choice', ' ', undefined],
  ['list', '', []],
  ['list', ' , ,\n,', []],
  ['list', 'a', ['a']],
  ['list', 'a, b,,c', ['a', 'b', 'c']],
  ['list', 'a\nb\r\nc\n', ['a', 'b', 'c']],
  ['list', 'a,\n  b', ['a', 'b']],
  ['list', '["a", " b ", ""]', ['a', 'b']],
  ['list', '[]', []],
  ['list', ' [ "a" ]\n', ['a']]
])('%s %j is read as %j', (kind, text, expected) => {
  expect(read(kind, text)).toEqual(expected)
})

describe('a bad input ends in an error that names it, what was given and what is allowed:', () => {
  test.each<[string, string, string, string]>([
    ['text', 'a\nb', '"a b"', 'one line of text'],
    ['text', 'a\u001B[31mb', '"ab"', 'one line of text'],
    ['text', 'a\0b', '"a b"', 'one line of text'],
    ['boolean', 'yes', '"yes"', '`true` or `false`'],
    ['boolean', 'tRUE', '"tRUE"', '`true` or `false`'],
    ['boolean', '1', '"1"', '`true` or `false`'],
    ['number', '0', '"0"', 'a whole number of seconds from 1 to 100'],
    ['number', '101', '"101"', 'from 1 to 100'],
    ['number', '-1', '"-1"', 'from 1 to 100'],
    ['number', '12.5', '"12.5"', 'from 1 to 100'],
    ['number', '1e1', '"1e1"', 'from 1 to 100'],
    ['number', '0x10', '"0x10"', 'from 1 to 100'],
    ['number', 'abc', '"abc"', 'from 1 to 100'],
    ['number', '٣', '"٣"', 'from 1 to 100'],
    ['number', '9'.repeat(400), `"${'9'.repeat(100)}…"`, 'from 1 to 100'],
    ['choice', 'keep', '"keep"', '`reuse`, `fail` or `recreate`'],
    ['choice', 'Reuse', '"Reuse"', '`reuse`, `fail` or `recreate`'],
    ['list', '["a"', 'not valid JSON', 'JSON array of strings'],
    ['list', "['a']", 'not valid JSON', 'JSON array of strings'],
    ['list', '["a", 1]', 'holds number', 'JSON array of strings'],
    ['list', '["a", null]', 'holds null', 'JSON array of strings'],
    ['list', '[{"a": 1}]', 'holds an object', 'JSON array of strings']
  ])('%s %j', (kind, text, what, allowed) => {
    const error = thrownBy(() => read(kind, text))
    expect(error).toBeInstanceOf(InputError)
    expect(String(error)).toContain('Input `it` is ')
    expect(String(error)).toContain(what)
    expect(String(error)).toContain(allowed)
  })

  test('and nothing else is ever thrown', () => {
    const text = fc.oneof(anyText, fc.json())
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(readers)), text, (kind, hostile) => {
        const error = thrownBy(() => read(kind, hostile))
        expect(error === undefined || error instanceof InputError).toBe(true)
      })
    )
  })
})
