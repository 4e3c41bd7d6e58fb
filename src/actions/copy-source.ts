import { ActionError } from '../errors.js'
import { quoted } from '../text.js'
import type { Database } from '../upstash/database.js'
import type { Collaborators } from './collaborators.js'
import { isThere, theOneNamed } from './lookup.js'

/**
 * The database that data is copied from, by its id or its exact name.
 *
 * @param into what the database is called that the data goes to
 * @throws ActionError if there is none, or if both are one
 */
export async function copySource(
  from: string,
  into: string,
  { upstash, log }: Collaborators
): Promise<Database> {
  const all = (await upstash.list()).filter(isThere)
  const listed = all.find(({ database_id }) => database_id === from) ?? theOneNamed(all, from, log)
  if (listed?.database_name === into) {
    throw new ActionError(`\`copy_from\` is ${quoted(from)}, the database ${quoted(into)} itself.`)
  }
  const database = listed && (await upstash.get(listed.database_id))
  if (database) return database
  throw new ActionError(`There is no database ${quoted(from)} to copy from: check \`copy_from\`.`)
}
