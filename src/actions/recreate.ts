import { ActionError, messageOf } from '../errors.js'
import { pullRequestIn } from '../naming.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { create, type Outcome } from './create.js'
import { namedExactly } from './lookup.js'

export interface RecreateRequest {
  wish: DatabaseWish
  /** True if the workflow named the database itself, and so answers for what becomes of it. */
  nameGiven: boolean
  /** `owner/name` of the repository the workflow runs in. */
  repository: string
  /** True if the post step deletes what this step creates. */
  deleteAfterJob: boolean
}

/**
 * Deletes all databases of the name and creates a new one, never handing on what was there before.
 *
 * @throws ActionError if there is one, and neither did the workflow name it nor does its name say that it is a pull
 *   request's of this repository
 */
export async function recreate(
  request: RecreateRequest,
  all: readonly DatabaseSummary[],
  collaborators: CreatingCollaborators
): Promise<Outcome> {
  const { wish, deleteAfterJob } = request
  const deletedIds = await deleteExisting(request, all, collaborators)
  try {
    return await create(wish, collaborators, { deletedIds, replace: true, deleteAfterJob })
  } catch (error) {
    if (deletedIds.size === 0) throw error
    throw new ActionError(
      `${messageOf(error)} The database ${quoted(wish.name)} that was there (${listed([...deletedIds])}) is deleted already.`,
      { cause: error }
    )
  }
}

/** Right before the create request: the account is without a database of the name for these calls only. */
async function deleteExisting(
  { wish: { name }, nameGiven, repository }: RecreateRequest,
  all: readonly DatabaseSummary[],
  { upstash, log }: CreatingCollaborators
): Promise<Set<string>> {
  const existing = namedExactly(all, name)
  if (!nameGiven && pullRequestIn(repository, name) === undefined) {
    throw new ActionError(
      `Nothing is deleted for \`if_exists: recreate\`: ${quoted(name)} is not the name of a pull request's database of ${quoted(repository)}. ` +
        'Give `name` explicitly if it is yours.'
    )
  }
  for (const { database_id } of existing) {
    await upstash.delete(database_id)
    log.info(`Deleted the database ${quoted(name)} (${database_id}) to create it again.`)
  }
  return new Set(existing.map(({ database_id }) => database_id))
}
