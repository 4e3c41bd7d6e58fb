import { describe, expect, test } from '@jest/globals'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../support/root.js'

/** Licences that let a bundle be given to anybody, if their text goes with it. */
const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']

const folders = await readdir(join(repositoryRoot, 'dist'), { withFileTypes: true })
const bundles = folders.filter((each) => each.isDirectory()).map(({ name }) => name)

async function read(bundle: string, file: string): Promise<string> {
  return await readFile(join(repositoryRoot, 'dist', bundle, file), 'utf8')
}

/** Each package with its licence's name, as they stand above the texts. */
function listed(text: string): Map<string, string> {
  const heads = text.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+)\n([A-Z0-9][\w.-]*)$/gm)
  return new Map(Array.from(heads, ([, name = '', licence = '']) => [name, licence]))
}

describe('the licences beside the bundles', () => {
  test('are there', () => {
    expect(bundles.length).toBeGreaterThan(4)
  })

  test.each(bundles)('of dist/%s name every package in it, and allow it', async (bundle) => {
    const code = await read(bundle, 'index.js')
    const inside = new Set(
      Array.from(code.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/g), ([, name = '']) => name)
    )
    const licences = listed(await read(bundle, 'licenses.txt'))
    expect([...licences.keys()]).toEqual(expect.arrayContaining([...inside]))
    for (const licence of licences.values()) expect(allowed).toContain(licence)
  })
})

test('the version stands in package.json alone, and the changelog begins with it or with what is to come', async () => {
  const { version } = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const changelog = await readFile(join(repositoryRoot, 'CHANGELOG.md'), 'utf8')
  expect(['Unreleased', version]).toContain(/^## (\S+)/m.exec(changelog)?.[1])
  for (const folder of ['src', 'metadata'])
    for (const name of await readdir(join(repositoryRoot, folder), { recursive: true }))
      if (name.endsWith('.ts'))
        expect({
          name,
          has: (await readFile(join(repositoryRoot, folder, name), 'utf8')).includes(version)
        }).toEqual({
          name,
          has: false
        })
})
