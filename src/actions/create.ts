import { ActionError, messageOf } from '../errors.js'
import { BadReply, NameTaken } from '../http/errors.js'
import { mayHaveTakenEffect } from '../http/retryable.js'
import { quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { Database } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { theOneNamed } from './lookup.js'

/** A database that was created or adopted. */
export interface Outcome {
  id: string
  /** What the create reply says; undefined if the database was found in the list. */
  database: Database | undefined
  /** True if a request of this step made it. */
  created: boolean
}

/**
 * Creates the wished database, or adopts the one of its name that appears meanwhile. After an attempt whose outcome is not
 * known, and after "already exists", it looks before it tries again, and adopts what it finds. `created` is then true if
 * a request of ours may have made it: the list had none of this name right before.
 *
 * @param deletedIds databases this step has deleted, which a list may still show for a while
 * @throws the last attempt's error, which says so if there may be a database now
 */
export async function create(
  wish: DatabaseWish,
  collaborators: CreatingCollaborators,
  deletedIds: ReadonlySet<string> = new Set()
): Promise<Outcome> {
  const creation = new Creation(wish, collaborators, deletedIds)
  try {
    const outcome = await collaborators.client.retry('create', () => creation.attempt())
    if (outcome.created) collaborators.journal.created(outcome.id)
    return outcome
  } catch (error) {
    if (!creation.mayBeOurs) throw error
    throw new ActionError(
      `${messageOf(error)} A database named ${quoted(wish.name)} may have been created nevertheless; the next run with this name will find and use it.`,
      { cause: error }
    )
  }
}

/** The attempts at one creation, and what they have taught. */
class Creation {
  /** True once a request of ours may have made a database without our knowing. */
  mayBeOurs = false
  /** True once the account may hold a database of the name. */
  #lookFirst = false
  readonly #wish: DatabaseWish
  readonly #collaborators: CreatingCollaborators
  readonly #deletedIds: ReadonlySet<string>

  constructor(wish: DatabaseWish, collaborators: CreatingCollaborators, deletedIds: ReadonlySet<string>) {
    this.#wish = wish
    this.#collaborators = collaborators
    this.#deletedIds = deletedIds
  }

  async attempt(): Promise<Outcome> {
    const adopted = this.#lookFirst ? await this.#look() : undefined
    return adopted ?? (await this.#request())
  }

  async #request(): Promise<Outcome> {
    const { upstash, client, journal } = this.#collaborators
    journal.planned(this.#wish.name, client.serverSeconds())
    try {
      const database = await upstash.createOnce(this.#wish)
      return { id: database.database_id, database, created: true }
    } catch (error) {
      this.#learnFrom(error)
      // More waiting changes nothing here: look at once.
      const adopted = error instanceof NameTaken || error instanceof BadReply ? await this.#look() : undefined
      if (adopted !== undefined) return adopted
      throw error
    }
  }

  #learnFrom(error: unknown): void {
    const { client, journal } = this.#collaborators
    const unknown = mayHaveTakenEffect(error)
    // A request that the deadline or a signal cut off may have arrived too; only a refusal is certain.
    const mayBeOurs = unknown || client.deadline.signal.aborted
    if (!this.mayBeOurs && unknown) journal.uncertain()
    if (!this.mayBeOurs && !mayBeOurs) journal.nothing()
    this.mayBeOurs ||= mayBeOurs
    this.#lookFirst ||= unknown || error instanceof NameTaken
  }

  async #look(): Promise<Outcome | undefined> {
    const { upstash, log } = this.#collaborators
    const all = (await upstash.listOnce()).filter(({ database_id }) => !this.#deletedIds.has(database_id))
    const database = theOneNamed(all, this.#wish.name, log)
    return database && { id: database.database_id, database: undefined, created: this.mayBeOurs }
  }
}
