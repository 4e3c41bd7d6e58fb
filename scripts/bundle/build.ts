import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import ncc from '@vercel/ncc'
import { minify, type CompressOptions } from 'terser'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { compileAtOnce, readProfile } from './eager.js'
import { BundleError } from './error.js'
import { loadLazily } from './lazy.js'

/** No entry may be larger: a runner downloads and parses every byte before the first request. */
const entryLimitBytes = 185_000
/** What is loaded only when it is needed may be larger. */
const loadedLimitBytes = 500_000

/** Paths inside the output folder and their contents, in order of name. */
export type BundleFiles = ReadonlyMap<string, string | Buffer>

/**
 * Modules of src/ that are bundles of their own, by the bundle's name. Where an entry has `import('../NAME/index.js')`, its
 * bundle has `require` with the same path, which leads from one folder of dist/ to the other as it does in src/; so the
 * types are those of the sources. Such a bundle has copies of its own of whatever classes it shares with the entries.
 */
const LOADED = ['comment', 'data', 'local-database'] as const

/** Programs that a step starts in the background, by the bundle's name. */
const PROGRAMS = { 'local-server': 'emulator/local/main.js' }

/**
 * What libraries of such a bundle get instead of other libraries: a file of `stubs/` that is put beside the bundle, by the
 * bundle's name and the library's.
 */
const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = { data: { debug: 'debug.cjs' } }

interface Source {
  readonly name: string
  /** The compiled module it is built from. */
  readonly module: string
  readonly limitBytes: number
  /** What it imports that stays outside, by the import's text. */
  readonly externals: Readonly<Record<string, string>>
  /** Whatever is done to its code beside that. */
  readonly finish: Finish
}

type Finish = (code: string, map: string | undefined) => Promise<Finished>

interface Finished {
  source: string
  sourceMap: string | undefined
}

/**
 * Bundles every entry (src/entries/*.ts) and what the entries load when they need it, as compiled in build/, to
 * `<name>/index.js` with its licences beside it. With `sourceMaps` the same code comes with an `index.js.map` and without
 * licences. Throws BundleError when one is over its limit or falls into several chunks.
 */
export async function buildBundles(options: { sourceMaps: boolean }): Promise<BundleFiles> {
  // The output is CommonJS (it starts faster); the root package.json says "module", so dist needs its own word.
  const files = new Map<string, string | Buffer>([['package.json', '{ "type": "commonjs" }\n']])
  for (const source of [...(await entrySources()), ...otherSources()].sort(byName)) {
    const { name, finish } = source
    const { code, map, assets } = await ncc(source.module, {
      cache: false,
      esm: false,
      externals: source.externals,
      license: options.sourceMaps ? '' : 'licenses.txt',
      minify: false,
      quiet: true,
      sourceMap: options.sourceMaps,
      sourceMapRegister: false
    })
    const { source: text, sourceMap } = await finish(code, map)
    refuseTooLarge(source, text)
    refuseIncomplete(name, text)
    files.set(`${name}/index.js`, text)
    if (sourceMap === undefined) files.set(`${name}/licenses.txt`, NO_LICENCES)
    else files.set(`${name}/index.js.map`, sourceMap)
    for (const [file, asset] of Object.entries(assets)) {
      if (file === 'licenses.txt' && asset !== undefined) files.set(`${name}/${file}`, asset.source)
      else if (/\.[cm]?js$/.test(file)) throw new BundleError(chunkMessage(name, file))
    }
  }
  for (const name of LOADED) {
    for (const file of Object.values(STAND_INS[name] ?? {})) {
      files.set(`${name}/${file}`, await readFile(join(repositoryRoot, 'stubs', file)))
    }
  }
  return files
}

const compiled = (path: string): string => join(repositoryRoot, 'build', path)

/** The sources decide: tsc leaves the output of a deleted entry behind. */
async function entrySources(): Promise<Source[]> {
  const files = await readdir(join(repositoryRoot, 'src', 'entries'))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'))
  const profile = await readProfile()
  const externals = Object.fromEntries(LOADED.map((name) => [`../${name}/index.js`, `../${name}/index.js`]))
  return names.map((name) => ({
    name,
    module: compiled(`src/entries/${name}.js`),
    limitBytes: entryLimitBytes,
    externals,
    finish: async (code, map) => {
      const { source, sourceMap } = await dropUnused(loadLazily(name, code), map)
      // The map keeps fitting: lines stay where they are, and coverage goes by lines.
      return { source: compileAtOnce(source, new Set(profile[name])), sourceMap }
    }
  }))
}

/** What the entries do without is not worth much effort here: it costs only the runs that need it. */
function otherSources(): Source[] {
  const loaded = LOADED.map((name) => [name, `src/${name}/index.js`] as const)
  return [...loaded, ...Object.entries(PROGRAMS)].map(([name, module]) => ({
    name,
    module: compiled(module),
    limitBytes: loadedLimitBytes,
    externals: Object.fromEntries(
      Object.entries(STAND_INS[name] ?? {}).map(([library, file]) => [library, `./${file}`])
    ),
    finish: (code, map) => shorten(code, map, {})
  }))
}

function byName(a: Source, b: Source): number {
  return a.name < b.name ? -1 : 1
}

/**
 * One statement a line; the headings that say which module a part comes from stay. One character beyond Latin-1 would make
 * V8 keep the whole text with two bytes a character.
 */
const READABLE = {
  beautify: true,
  indent_level: 2,
  // With shorthand properties.
  ecma: 2020,
  ascii_only: true,
  comments: /(?:CONCATENATED|EXTERNAL) MODULE/
} as const

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
function dropUnused(code: string, map: string | undefined): Promise<Finished> {
  return shorten(code, map, { unused: true, dead_code: true, passes: 3, ...WITHOUT_EFFECT })
}

async function shorten(code: string, map: string | undefined, compress: CompressOptions): Promise<Finished> {
  const result = await minify(code, {
    mangle: false,
    compress: { defaults: false, ...compress },
    format: READABLE,
    ...(map !== undefined && { sourceMap: { content: map } })
  })
  const sourceMap = typeof result.map === 'string' ? result.map : undefined
  return { source: `${(result.code ?? '').trimEnd()}\n`, sourceMap }
}

/** ncc writes no file if there is nothing to list. */
const NO_LICENCES = 'There is nothing in this bundle but the code of this repository.\n'

/** Makes `folder` hold exactly `files`; what else was there goes. */
export async function writeBundles(files: BundleFiles, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

function refuseTooLarge({ name, limitBytes }: Source, text: string): void {
  const bytes = Buffer.byteLength(text)
  if (bytes <= limitBytes) return
  throw new BundleError(
    `The bundle "${name}" is ${bytes} bytes, the limit is ${limitBytes}. Look for a new dependency in it.`
  )
}

/** ncc turns an import it cannot find into a failure at run time, without a word. */
function refuseIncomplete(name: string, source: string): void {
  const missing = /@@notfound\.js\?(\S+)/.exec(source)?.[1]
  if (missing === undefined) return
  throw new BundleError(
    `The bundle "${name}" imports "${missing}", which is not there. Run npm ci and tsc first.`
  )
}

function chunkMessage(name: string, chunk: string): string {
  return `The bundle "${name}" falls into chunks (${chunk}). Replace dynamic import() by a static one, or make what it imports a bundle of its own (LOADED in scripts/bundle/build.ts).`
}
