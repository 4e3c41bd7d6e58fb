import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { repositoryRoot } from '../root.js'
import { record } from './model.js'
import { callerProject } from './checkout.js'
import { actionRepository, callerRepository, type WorkflowSource } from './run-context.js'

/** Where the action of a `uses:` lies on this machine. */
export interface ActionFolder {
  readonly folder: string
  readonly hasPost: boolean
}

/** The runner is not told whose the workflow is, and so cannot tell what `$/` stands for. */
export class UnknownSelfError extends Error {}

/** Whether the runner fetches this action before the first step; `./` alone is looked up when its step's turn comes. */
export function isFetchedFirst(uses: string): boolean {
  return !uses.startsWith('./')
}

/**
 * The action of `your-org/upstash-redis-action[/folder]@v1`, which is this repository's, or of `$/folder`, which is of
 * the repository the workflow is of. Throws UnknownSelfError for `$/` if that is not known, and for every other
 * action: the harness has none.
 */
export function fetchedAction(uses: string, source: WorkflowSource | undefined): ActionFolder {
  if (!uses.startsWith('$/')) return described(uses, join(repositoryRoot, folderOf(uses)))
  if (source === undefined)
    throw new UnknownSelfError(`${uses}: the runner is not told the repository and commit of this workflow`)
  return described(uses, join(filesOf(source), uses.slice('$/'.length)))
}

/** The action of `./folder`: whatever lies there in the workspace by now. */
export function workspaceAction(uses: string, workspace: string): ActionFolder {
  return described(uses, resolve(workspace, uses))
}

/** The file of `your-org/upstash-redis-action/.github/workflows/x.yml@v1`. */
export function workflowFile(uses: string): string {
  return join(repositoryRoot, folderOf(uses))
}

function described(uses: string, folder: string): ActionFolder {
  const file = join(folder, 'action.yml')
  if (!existsSync(file)) throw new Error(`${uses} has no action.yml`)
  const runs = record(record(parse(readFileSync(file, 'utf8')), file)['runs'], `${file} runs`)
  return { folder, hasPost: runs['post'] !== undefined }
}

function filesOf({ repository }: WorkflowSource): string {
  if (repository === actionRepository) return repositoryRoot
  if (repository === callerRepository) return callerProject
  throw new Error(`The harness has no files of ${repository}`)
}

function folderOf(uses: string): string {
  const [path = '', version] = uses.split('@')
  if (version !== 'v1' || !`${path}/`.startsWith(`${actionRepository}/`))
    throw new Error(`The harness has no ${uses}`)
  return path.slice(actionRepository.length + 1) || '.'
}
