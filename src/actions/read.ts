import { ActionError, messageOf } from '../errors.js'
import { sleep } from '../http/clock.js'
import { quoted } from '../text.js'
import { missingCredentials, type Database } from '../upstash/database.js'
import type { Collaborators } from './collaborators.js'
import type { Outcome } from './create.js'

/** Waits between looks for a young database that can be listed but not yet read. Milliseconds. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000]
/** How old a database is at most that may be slow to appear. Seconds. */
const YOUNG_SECONDS = 60

/**
 * A database with what the create reply or the list does not tell. One that this step created, or that is that young, may
 * be listed before it can be read, so it is asked for again for a while.
 *
 * @returns undefined if the API says that it is gone
 * @throws ActionError if it could not be read
 */
export async function readDatabase(
  { id, database, created, creationTime }: Outcome,
  { upstash, client, log }: Collaborators
): Promise<Database | undefined> {
  if (database !== undefined && missingCredentials(database).length === 0) return database
  try {
    const first = await upstash.get(id)
    // Old is only what both clocks call old.
    const young = created || client.now().earliest - (creationTime ?? 0) < YOUNG_SECONDS
    if (first !== undefined || !young) return first
    for (const wait of WAITS_MS) {
      log.info(`Upstash does not know the database ${quoted(id)} yet; asking again in ${wait / 1000} s.`)
      await sleep(client.clock, wait, client.deadline.signal).catch((reason: unknown) => {
        throw new ActionError(`Upstash did not know it yet. ${messageOf(reason)}`, { cause: reason })
      })
      const later = await upstash.get(id)
      if (later !== undefined) return later
    }
    return undefined
  } catch (error) {
    throw new ActionError(`The database ${id} is there, but could not be read: ${messageOf(error)}`, {
      cause: error
    })
  }
}
