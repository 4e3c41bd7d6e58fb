import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig, type Options } from 'prettier'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { actions, inputs, outputs, workflow } from '../../metadata/index.js'
import { actionFilePath, actionYml } from './action-yml.js'
import { defaultsModule } from './defaults.js'
import { fillDocuments } from './documents.js'
import { checkAllUsed, inputsOf, outputsOf, workflowInputs, workflowOutputs } from './resolve.js'
import { inputsTable, outputsTable } from './tables.js'
import { fillWorkflow } from './workflow.js'

const shared = { inputs, outputs }

/** A file that is generated, wholly or in part. The path is relative to the repository. */
export interface GeneratedFile {
  readonly file: string
  /** '' if there is none yet. */
  readonly current: string
  readonly wanted: string
}

/**
 * Every file that repeats something from metadata/, as it is and as it should be.
 *
 * @throws Error if metadata/ contradicts itself, a marker is missing, or an action.yml is not described there
 */
export async function generateFiles(): Promise<GeneratedFile[]> {
  checkAllUsed(Object.values(actions), shared)
  const wanted = new Map([
    ...Object.values(actions).map((action) => [actionFilePath(action), actionYml(action, shared)] as const),
    [workflow.file, fillWorkflow(await read(workflow.file), workflow, shared)],
    ...(await documents()),
    ['src/inputs/defaults.ts', await defaults()]
  ])
  for (const file of await paths('{.,*}/action.yml')) {
    if (!wanted.has(file)) throw new Error(`${file} is not described in metadata/. Delete it or describe it.`)
  }
  return await Promise.all(
    [...wanted].map(async ([file, text]) => ({ file, current: await read(file), wanted: text }))
  )
}

async function documents(): Promise<Map<string, string>> {
  const style = await styleOf('README.md')
  const tables = new Map<string, string>()
  for (const [name, action] of Object.entries(actions)) {
    tables.set(`inputs:${name}`, await inputsTable(inputsOf(action, shared), style))
    tables.set(`outputs:${name}`, await outputsTable(outputsOf(action, shared), style))
  }
  tables.set('inputs:workflow', await inputsTable(workflowInputs(workflow, shared), style))
  tables.set('outputs:workflow', await outputsTable(workflowOutputs(workflow, shared), style))
  const texts = new Map<string, string>()
  for (const file of await paths('{README,docs/*}.md')) texts.set(file, await read(file))
  return fillDocuments(texts, tables)
}

async function defaults(): Promise<string> {
  const style = await styleOf('src/inputs/defaults.ts')
  return await format(defaultsModule(actions, shared), { ...style, parser: 'typescript' })
}

async function styleOf(file: string): Promise<Options> {
  return (await resolveConfig(join(repositoryRoot, file))) ?? {}
}

async function paths(pattern: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(pattern, { cwd: repositoryRoot })) found.push(path)
  return found.sort()
}

async function read(file: string): Promise<string> {
  const path = join(repositoryRoot, file)
  return existsSync(path) ? await readFile(path, 'utf8') : ''
}
