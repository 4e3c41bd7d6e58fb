import { ActionError, messageOf } from '../errors.js'
import { BadReply, isAmbiguous, judge } from '../http/http-error.js'
import type { HttpSession } from '../http/session.js'
import type { Log } from '../log.js'
import type { Found } from '../outputs.js'
import { quoted } from '../text.js'
import { isNameTaken } from '../upstash/api-error.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import { missingCredentials, type Database } from '../upstash/database.js'
import type { DeveloperApi } from '../upstash/developer-api.js'
import { theOneNamed } from './lookup.js'

export interface CreateCollaborators {
  api: DeveloperApi
  session: HttpSession
  log: Log
}

/** How often a database may vanish between being listed and being read before the step gives up. */
const ROUNDS = 3

/**
 * The database of the wished name: the one that is there, or a new one. However replies are lost or runs race, one name
 * leads to one database, as far as the API keeps names unique. Two requests, whether it is there or not.
 */
export async function createOrReuse(wish: DatabaseWish, collaborators: CreateCollaborators): Promise<Found> {
  const { api, log } = collaborators
  for (let round = 1; round <= ROUNDS; round++) {
    const there = theOneNamed(await api.list(), wish.name, log)
    const { id, database, created } =
      there === undefined
        ? await create(wish, collaborators)
        : { id: there.database_id, database: undefined, created: false }
    log.info(`${created ? 'Created' : 'Reusing'} the database ${quoted(wish.name)} (${id}).`)
    const complete = await withCredentials(id, database, api)
    if (complete !== undefined) return { database: complete, created }
    log.info(
      `The database ${quoted(wish.name)} (${id}) is gone again: something else deleted it. Starting anew.`
    )
  }
  throw new ActionError(
    `The database ${quoted(wish.name)} was deleted by something else ${ROUNDS} times while this step was reading it. ` +
      'Look for another job that deletes databases of this name, and run this one again.'
  )
}

/** The database as the create reply has it, or its id alone where it was found by looking. */
interface Outcome {
  id: string
  database: Database | undefined
  created: boolean
}

/**
 * Creates. After an attempt whose outcome is not known, and after "already exists", it looks: what is there by now is
 * adopted. `created` is then true if a request of ours may have made it: the list had none of this name right before.
 */
async function create(wish: DatabaseWish, { api, session, log }: CreateCollaborators): Promise<Outcome> {
  const seen = { mayBeOurs: false, lookFirst: false }
  const look = async (): Promise<Outcome | undefined> => {
    const there = theOneNamed(await api.listOnce(), wish.name, log)
    return there && { id: there.database_id, database: undefined, created: seen.mayBeOurs }
  }
  const attempt = async (): Promise<Outcome> => {
    const adopted = seen.lookFirst ? await look() : undefined
    if (adopted !== undefined) return adopted
    try {
      const database = await api.createOnce(wish)
      return { id: database.database_id, database, created: true }
    } catch (error) {
      seen.mayBeOurs ||= isAmbiguous(error)
      seen.lookFirst ||= isAmbiguous(error) || isNameTaken(error)
      // Nothing more will change by waiting: look at once.
      const there = isNameTaken(error) || error instanceof BadReply ? await look() : undefined
      if (there !== undefined) return there
      throw error
    }
  }
  try {
    // The list may lag behind "already exists", so that is tried again too.
    return await session.retrying(attempt, (error) => (isNameTaken(error) ? { retry: true } : judge(error)))
  } catch (error) {
    if (!seen.mayBeOurs) throw error
    throw new ActionError(
      `${messageOf(error)} A database named ${quoted(wish.name)} may have been created all the same; the next run with this name will find and use it.`,
      { cause: error }
    )
  }
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
