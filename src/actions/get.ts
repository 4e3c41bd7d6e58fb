import { ActionError } from '../errors.js'
import { quoted } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { theOneNamed } from './lookup.js'
import type { Found } from './provide.js'
import { readDatabase } from './read.js'
import type { Target } from './target.js'
import type { Database } from '../upstash/database.js'

/**
 * The database of this id or name, as it is. Never creates: one request by id, two by name; more for a name whose
 * database is so young that it is listed but cannot be read yet.
 *
 * @throws ActionError if there is none
 */
export async function getDatabase(target: Target, collaborators: Collaborators): Promise<Found> {
  const database =
    'id' in target
      ? await collaborators.upstash.get(target.id)
      : await databaseNamed(target.name, collaborators)
  if (database !== undefined) return { database, created: false }
  const what = 'id' in target ? `with the id ${quoted(target.id)}` : `named ${quoted(target.name)}`
  throw new ActionError(
    `There is no database ${what} in this account, and this action creates none. ` +
      'Check the name or id, or let an earlier job create it with the main or the preview action.'
  )
}

async function databaseNamed(name: string, collaborators: Collaborators): Promise<Database | undefined> {
  const listed = theOneNamed(await collaborators.upstash.list(), name, collaborators.log)
  if (listed === undefined) return undefined
  const { database_id: id, creation_time: creationTime } = listed
  return await readDatabase({ id, database: undefined, created: false, creationTime }, collaborators)
}
