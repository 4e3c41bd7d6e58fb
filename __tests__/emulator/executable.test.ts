import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findRedisServers } from '../../emulator/executable.js'

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'executable-'))
})

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

/** A directory with a program that says so when it is asked for its version. */
function directoryWith(program: string, says: string): string {
  const directory = mkdtempSync(join(root, 'bin-'))
  writeFileSync(join(directory, program), `#!/bin/sh\necho '${says}'\n`)
  chmodSync(join(directory, program), 0o755)
  return directory
}

const REDIS_7 = ['redis-server', 'Redis server v=7.0.15 sha=0:0 malloc=jemalloc'] as const
const REDIS_74 = ['redis-server', 'Redis server v=7.4.1 sha=0:0 malloc=jemalloc'] as const
const REDIS_8 = ['redis-server', 'Redis server v=8.2.1 sha=0:1 malloc=jemalloc'] as const
const VALKEY_8 = ['valkey-server', 'Valkey server v=8.1.0 sha=0:1 malloc=jemalloc'] as const
const VALKEY_9 = ['valkey-server', 'Valkey server v=9.1.2 sha=0:1 malloc=libc'] as const

describe('of several Redis servers on PATH', () => {
  test.each([
    ['a newer one after an older one', [REDIS_7, REDIS_8], 1],
    ['the first of equals', [REDIS_8, REDIS_8], 0],
    ['Valkey 9 rather than Redis 7', [REDIS_74, VALKEY_9], 1],
    ['Redis 8 rather than Valkey 9', [VALKEY_9, REDIS_8], 1],
    ['Redis 7.4 rather than Valkey 8', [VALKEY_8, REDIS_74], 1],
    ['Valkey 8 rather than Redis 7.0', [VALKEY_8, REDIS_7], 0],
    ['one that tells its version rather than one that does not', [['redis-server', 'oh'], REDIS_7], 1]
  ] as const)('%s is taken', (_, programs, taken) => {
    const directories = programs.map(([program, says]) => directoryWith(program, says))
    expect(findRedisServers(directories.join(delimiter))[0]).toBe(
      join(directories[taken] ?? '', programs[taken][0])
    )
  })

  test('the only one is taken without a question, in whichever directory and how often it is there', () => {
    const directory = directoryWith('redis-server', '')
    writeFileSync(join(directory, 'redis-server'), '#!/bin/sh\necho asked > "$0.asked"\n')
    const other = mkdtempSync(join(root, 'bin-'))
    symlinkSync(join(directory, 'redis-server'), join(other, 'redis-server'))
    const file = join(directory, 'redis-server')
    expect(findRedisServers([directory, other, ''].join(delimiter))).toEqual([file])
    expect(findRedisServers(directory)).toEqual([file])
    expect(existsSync(`${file}.asked`)).toBe(false)
  })

  test('what may not be run is none', () => {
    const directory = directoryWith(...REDIS_8)
    chmodSync(join(directory, 'redis-server'), 0o644)
    expect(findRedisServers(directory)).toEqual([])
    expect(findRedisServers('')).toEqual([])
  })
})
