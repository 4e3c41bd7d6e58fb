import { ActionError, messageOf } from '../errors.js'
import type { IfExists } from '../inputs/create.js'
import { couldHaveDerived } from '../naming.js'
import type { Found } from './found.js'
import { listed, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import { missingCredentials, type Database } from '../upstash/database.js'
import type { DeveloperApi } from '../upstash/developer-api.js'
import { create, type CreateCollaborators, type Outcome } from './create.js'
import { warnOfDifferences } from './differences.js'
import { namedExactly, theOneNamed } from './lookup.js'

export interface ProvideRequest {
  wish: DatabaseWish
  ifExists: IfExists
  /** True where the workflow named the database itself, and so answers for what becomes of it. */
  nameGiven: boolean
  /** `owner/name` of the repository the workflow runs in. */
  repository: string
}

/** How often a database may vanish between being listed and being read before the step gives up. */
const ROUNDS = 3

/**
 * The database of the wished name: the one that is there, or a new one. However replies are lost or runs race, one name
 * leads to one database, as far as the API keeps names unique. Two requests, whether it is there or not.
 *
 * @throws ActionError where it is there and `if_exists` is `fail`
 */
export async function provideDatabase(
  request: ProvideRequest,
  collaborators: CreateCollaborators
): Promise<Found> {
  const { wish } = request
  const { api, log } = collaborators
  const ours = new Set<string>()
  for (let round = 1; round <= ROUNDS; round++) {
    // A database of ours may be listed before it can be read: then the next round finds it, and must not replace it.
    const how = ours.size > 0 ? 'reuse' : request.ifExists
    const { id, database, ...outcome } = await findOrCreate({ ...request, ifExists: how }, collaborators)
    if (outcome.created) ours.add(id)
    const created = ours.has(id)
    log.info(`${created ? 'Created' : 'Reusing'} the database ${quoted(wish.name)} (${id}).`)
    const complete = await withCredentials(id, database, api)
    if (complete !== undefined) {
      if (!created) warnOfDifferences(wish, complete, log)
      return { database: complete, created }
    }
    log.info(
      `The database ${quoted(wish.name)} (${id}) is gone again: something else deleted it. Starting anew.`
    )
  }
  throw new ActionError(
    `The database ${quoted(wish.name)} was deleted by something else ${ROUNDS} times while this step was reading it. ` +
      'Look for another job that deletes databases of this name, and run this one again.'
  )
}

async function findOrCreate(request: ProvideRequest, collaborators: CreateCollaborators): Promise<Outcome> {
  const { wish, ifExists } = request
  const { api, log } = collaborators
  const all = await api.list()
  if (ifExists === 'recreate') {
    const gone = await deleteForRecreation(request, collaborators, all)
    try {
      return await create(wish, collaborators, gone)
    } catch (error) {
      if (gone.size === 0) throw error
      throw new ActionError(
        `${messageOf(error)} The database ${quoted(wish.name)} that was there (${listed([...gone])}) is deleted already.`,
        { cause: error }
      )
    }
  }
  const there = theOneNamed(all, wish.name, log)
  const outcome: Outcome =
    there === undefined
      ? await create(wish, collaborators)
      : { id: there.database_id, database: undefined, created: false }
  // Another run may have created it since the list was read.
  if (ifExists === 'reuse' || outcome.created) return outcome
  throw new ActionError(
    `A database named ${quoted(wish.name)} is there already (${outcome.id}), and \`if_exists\` is \`fail\`. ` +
      'Set `if_exists: reuse` to use it, `recreate` to replace it, or choose another `name`.'
  )
}

/** Deletes all of the name, right before the create request: the account is without one for these calls only. */
async function deleteForRecreation(
  { wish: { name }, nameGiven, repository }: ProvideRequest,
  { api, log }: CreateCollaborators,
  all: Parameters<typeof namedExactly>[0]
): Promise<ReadonlySet<string>> {
  const there = namedExactly(all, name)
  if (there.length > 0 && !nameGiven && !couldHaveDerived(repository, name)) {
    throw new ActionError(
      `The database ${quoted(name)} is not deleted for \`if_exists: recreate\`: its name is none that ${quoted(repository)} would have derived. ` +
        'Give `name` explicitly if it is yours.'
    )
  }
  for (const { database_id } of there) {
    await api.delete(database_id)
    log.info(`Deleted the database ${quoted(name)} (${database_id}) to create it afresh.`)
  }
  return new Set(there.map(({ database_id }) => database_id))
}

/** Reads what the create reply or the list does not tell; undefined where the database is gone. */
async function withCredentials(
  id: string,
  database: Database | undefined,
  api: DeveloperApi
): Promise<Database | undefined> {
  if (database !== undefined && missingCredentials(database).length === 0) return database
  try {
    return await api.get(id)
  } catch (error) {
    throw new ActionError(`The database ${id} is there, but could not be read: ${messageOf(error)}`, {
      cause: error
    })
  }
}
