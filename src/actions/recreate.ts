import { ActionError, messageOf } from '../errors.js'
import { parseName, type NameOwner } from '../naming.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { create, type CreateOptions, type Outcome } from './create.js'
import { namedExactly } from './lookup.js'
import { deleteReplaced } from './replace.js'

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
  const existing = namedExactly(all, wish.name)
  refuseForeign(request, 'recreate')
  // Right before the create request: the account is without a database of the name for these calls only.
  await deleteReplaced(existing, deletedIds, collaborators)
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

/** @throws ActionError if the name is neither given nor one that this repository derives */
export function refuseForeign(
  { wish: { name }, nameGiven, owner }: RecreateRequest,
  ifExists: 'recreate' | 'reset'
): void {
  if (nameGiven || parseName(owner, name) !== undefined) return
  throw new ActionError(
    `Nothing is deleted for \`if_exists: ${ifExists}\`: ${quoted(name)} is not a name that ${quoted(owner.repository)} derives. ` +
      'Give `name` explicitly if it is yours.'
  )
}
