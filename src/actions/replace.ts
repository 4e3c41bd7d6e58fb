import { quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { Collaborators } from './collaborators.js'

/** Deletes databases that a new one of their name is to replace, and adds their ids to `deletedIds` one by one. */
export async function deleteReplaced(
  databases: readonly DatabaseSummary[],
  deletedIds: Set<string>,
  { upstash, log }: Pick<Collaborators, 'upstash' | 'log'>
): Promise<void> {
  for (const { database_id: id, database_name } of databases) {
    await upstash.delete(id)
    deletedIds.add(id)
    log.info(`Deleted the database ${quoted(database_name)} (${id}) to create it again.`)
  }
}
