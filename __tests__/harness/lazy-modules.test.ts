import { compileFunction } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { BundleError } from '../../scripts/bundle/error.js'
import { LAZY, loadLazily } from '../../scripts/bundle/lazy.js'

/** What ncc writes for the modules, each under the name m0, m1, …, for the end of a line, and `use` behind it. */
function bundled(use: string): string {
  const imports = LAZY.map(
    (module, at) => `// EXTERNAL MODULE: ${module}\nvar m${at} = __nccwpck_require__(${at});\n`
  )
  return `${imports.join('')}var eol = () => external_os_namespaceObject.EOL;\n${use}`
}

/** Runs what has become of such a bundle; returns the modules in the order in which they were loaded, and the value. */
function run(code: string): { loaded: number[]; value: unknown } {
  const loaded: number[] = []
  const load = (id: number): Record<string, unknown> => {
    loaded.push(id)
    return { name: `module ${id}`, twice: (value: number) => value * 2 }
  }
  const bundle = compileFunction(loadLazily('create', code), ['__nccwpck_require__']) as (
    require: typeof load
  ) => unknown
  return { value: bundle(load), loaded }
}

describe('a module that few runs need', () => {
  test('is not loaded by a run that does not use it', () => {
    expect(run(bundled('return 1'))).toEqual({ loaded: [], value: 1 })
  })

  test.each(['./', '../elsewhere/'])('is not loaded either if the dependencies are in %s', (path) => {
    const code = bundled('return 1').replaceAll('MODULE: node_modules/', `MODULE: ${path}node_modules/`)
    expect(run(code)).toEqual({ loaded: [], value: 1 })
  })

  test('is loaded once something of it is used, and works', () => {
    expect(run(bundled('return [m1.twice(4), m2.name]'))).toEqual({ loaded: [1, 2], value: [8, 'module 2'] })
  })

  test('stays unloaded when all of its names are imported at once', () => {
    const code = bundled('var all = /*#__PURE__*/__nccwpck_require__.t(m0, 2);\nreturn () => all.name')
    const { loaded, value } = run(code)
    expect(loaded).toEqual([])
    expect((value as () => unknown)()).toBe('module 0')
  })

  test('leaves every line where it was, for the source map', () => {
    const code = bundled('return 1')
    expect(loadLazily('create', code).split('\n')).toHaveLength(code.split('\n').length)
  })

  test('that the bundle imports in another form stops the build', () => {
    const other = bundled('').replace('var m0', 'const { m0 }')
    expect(() => loadLazily('create', other)).toThrow(BundleError)
    expect(() => loadLazily('create', other)).toThrow(
      '"create" imports "node_modules/tunnel/index.js" in a form'
    )
    expect(() => loadLazily('create', bundled(bundled('')))).toThrow(BundleError)
  })

  test('that is not in the bundle is no trouble', () => {
    expect(loadLazily('create', 'const x = 1;')).toBe('const x = 1;')
  })
})

test('node:os is not loaded for the end of a line alone', () => {
  const end = process.platform === 'win32' ? '\r\n' : '\n'
  expect(run(bundled('return eol()'))).toEqual({ loaded: [], value: end })
})
