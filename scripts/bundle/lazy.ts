import { BundleError } from './error.js'

/**
 * Modules that few runs need, as ncc's headings name them: `tunnel` only behind a proxy (it brings `assert`, and with it
 * the standard error stream), `http` only without TLS, `fastest-levenshtein` only for a misspelt region.
 */
export const LAZY = [
  'node_modules/tunnel/index.js',
  'node_modules/fastest-levenshtein/mod.js',
  'external "http"'
] as const

/**
 * Makes a bundle load the modules in `LAZY` when something of theirs is first used, instead of before its own first line,
 * and `node:os` not at all. Lines stay where they are.
 *
 * @param code what ncc wrote, before anything else changes it
 * @throws BundleError when ncc imports one of them in another way than is known here
 */
export function loadLazily(entry: string, code: string): string {
  let result = code
  for (const module of LAZY) {
    // The path in front depends on where the dependencies are: `npm run teeth` links to them.
    const heading = `MODULE: (?:\\S*/)?${escaped(module)}\\n`
    if (!new RegExp(heading).test(code)) continue
    const pattern = new RegExp(`(${heading}var \\w+ = )(__nccwpck_require__\\(\\d+\\));`, 'g')
    if ([...code.matchAll(pattern)].length !== 1) throw new BundleError(unknownForm(entry, module))
    result = result.replace(pattern, '$1new Proxy({}, { get: (target, name) => $2[name] });')
  }
  return withOwnEndOfLine(withoutCopies(result))
}

/** `import * as https` makes ncc copy a module's names one by one, which loads it too; it serves as it is. */
function withoutCopies(code: string): string {
  return code.replace(/\/\*#__PURE__\*\/__nccwpck_require__\.t\((\w+), 2\)/g, '$1')
}

/** `@actions/core` ends its lines with `os.EOL`, and would load `node:os` for nothing else. */
function withOwnEndOfLine(code: string): string {
  return code.replaceAll(
    'external_os_namespaceObject.EOL',
    String.raw`(process.platform === 'win32' ? '\r\n' : '\n')`
  )
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function unknownForm(entry: string, module: string): string {
  return (
    `The entry "${entry}" imports "${module}" in a form that scripts/bundle/lazy.ts does not know. ` +
    'Mend the pattern there, and see that the module still is not loaded before it is used.'
  )
}
