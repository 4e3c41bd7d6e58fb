import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../root.js'
import { callerRepository } from './run-context.js'

/** The files of the caller's repository. */
export const callerProject = join(repositoryRoot, '__tests__/support/workflow/project')

/** `actions/checkout`: copies the caller's project into the workspace. A blank `repository` is the caller's, too. */
export async function checkOut(given: Readonly<Record<string, string>>, workspace: string): Promise<void> {
  const repository = given['repository'] || callerRepository
  if (repository !== callerRepository) throw new Error(`There is no ${repository} to check out`)
  await cp(callerProject, join(workspace, given['path'] || '.'), { recursive: true })
}
