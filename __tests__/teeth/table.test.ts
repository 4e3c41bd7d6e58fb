import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { edited } from '../../scripts/teeth/edit.js'
import { BREAKS } from '../../scripts/teeth/table.js'
import { repositoryRoot } from '../support/root.js'

const read = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8')

// The breaks themselves are tried by `npm run teeth`, which takes minutes.
describe('each break of `npm run teeth`', () => {
  test.each(BREAKS)('still has its place in the code, and its test: $what', (broken) => {
    const source = read(broken.file)
    expect(edited(source, broken)).not.toBe(source)
    expect(read(broken.caughtBy.file)).toContain(broken.caughtBy.name)
  })

  test('is there once; there are more than enough', () => {
    expect(new Set(BREAKS.map(({ what }) => what)).size).toBe(BREAKS.length)
    expect(BREAKS.length).toBeGreaterThanOrEqual(15)
  })
})
