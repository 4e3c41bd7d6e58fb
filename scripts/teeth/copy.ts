import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { edited } from './edit.js'
import type { Break } from './break.js'

const LEFT_OUT = new Set(['node_modules', '.git', 'coverage'])

/** A copy of the project, built, in which code may be broken. */
export class ProjectCopy {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Copies the project with its build and bundles; the dependencies are shared. */
  static async make(): Promise<ProjectCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'teeth-'))
    await cp(repositoryRoot, folder, {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(path.slice(repositoryRoot.length + 1))
    })
    await symlink(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'))
    return new ProjectCopy(folder)
  }

  /**
   * Compiles the broken source, or puts a broken document in its place; returns what puts the whole code back.
   *
   * @throws Error if a text to replace is not there exactly once
   */
  async apply(broken: Break): Promise<() => Promise<void>> {
    const isCode = broken.file.endsWith('.ts')
    const used = join(this.folder, isCode ? `build/${broken.file.replace(/\.ts$/, '.js')}` : broken.file)
    const whole = await readFile(used, 'utf8')
    const source = edited(await readFile(join(this.folder, broken.file), 'utf8'), broken)
    await writeFile(used, isCode ? compile(source) : source)
    return () => writeFile(used, whole)
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

function compile(source: string): string {
  // One file, without its types: a break need not be sound TypeScript.
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true
    }
  })
  return outputText
}
