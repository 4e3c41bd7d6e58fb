import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { compareBundles } from '../../scripts/bundle/check.js'
import { executableLines, formatLines } from '../../scripts/coverage/lines.js'
import { MappedText } from '../../scripts/coverage/map.js'
import { markExecuted } from '../../scripts/coverage/ranges.js'

describe('coverage', () => {
  test('takes the innermost range, and keeps what another process ran', () => {
    const executed = new Uint8Array(10)
    const range = (startOffset: number, endOffset: number, count: number) => ({
      startOffset,
      endOffset,
      count
    })
    markExecuted(executed, [range(0, 10, 1), range(2, 8, 0), range(4, 6, 3)])
    expect([...executed].join('')).toBe('1100110011')
    markExecuted(executed, [range(0, 10, 0), range(2, 3, 1)])
    expect([...executed].join('')).toBe('1110110011')
  })

  test('counts neither comments nor imports nor brackets', () => {
    const source = [
      '/** Doc. */',
      'import {',
      '  a,',
      "} from './a.js'",
      "export { b } from './b.js'",
      'export const c = a()',
      'if (c) {',
      '  // why',
      '  c.d()',
      '} else {',
      "  c.e('x')",
      '})'
    ]
    const isExecutable = executableLines(source.join('\n'))
    expect(source.filter((_text, line) => isExecutable(line))).toEqual([
      'export const c = a()',
      'if (c) {',
      '  c.d()',
      "  c.e('x')"
    ])
  })

  test('traces every character back, and says where a place of the source went', () => {
    // One line "ab c", mapped as a whole to line 2, column 4 of x.ts; the second line is mapped to nothing.
    const map = JSON.stringify({ version: 3, sources: ['x.ts'], names: [], mappings: 'AAEI' })
    const text = new MappedText('ab c\nd', map)
    expect([...text.origins()]).toEqual([
      { offset: 0, source: 'x.ts', line: 2, column: 4 },
      { offset: 1, source: 'x.ts', line: 2, column: 5 },
      { offset: 3, source: 'x.ts', line: 2, column: 7 }
    ])
    expect([text.offsetOf(1, 0), text.offsetOf(0, 99)]).toEqual([5, 4])
    expect(() => new MappedText('', '{}')).toThrow('Not a version 3 source map')
  })

  test('names lines as a reader counts them', () => {
    expect(formatLines([8, 2, 6, 7])).toBe('3, 7-9')
  })
})

describe('the dist check', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dist-check-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true })
  })

  test('names what differs, is missing and is left over', async () => {
    await writeFile(join(folder, 'same.js'), 'a')
    await writeFile(join(folder, 'other.js'), 'a')
    await writeFile(join(folder, 'extra.js'), 'a')
    const built = new Map<string, string | Buffer>([
      ['same.js', 'a'],
      ['other.js', 'a\n'],
      ['create/index.js', Buffer.from('a')]
    ])
    expect(await compareBundles(built, folder)).toEqual([
      'differs: other.js',
      'missing: create/index.js',
      'left over: extra.js'
    ])
    expect(await compareBundles(built, join(folder, 'none'))).toHaveLength(3)
  })
})
