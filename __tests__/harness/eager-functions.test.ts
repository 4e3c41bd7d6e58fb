import { compileFunction } from 'node:vm'
import { expect, test } from '@jest/globals'
import { compileAtOnce } from '../../scripts/bundle/eager.js'

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

test('the functions that most runs call stand in parentheses, those for failures and inner ones do not', () => {
  const changed = compileAtOnce(bundle).split('\n')
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
  const run = compileFunction(compileAtOnce(bundle), ['result']) as (into: typeof result) => void
  run(result)
  expect([result.value, await result.later]).toEqual(['awhy', 'b'])
})
