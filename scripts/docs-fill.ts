import { access, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { resolveConfig } from 'prettier'
import { readActionMetadata } from '../__tests__/support/action-metadata.js'
import { repositoryRoot } from '../__tests__/support/root.js'
import { inputsTable, outputsTable } from './docs-tables.js'

/** A Markdown file, and what it should hold. `file` is relative to the repository. */
export interface FilledFile {
  readonly file: string
  readonly current: string
  readonly filled: string
}

const marker = /(<!-- (inputs|outputs):(\S+) -->)[\s\S]*?(<!-- \/\2 -->)/g

/**
 * README.md and docs/*.md with every `<!-- inputs:FOLDER --> … <!-- /inputs -->` (and `outputs`) filled from that
 * folder's action.yml. Throws when an action's table stands nowhere, or something in it lacks a description.
 */
export async function fillDocs(): Promise<FilledFile[]> {
  const files: FilledFile[] = []
  const shown = new Set<string>()
  for (const file of await markdownFiles()) {
    const current = await readFile(join(repositoryRoot, file), 'utf8')
    const tables = new Map<string, string>()
    for (const [whole, start = '', kind = '', folder = '', end = ''] of current.matchAll(marker)) {
      shown.add(`${kind}:${folder}`)
      tables.set(whole, `${start}\n\n${await tableFor(kind, folder)}\n\n${end}`)
    }
    files.push({ file, current, filled: current.replaceAll(marker, (whole) => tables.get(whole) ?? whole) })
  }
  for (const table of await requiredTables()) {
    if (!shown.has(table))
      throw new Error(`No document shows <!-- ${table} -->; put the marker pair into README.md.`)
  }
  return files
}

async function tableFor(kind: string, folder: string): Promise<string> {
  const style = (await resolveConfig(join(repositoryRoot, 'README.md'))) ?? {}
  const action = await readActionMetadata(folder)
  return kind === 'inputs' ? await inputsTable(action, style) : await outputsTable(action, style)
}

async function markdownFiles(): Promise<string[]> {
  const docs = await readdir(join(repositoryRoot, 'docs')).catch(() => [])
  const candidates = [
    'README.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)
  ]
  const present = await Promise.all(candidates.map((file) => exists(file)))
  return candidates.filter((_file, index) => present[index])
}

/** `inputs:.`, `outputs:get`, …: one for each action.yml in the root or a folder in it. */
async function requiredTables(): Promise<string[]> {
  const folders = (await readdir(repositoryRoot, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => entry.name)
  const tables: string[] = []
  for (const folder of ['.', ...folders.sort()]) {
    if (!(await exists(join(folder, 'action.yml')))) continue
    const action = await readActionMetadata(folder)
    if (action.inputs.length > 0) tables.push(`inputs:${folder}`)
    if (action.outputs.length > 0) tables.push(`outputs:${folder}`)
  }
  return tables
}

async function exists(file: string): Promise<boolean> {
  return await access(join(repositoryRoot, file)).then(
    () => true,
    () => false
  )
}
