import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { buildBundles } from '../bundle/build.js'
import { MappedText } from './map.js'
import { markExecuted, readCoverage } from './ranges.js'
import { SourceCoverage } from './source.js'

interface Bundle {
  readonly path: string
  readonly text: MappedText
  readonly executed: Uint8Array
}

/**
 * Line coverage of src/ from the raw V8 reports in `folder`: the modules that tests imported, and the committed bundles
 * that tests spawned, traced back through the bundle's source map. Bundles that are out of date are named in `stale`
 * and count for nothing.
 */
export async function measureCoverage(
  folder: string
): Promise<{ sources: SourceCoverage[]; stale: string[] }> {
  const sources = await SourceCoverage.readAll()
  const { bundles, stale } = await readBundles()
  const scripts = new Map([...sources, ...bundles].map((script) => [script.path, script.executed]))
  for await (const script of readCoverage(folder, (path) => scripts.has(path))) {
    const executed = scripts.get(script.path)
    if (executed !== undefined) markExecuted(executed, script.ranges)
  }
  const byName = new Map(sources.map((source) => [source.name, source]))
  for (const bundle of bundles) traceBack(bundle, byName)
  return { sources, stale }
}

function traceBack(bundle: Bundle, sources: ReadonlyMap<string, SourceCoverage>): void {
  for (const { offset, source, line } of bundle.text.origins()) {
    if (bundle.executed[offset] !== 1) continue
    const name = /build\/src\/(.+)\.js$/.exec(source)?.[1]
    // ncc's maps know lines only, so the whole line counts as run.
    sources.get(name ?? '')?.markLine(line)
  }
}

/** The committed bundles with the maps of a fresh build, if both are the same text. */
async function readBundles(): Promise<{ bundles: Bundle[]; stale: string[] }> {
  const mapped = await buildBundles({ sourceMaps: true })
  const bundles: Bundle[] = []
  const stale: string[] = []
  for (const [name, content] of mapped) {
    if (!name.endsWith('.js')) continue
    const path = join(repositoryRoot, 'dist', name)
    const code = content.toString()
    const map = mapped.get(`${name}.map`)?.toString()
    const committed = await readFile(path, 'utf8').catch(() => '')
    if (committed !== code || map === undefined) stale.push(`dist/${name}`)
    else bundles.push({ path, text: new MappedText(code, map), executed: new Uint8Array(code.length) })
  }
  return { bundles, stale }
}
