import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Arena } from '../../scripts/bench/arena.js'
import { bundleOf } from '../../scripts/bench/circumstances.js'
import { ENTRY_NAMES, handWritten } from '../../scripts/bench/rivals.js'
import { builtInsOf, type BuiltIns } from '../support/built-ins.js'

/** All that a bundle may ask Node for in a run without a proxy: each one more costs every run its loading. */
const ASKED = ['crypto', 'fs', 'https', 'net']

const advice =
  'Load it when it is first needed (scripts/bundle/lazy.ts does that to libraries), or leave it out (stubs/). If every run does need it, add it to the list in this test.'

let folder = ''
let arena: Arena
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-ins-'))
  arena = await Arena.open(folder)
})
afterAll(async () => {
  arena.close()
  await rm(folder, { recursive: true })
})

describe.each(ENTRY_NAMES)('a run of %s without a proxy', (entry) => {
  let bundle: BuiltIns
  let script: BuiltIns
  beforeAll(async () => {
    const environment = await arena.environmentFor(entry)
    const path = join(folder, `${entry}.cjs`)
    await writeFile(path, handWritten(entry))
    bundle = await builtInsOf(await bundleOf(entry), environment, folder)
    script = await builtInsOf(path, environment, folder)
  })

  test('asks Node for the modules on the list and no other', () => {
    const added = bundle.asked.filter((name) => !ASKED.includes(name))
    expect({ added, ...(added.length > 0 && { advice }) }).toEqual({ added: [] })
    expect([...bundle.asked].sort()).toEqual(ASKED)
  })

  test('makes Node load nothing that a plain script with the same calls does not', () => {
    const added = bundle.loaded.filter((name) => !script.loaded.includes(name))
    expect({ added, ...(added.length > 0 && { advice }) }).toEqual({ added: [] })
    expect(script.loaded).toEqual(expect.arrayContaining(['https', 'tls', 'net']))
  })
})
