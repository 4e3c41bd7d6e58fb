import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { saveState, setOutputs } from '../../../src/runner/file-commands.js'
import { hostileTexts } from '../../support/hostile-texts.js'
import { parseFileCommands } from '../../support/workflow-commands.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-commands-'))
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

describe.each([
  ['outputs', 'GITHUB_OUTPUT', setOutputs, 'set-output'],
  ['state', 'GITHUB_STATE', saveState, 'save-state']
] as const)('%s', (_what, variable, write, command) => {
  afterEach(() => {
    process.env[variable] = ''
  })

  function useFile(content = ''): string {
    const path = join(folder, variable)
    writeFileSync(path, content)
    process.env[variable] = path
    return path
  }

  test('are read back as they were, whatever text is in them', () => {
    const path = useFile()
    // As the file holds them, and the runner reads its lines.
    const texts = hostileTexts.map(({ text }) => Buffer.from(text).toString().replaceAll('\r\n', '\n'))
    const usual = ['EOF', 'ghadelimiter'].map((word) => `a\n${word}\nevil=1\nb<<${word}\nc\n${word}`)
    const values = Object.fromEntries([...texts, ...usual].map((text, at) => [`value_${at}`, text]))
    write(values)
    expect(parseFileCommands(readFileSync(path, 'utf8'))).toEqual(values)
  })

  test('are added to what other values there are, and blank if undefined', () => {
    const path = useFile('earlier=1\n')
    write({ one: 'a', two: undefined })
    write({ one: 'b' })
    expect(parseFileCommands(readFileSync(path, 'utf8'))).toEqual({ earlier: '1', one: 'b', two: '' })
  })

  test('are an error if the file is gone, and make none', () => {
    const path = useFile()
    rmSync(path)
    expect(() => {
      write({ one: 'a' })
    }).toThrow('no such file')
    expect(existsSync(path)).toBe(false)
  })

  test('are told on the standard output if the runner names no file', () => {
    const written: string[] = []
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0)
    write({ one: 'a', two: undefined })
    jest.restoreAllMocks()
    expect(written.join('').trim().split(/\s+/)).toEqual(
      ['one::a', 'two::'].flatMap((end) => [`::${command}`, `name=${end}`])
    )
  })
})
