import { ActionError, messageOf } from '../errors.js'
import { BadReply, isAmbiguous, judge } from '../http/http-error.js'
import type { AccountSession } from '../session.js'
import type { Journal } from '../state.js'
import { quoted } from '../text.js'
import { isNameTaken } from '../upstash/api-error.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { Database } from '../upstash/database.js'
import { theOneNamed } from './lookup.js'

export interface CreateCollaborators extends AccountSession {
  journal: Journal
}

/** A database as it was created or adopted: as the create reply has it, or its id alone where it was found by looking. */
export interface Outcome {
  id: string
  database: Database | undefined
  /** True where a request of this step made it. */
  created: boolean
}

/**
 * Creates the wished database, or adopts the one of its name that appears meanwhile. After an attempt whose outcome is not
 * known, and after "already exists", it looks before it tries again: what is there by now is adopted. `created` is then
 * true if a request of ours may have made it: the list had none of this name right before.
 *
 * @param gone ids this step has deleted, which a list may still hold for a while
 */
export async function create(
  wish: DatabaseWish,
  { api, session, log, journal }: CreateCollaborators,
  gone: ReadonlySet<string> = new Set()
): Promise<Outcome> {
  const seen = { mayBeOurs: false, lookFirst: false }
  const look = async (): Promise<Outcome | undefined> => {
    const all = (await api.listOnce()).filter(({ database_id }) => !gone.has(database_id))
    const there = theOneNamed(all, wish.name, log)
    return there && { id: there.database_id, database: undefined, created: seen.mayBeOurs }
  }
  const attempt = async (): Promise<Outcome> => {
    const adopted = seen.lookFirst ? await look() : undefined
    if (adopted !== undefined) return adopted
    journal.planned(wish.name, session.serverSeconds())
    try {
      const database = await api.createOnce(wish)
      return { id: database.database_id, database, created: true }
    } catch (error) {
      // A request cut off by the deadline or a signal may have arrived too; only a refusal is sure.
      const unsure = isAmbiguous(error) || session.deadline.signal.aborted
      if (!seen.mayBeOurs && isAmbiguous(error)) journal.uncertain()
      if (!seen.mayBeOurs && !unsure) journal.nothing()
      seen.mayBeOurs ||= unsure
      seen.lookFirst ||= isAmbiguous(error) || isNameTaken(error)
      // Nothing more will change by waiting: look at once.
      const there = isNameTaken(error) || error instanceof BadReply ? await look() : undefined
      if (there !== undefined) return there
      throw error
    }
  }
  try {
    // The list may lag behind "already exists", so that is tried again too.
    const outcome = await session.retrying(attempt, (error) =>
      isNameTaken(error) ? { retry: true } : judge(error)
    )
    if (outcome.created) journal.created(outcome.id)
    return outcome
  } catch (error) {
    if (!seen.mayBeOurs) throw error
    throw new ActionError(
      `${messageOf(error)} A database named ${quoted(wish.name)} may have been created all the same; the next run with this name will find and use it.`,
      { cause: error }
    )
  }
}
