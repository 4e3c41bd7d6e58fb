import { ActionError, messageOf } from '../errors.js'
import { parseName, type NameOwner } from '../naming.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { create, type CreateOptions, type Outcome } from './create.js'
import { namedExactly } from './lookup.js'

export interface RecreateRequest {
  wish: DatabaseWish
  /** True if the workflow named the database itself, and so answers for what becomes of it. */
  nameGiven: boolean
  /** Whose names are derived here. */
  owner: NameOwner
  /** True if the post step deletes what this step creates. */
  deleteAfterJob: boolean
}

/**
 * Deletes all databases of the name and creates a new one, never handing on what was there before.
 *
 * @throws ActionError if neither the workflow named it nor this repository derives such a name
 */
export async function recreate(
  request: RecreateRequest,
  all: readonly DatabaseSummary[],
  collaborators: CreatingCollaborators,
  options: CreateOptions
): Promise<Outcome> {
  const { wish } = request
  const { deletedIds } = options
  await deleteExisting(request, all, { ...collaborators, deletedIds })
  try {
    return await create(wish, collaborators, options)
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
  { wish: { name }, nameGiven, owner }: RecreateRequest,
  all: readonly DatabaseSummary[],
  { upstash, log, deletedIds }: CreatingCollaborators & Pick<CreateOptions, 'deletedIds'>
): Promise<void> {
  const existing = namedExactly(all, name)
  if (!nameGiven && parseName(owner, name) === undefined) {
    throw new ActionError(
      `Nothing is deleted for \`if_exists: recreate\`: ${quoted(name)} is not a name that ${quoted(owner.repository)} derives. ` +
        'Give `name` explicitly if it is yours.'
    )
  }
  for (const { database_id } of existing) {
    await upstash.delete(database_id)
    deletedIds.add(database_id)
    log.info(`Deleted the database ${quoted(name)} (${database_id}) to create it again.`)
  }
}
