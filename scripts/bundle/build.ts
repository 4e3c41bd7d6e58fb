import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import ncc from '@vercel/ncc'
import { minify } from 'terser'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { compileAtOnce } from './eager.js'
import { BundleError } from './error.js'
import { loadLazily } from './lazy.js'

/** No entry may be larger: a runner downloads and parses every byte before the first request. */
const entryLimitBytes = 175_000

/** Paths inside the output folder and their contents, in order of name. */
export type BundleFiles = ReadonlyMap<string, string | Buffer>

/**
 * Bundles every entry (src/entries/*.ts, as compiled in build/) to `<entry>/index.js` with its licences beside it.
 * With `sourceMaps` the same code comes with an `index.js.map` and without licences.
 * Throws BundleError when an entry is over the limit or falls into several chunks.
 */
export async function buildBundles(options: { sourceMaps: boolean }): Promise<BundleFiles> {
  const folder = join(repositoryRoot, 'build', 'src', 'entries')
  // The sources decide: tsc leaves the output of a deleted entry behind.
  const sources = await readdir(join(repositoryRoot, 'src', 'entries'))
  const entries = sources.filter((name) => name.endsWith('.ts')).map((name) => basename(name, '.ts'))
  // The output is CommonJS (it starts faster); the root package.json says "module", so dist needs its own word.
  const files = new Map<string, string | Buffer>([['package.json', '{ "type": "commonjs" }\n']])
  for (const entry of entries.sort()) {
    const { code, map, assets } = await ncc(join(folder, `${entry}.js`), {
      cache: false,
      esm: false,
      license: options.sourceMaps ? '' : 'licenses.txt',
      minify: false,
      quiet: true,
      sourceMap: options.sourceMaps,
      sourceMapRegister: false
    })
    const { source: printed, sourceMap } = await dropUnused(loadLazily(entry, code), map)
    // The map keeps fitting: lines stay where they are, and coverage goes by lines.
    const source = compileAtOnce(printed)
    refuseTooLarge(entry, source)
    refuseIncomplete(entry, source)
    files.set(`${entry}/index.js`, source)
    if (sourceMap !== undefined) files.set(`${entry}/index.js.map`, sourceMap)
    for (const [name, asset] of Object.entries(assets)) {
      if (name === 'licenses.txt' && asset !== undefined) files.set(`${entry}/${name}`, asset.source)
      else if (/\.[cm]?js$/.test(name)) throw new BundleError(chunkMessage(entry, name))
    }
  }
  return files
}

/** One statement a line; the headings that say which module a part comes from stay. */
const READABLE = { beautify: true, indent_level: 2, comments: /(?:CONCATENATED|EXTERNAL) MODULE/ }

/**
 * What does nothing but give a value, so that it goes if nothing uses the value: `@actions/core` makes a job summary
 * and asks for the platform as it is loaded, and the summary's `fs.promises` alone cost every run a millisecond.
 */
const WITHOUT_EFFECT = {
  side_effects: true,
  pure_getters: true,
  pure_funcs: [
    'require',
    'Summary',
    'external_os_namespaceObject.platform',
    'external_os_namespaceObject.arch'
  ]
}

/**
 * Leaves out the functions of the dependencies that nothing calls, a quarter of each bundle, and comments. Names and lines
 * stay as they are: what ships can be read.
 */
async function dropUnused(
  code: string,
  map: string | undefined
): Promise<{ source: string; sourceMap: string | undefined }> {
  const result = await minify(code, {
    mangle: false,
    compress: { defaults: false, unused: true, dead_code: true, passes: 3, ...WITHOUT_EFFECT },
    format: READABLE,
    ...(map !== undefined && { sourceMap: { content: map } })
  })
  const sourceMap = typeof result.map === 'string' ? result.map : undefined
  return { source: `${(result.code ?? '').trimEnd()}\n`, sourceMap }
}

/** Makes `folder` hold exactly `files`; what else was there goes. */
export async function writeBundles(files: BundleFiles, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

function refuseTooLarge(entry: string, source: string): void {
  const bytes = Buffer.byteLength(source)
  if (bytes <= entryLimitBytes) return
  throw new BundleError(
    `The entry "${entry}" is ${bytes} bytes, the limit is ${entryLimitBytes}. Look for a new dependency in its bundle.`
  )
}

/** ncc turns an import it cannot find into a failure at run time, without a word. */
function refuseIncomplete(entry: string, source: string): void {
  const missing = /@@notfound\.js\?(\S+)/.exec(source)?.[1]
  if (missing === undefined) return
  throw new BundleError(
    `The entry "${entry}" imports "${missing}", which is not there. Run npm ci and tsc first.`
  )
}

function chunkMessage(entry: string, name: string): string {
  return `The entry "${entry}" falls into chunks (${name}). Replace dynamic import() by a static one.`
}
