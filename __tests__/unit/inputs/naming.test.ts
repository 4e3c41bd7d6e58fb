import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import { readMatrix, readNameOwner, readScope, readSuffix } from '../../../src/inputs/naming.js'
import { anEvent, aRunner } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'

const owner = (name_prefix: string, repository = 'Acme/Shop') =>
  readNameOwner(aRunner({ name_prefix }).input, anEvent({ repository }))
const matrix = (text: string) => readMatrix(aRunner({ matrix: text }).input)

/** The message of the InputError that is thrown. */
function refusal(work: () => unknown): string {
  const error = thrownBy(work)
  expect(error).toBeInstanceOf(InputError)
  return messageOf(error)
}

describe('the owner of names', () => {
  test('is the repository if there is no prefix', () => {
    expect(owner(' \n')).toStrictEqual({ repository: 'Acme/Shop', prefix: undefined })
  })

  test.each(['abc', 'a-b-', 'a'.repeat(20), '123', ' shop\n'])('is who uses the prefix %j', (text) => {
    expect(owner(text)).toStrictEqual({ repository: 'Acme/Shop', prefix: text.trim() })
  })

  test.each(['ab', 'a'.repeat(21), 'Shop', 'my_shop', 'a.b', 'a b', 'shöp', '٧٧٧'])(
    'is an error with the prefix %j',
    (text) => {
      expect(refusal(() => owner(text))).toBe(
        `Input \`name_prefix\` is "${text}". Allowed: 3 to 20 characters of \`a\` to \`z\`, \`0\` to \`9\` and \`-\`.`
      )
    }
  )

  test('is an error with a prefix of two lines', () => {
    expect(refusal(() => owner('abc\ndef'))).toMatch(/`name_prefix` is "abc def", with a line break/)
  })

  test.each(['', 'acme', 'acme/shop/evil', '/shop', 'acme/'])(
    'is an error if the runner says that the repository is %j, even with a prefix',
    (repository) => {
      for (const prefix of ['', 'shop']) {
        expect(refusal(() => owner(prefix, repository))).toBe(
          `GITHUB_REPOSITORY is "${repository}", not \`owner/name\`. The runner sets this variable.`
        )
      }
    }
  )
})

describe('a suffix', () => {
  const suffix = (text: string) => readSuffix(aRunner({ suffix: text }).input)

  test.each([
    ['', undefined],
    [' ', undefined],
    ['api', 'api'],
    [' 1 ', '1'],
    ['abcdefgh', 'abcdefgh']
  ])('%j is read as %j', (text, expected) => {
    expect(suffix(text)).toBe(expected)
  })

  test.each(['abcdefghi', 'API', 'a-b', '-', 'a_b', 'ä', 'a b'])('%j is refused', (text) => {
    expect(refusal(() => suffix(text))).toBe(
      `Input \`suffix\` is "${text}". Allowed: 1 to 8 characters of \`a\` to \`z\` and \`0\` to \`9\`.`
    )
  })
})

describe('a scope', () => {
  const scope = (text: string) => readScope(aRunner({ scope: text }).input)

  test.each(['auto', 'branch', 'run', 'job'])('may be %s', (text) => {
    expect(scope(` ${text}\n`)).toBe(text)
  })

  test.each(['Auto', 'tag', 'pr', 'auto,run'])('may not be %s', (text) => {
    expect(refusal(() => scope(text))).toBe(
      `Input \`scope\` is "${text}". Allowed: \`auto\`, \`branch\`, \`run\` or \`job\`.`
    )
  })

  test('may not be blank, as action.yml has a default', () => {
    expect(refusal(() => scope(' '))).toContain('`scope` is missing or blank')
  })
})

describe('the values of a matrix', () => {
  test.each(['', ' \n', 'null', ' null ', '{}', '{ }', '{\n}'])('are none if GitHub gives %j', (text) => {
    expect(matrix(text)).toBe('')
  })

  test.each([
    ['their order', '{"os":"linux","node":20}', '{"node":20,"os":"linux"}'],
    ['the order within them', '{"a":{"x":1,"y":[{"p":1,"q":2}]}}', '{"a":{"y":[{"q":2,"p":1}],"x":1}}'],
    ['blanks and line breaks', '{\n  "node": 20,\n  "os": "linux"\n}\n', '{"node":20,"os":"linux"}']
  ])('are the same whatever %s', (_what, one, other) => {
    expect(matrix(one)).toBe(matrix(other))
  })

  test('are as many as there are legs', () => {
    const legs = [
      ...[
        '',
        '{"a":1}',
        '{"a":"1"}',
        '{"a":2}',
        '{"b":1}',
        '{"a":1,"b":1}',
        '{"a":null}',
        '{"a":{}}',
        '{"a":[]}'
      ],
      ...['{"a":[1,2]}', '{"a":[2,1]}', '{"a":[[1],2]}', '{"a":{"b":1}}', '{"a":{"b":{"c":1}}}'],
      ...[
        '{"a":[["b",1]]}',
        '{"a":["b",1]}',
        '{"":1}',
        '{"__proto__":1}',
        '{"__proto__":2}',
        '{"a":{"__proto__":1}}'
      ]
    ]
    expect(new Set(legs.map(matrix)).size).toBe(legs.length)
  })

  test.each(['linux', '{"a":', '[1]', '7', '"a"', 'true'])('are the text itself if that is %j', (text) => {
    expect(matrix(` ${text} `)).toBe(text)
  })
})
