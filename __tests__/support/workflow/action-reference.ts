import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../root.js'
import { record } from './model.js'
import { actionRepository } from './run-context.js'

/** Where the action of a `uses:` lies on this machine. */
export interface ActionFolder {
  readonly folder: string
  readonly hasPost: boolean
}

/**
 * This repository's action for `your-org/upstash-redis-action[/folder]@v1`, or the one in the workspace for `./folder`.
 * Throws for every other action: the harness has none.
 */
export function actionFolder(uses: string, workspace: string): ActionFolder {
  const folder = uses.startsWith('./') ? resolve(workspace, uses) : join(repositoryRoot, folderOf(uses))
  const file = join(folder, 'action.yml')
  if (!existsSync(file)) throw new Error(`${uses} has no action.yml`)
  const runs = record(record(parse(readFileSync(file, 'utf8')), file)['runs'], `${file} runs`)
  return { folder, hasPost: runs['post'] !== undefined }
}

/** The file of `your-org/upstash-redis-action/.github/workflows/x.yml@v1`. */
export function workflowFile(uses: string): string {
  return join(repositoryRoot, folderOf(uses))
}

function folderOf(uses: string): string {
  const [path = '', version] = uses.split('@')
  if (version !== 'v1' || !`${path}/`.startsWith(`${actionRepository}/`))
    throw new Error(`The harness has no ${uses}`)
  return path.slice(actionRepository.length + 1) || '.'
}
