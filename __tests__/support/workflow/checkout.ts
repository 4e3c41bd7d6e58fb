import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../root.js'
import { actionRepository, actionSha, callerRepository } from './run-context.js'

const actionFiles = ['action.yml', 'dist', 'get', 'delete', 'preview', 'sweep']

/** `actions/checkout`: copies the caller's project, or this repository at the commit of its workflow, into the workspace. */
export async function checkOut(given: Readonly<Record<string, string>>, workspace: string): Promise<void> {
  const repository = given['repository'] ?? callerRepository
  const target = join(workspace, given['path'] ?? '.')
  if (repository === callerRepository) {
    await cp(join(repositoryRoot, '__tests__/support/workflow/project'), target, { recursive: true })
  } else if (repository === actionRepository && given['ref'] === actionSha) {
    for (const name of actionFiles)
      await cp(join(repositoryRoot, name), join(target, name), { recursive: true })
  } else {
    throw new Error(`There is no ${repository} at ${given['ref'] ?? 'its default branch'} to check out`)
  }
}
