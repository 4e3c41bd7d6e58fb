import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { executableLines } from './lines.js'
import { MappedText } from './map.js'

/** One compiled module of src/ and which of its characters ran. */
export class SourceCoverage {
  /** Path below src/, without extension. */
  readonly name: string
  /** Absolute path of the compiled module, as V8 names it. */
  readonly path: string
  readonly compiled: MappedText
  readonly executed: Uint8Array
  readonly #isExecutable: (line: number) => boolean

  private constructor(name: string, texts: { typescript: string; compiled: MappedText }) {
    this.name = name
    this.path = join(repositoryRoot, 'build', 'src', `${name}.js`)
    this.compiled = texts.compiled
    this.executed = new Uint8Array(texts.compiled.length)
    this.#isExecutable = executableLines(texts.typescript)
  }

  /** All modules of src/, the never loaded ones too, in order of name. */
  static async readAll(): Promise<SourceCoverage[]> {
    const folder = join(repositoryRoot, 'src')
    const names = (await readdir(folder, { recursive: true }))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, ''))
    return await Promise.all(names.sort().map((name) => SourceCoverage.#read(name)))
  }

  static async #read(name: string): Promise<SourceCoverage> {
    const compiled = join(repositoryRoot, 'build', 'src', `${name}.js`)
    const typescript = await readFile(join(repositoryRoot, 'src', `${name}.ts`), 'utf8')
    const text = new MappedText(await readFile(compiled, 'utf8'), await readFile(`${compiled}.map`, 'utf8'))
    return new SourceCoverage(name, { typescript, compiled: text })
  }

  /** Marks a line of the compiled module, counted from 0, as run. */
  markLine(line: number): void {
    const { compiled, executed } = this
    executed.fill(1, compiled.offsetOf(line, 0), compiled.offsetOf(line, Infinity))
  }

  /** Lines of the TypeScript source, from 0: a line ran when anything on it ran. */
  lines(): { all: Set<number>; missed: number[] } {
    const all = new Set<number>()
    const ran = new Set<number>()
    for (const { offset, line } of this.compiled.origins()) {
      if (!this.#isExecutable(line)) continue
      all.add(line)
      if (this.executed[offset] === 1) ran.add(line)
    }
    return { all, missed: [...all].filter((line) => !ran.has(line)) }
  }
}
