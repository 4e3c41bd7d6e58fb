import { describe, expect, test } from '@jest/globals'
import { Masker } from '../support/masker.js'
import { parseCommand, parseFileCommands } from '../support/workflow-commands.js'

describe('commands', () => {
  test('are read as the runner reads them', () => {
    expect(parseCommand('::error file=a%2Cb%3A%25,line=1::50%25%0A%0Dx')).toEqual({
      name: 'error',
      properties: { file: 'a,b:%', line: '1' },
      data: '50%\n\rx'
    })
    expect(parseCommand('  ::Warning::late')).toMatchObject({ name: 'warning', data: 'late' })
    expect(parseCommand('text ##[error title=t;]old style')).toMatchObject({
      name: 'error',
      data: 'old style'
    })
    expect(parseCommand('::error::%250A')?.data).toBe('%0A')
  })

  test('are nothing but text otherwise', () => {
    for (const line of ['plain', 'x ::error::no', '::error', '::made-up::x', '##[error']) {
      expect(parseCommand(line)).toBeUndefined()
    }
  })

  test('files: both forms, and what the runner rejects', () => {
    expect(parseFileCommands('a=1\nb<<E\n1\n\n2\nE\nc=x<<y\n')).toEqual({ a: '1', b: '1\n\n2', c: 'x<<y' })
    expect(() => parseFileCommands('a<<E\n1\n')).toThrow('Block without its end: a')
    expect(() => parseFileCommands('no sign\n')).toThrow('neither')
  })
})

describe('the masker', () => {
  test('hides a value, its lines, and its encoded forms', () => {
    const masker = new Masker()
    masker.add('pass/word+1')
    masker.add('first line\nsecond line')
    expect(masker.mask('a pass/word+1 pass/word+1pass/word+1 b')).toBe('a *** *** b')
    expect(masker.mask('only second line here')).toBe('only *** here')
    expect(masker.mask(encodeURIComponent('pass/word+1'))).toBe('***')
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const encoded = Buffer.from(`${before}pass/word+1`).toString('base64')
      expect(masker.mask(encoded)).toMatch(/^.{0,6}\*\*\*$/)
    }
    expect(new Masker().mask('nothing known')).toBe('nothing known')
  })
})
