import { ActionError } from '../errors.js'
import { quoted } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { warnUnlessActive } from './differences.js'
import { theOneNamed } from './lookup.js'
import type { Found } from './provide.js'
import type { Target } from './target.js'

/**
 * The database of this id or name, as it is. Never creates: one request by id, two by name.
 *
 * @throws ActionError if there is none
 */
export async function getDatabase(target: Target, { upstash, log }: Collaborators): Promise<Found> {
  const id = 'id' in target ? target.id : theOneNamed(await upstash.list(), target.name, log)?.database_id
  const database = id === undefined ? undefined : await upstash.get(id)
  if (database !== undefined) {
    warnUnlessActive(database, log)
    return { database, created: false }
  }
  const what = 'id' in target ? `with the id ${quoted(target.id)}` : `named ${quoted(target.name)}`
  throw new ActionError(
    `There is no database ${what} in this account, and this action creates none. ` +
      'Check the name or id, or let an earlier job create it with the main or the preview action.'
  )
}
