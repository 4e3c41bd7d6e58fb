import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { expect, test } from '@jest/globals'
import { compileAtOnce, functionsOf, readProfile } from '../../scripts/bundle/eager.js'
import { repositoryRoot } from '../support/root.js'

const bundle = `  (() => {
    // CONCATENATED MODULE: ./build/src/naming.js
    function named(text) {
      function inner() {
        return text;
      }
      return inner();
    }
    async function waited() {
      return named("b");
    }
    // EXTERNAL MODULE: external "https"
    // CONCATENATED MODULE: ./build/src/http/http-error.js
    function explain() {
      return "why";
    }
    // CONCATENATED MODULE: ./build/src/entries/create.js
    function last() {
      return named("a") + explain();
    }
    result.value = last();
    result.later = waited();
  })();
`
const called = new Set(['named', 'inner', 'waited', 'last'])

test('the functions that are called stand in parentheses, others and inner ones do not', () => {
  const changed = compileAtOnce(bundle, called).split('\n')
  expect(changed.filter((line) => line.includes('= ('))).toEqual([
    '    var named = (function named(text) {',
    '    var waited = (async function waited() {',
    '    var last = (function last() {'
  ])
  expect(changed.filter((line) => line === '    });')).toHaveLength(3)
  expect(changed).toEqual(expect.arrayContaining(['    function explain() {', '      function inner() {']))
  expect(changed).toHaveLength(bundle.split('\n').length)
})

test('a bundle with functions in parentheses does what it did', async () => {
  const result: { value?: string; later?: Promise<string> } = {}
  const run = compileFunction(compileAtOnce(bundle, called), ['result']) as (into: typeof result) => void
  run(result)
  expect([result.value, await result.later]).toEqual(['awhy', 'b'])
})

test('the functions of a bundle are found where they begin, in parentheses or not', () => {
  for (const source of [bundle, compileAtOnce(bundle, called)]) {
    const found = functionsOf(source)
    expect(found.map(({ name }) => name)).toEqual(['named', 'waited', 'explain', 'last'])
    for (const { name, offset } of found)
      expect(source.slice(offset)).toMatch(new RegExp(`^(?:async )?function ${name}\\(`))
  }
})

test('each function of the profile is in its bundle: if not, run "npm run profile"', async () => {
  for (const [name, profiled] of Object.entries(await readProfile())) {
    const source = await readFile(join(repositoryRoot, 'dist', name, 'index.js'), 'utf8')
    const there = new Set(functionsOf(source).map((one) => one.name))
    expect({ name, gone: profiled.filter((one) => !there.has(one)) }).toEqual({ name, gone: [] })
  }
})
