import { ActionError, messageOf } from '../errors.js'
import { couldHaveDerived } from '../naming.js'
import { listed, quoted } from '../text.js'
import type { UpstashClient } from '../upstash/client.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import { missingCredentials, type Database, type DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { create, type Outcome } from './create.js'
import { warnOfDifferences } from './differences.js'
import { namedExactly, theOneNamed } from './lookup.js'

/** What to do if a database of the name is there already. */
export type IfExists = 'reuse' | 'fail' | 'recreate'

export interface ProvideRequest {
  wish: DatabaseWish
  ifExists: IfExists
  /** True if the workflow named the database itself, and so answers for what becomes of it. */
  nameGiven: boolean
  /** `owner/name` of the repository the workflow runs in. */
  repository: string
}

/** A database as an action hands it on. */
export interface Found {
  database: Database
  /** True if this step created it. */
  created: boolean
}

/** How often a database may vanish between being listed and being read before the step gives up. */
const ROUNDS = 3

/**
 * The database of the wished name: the one that is there, or a new one. However replies are lost or runs race, one name
 * leads to one database, as far as the API keeps names unique. Two requests, whether it is there or not.
 *
 * @throws ActionError if it is there and `if_exists` is `fail`
 */
export async function provideDatabase(
  request: ProvideRequest,
  collaborators: CreatingCollaborators
): Promise<Found> {
  const { wish } = request
  const { upstash, log } = collaborators
  const ours = new Set<string>()
  for (let round = 1; round <= ROUNDS; round++) {
    // A database of ours may be listed before it can be read: then the next round finds it, and must not replace it.
    const ifExists = ours.size > 0 ? 'reuse' : request.ifExists
    const { id, database, ...outcome } = await findOrCreate({ ...request, ifExists }, collaborators)
    if (outcome.created) ours.add(id)
    const created = ours.has(id)
    log.info(`${created ? 'Created' : 'Reusing'} the database ${quoted(wish.name)} (${id}).`)
    const complete = await withCredentials(id, database, upstash)
    if (complete !== undefined) {
      if (!created) warnOfDifferences(wish, complete, log)
      return { database: complete, created }
    }
    log.info(
      `The database ${quoted(wish.name)} (${id}) is gone again: something else deleted it. Starting again.`
    )
  }
  throw new ActionError(
    `The database ${quoted(wish.name)} was deleted by something else ${ROUNDS} times while this step was reading it. ` +
      'Look for another job that deletes databases of this name, and run this one again.'
  )
}

async function findOrCreate(request: ProvideRequest, collaborators: CreatingCollaborators): Promise<Outcome> {
  const { wish, ifExists } = request
  const all = await collaborators.upstash.list()
  if (ifExists === 'recreate') return await recreate(request, collaborators, all)
  const existing = theOneNamed(all, wish.name, collaborators.log)
  const outcome: Outcome =
    existing === undefined
      ? await create(wish, collaborators)
      : { id: existing.database_id, database: undefined, created: false }
  // Another run may have created it since the list was read.
  if (ifExists === 'reuse' || outcome.created) return outcome
  throw new ActionError(
    `A database named ${quoted(wish.name)} is there already (${outcome.id}), and \`if_exists\` is \`fail\`. ` +
      'Set `if_exists: reuse` to use it, `recreate` to replace it, or choose another `name`.'
  )
}

async function recreate(
  request: ProvideRequest,
  collaborators: CreatingCollaborators,
  all: readonly DatabaseSummary[]
): Promise<Outcome> {
  const { wish } = request
  const deletedIds = await deleteForRecreation(request, collaborators, all)
  try {
    return await create(wish, collaborators, deletedIds)
  } catch (error) {
    if (deletedIds.size === 0) throw error
    throw new ActionError(
      `${messageOf(error)} The database ${quoted(wish.name)} that was there (${listed([...deletedIds])}) is deleted already.`,
      { cause: error }
    )
  }
}

/** Deletes all of the name, right before the create request: the account is without one for these calls only. */
async function deleteForRecreation(
  { wish: { name }, nameGiven, repository }: ProvideRequest,
  { upstash, log }: CreatingCollaborators,
  all: readonly DatabaseSummary[]
): Promise<ReadonlySet<string>> {
  const existing = namedExactly(all, name)
  if (existing.length > 0 && !nameGiven && !couldHaveDerived(repository, name)) {
    throw new ActionError(
      `The database ${quoted(name)} is not deleted for \`if_exists: recreate\`: ${quoted(repository)} does not derive such a name. ` +
        'Give `name` explicitly if it is yours.'
    )
  }
  for (const { database_id } of existing) {
    await upstash.delete(database_id)
    log.info(`Deleted the database ${quoted(name)} (${database_id}) to create it again.`)
  }
  return new Set(existing.map(({ database_id }) => database_id))
}

/** Reads what the create reply or the list does not tell; undefined if the database is gone. */
async function withCredentials(
  id: string,
  database: Database | undefined,
  upstash: UpstashClient
): Promise<Database | undefined> {
  if (database !== undefined && missingCredentials(database).length === 0) return database
  try {
    return await upstash.get(id)
  } catch (error) {
    throw new ActionError(`The database ${id} is there, but could not be read: ${messageOf(error)}`, {
      cause: error
    })
  }
}
