import { ActionError, messageOf } from '../errors.js'
import type { TimeRange } from '../http/client.js'
import { sleep } from '../http/clock.js'
import { BadReply, NameTaken } from '../http/errors.js'
import { mayHaveTakenEffect } from '../http/retryable.js'
import { inSeconds, quoted } from '../text.js'
import type { DatabaseWish } from '../upstash/create-request.js'
import type { Database, DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { creationWindow, isWithin } from './creation-window.js'
import { LIST_LAG_MS, namedExactly, theOneOf } from './lookup.js'
import { deleteReplaced } from './replace.js'

/** A database that was created or adopted. */
export interface Outcome {
  id: string
  /** What the create reply says; undefined if the database was found in the list. */
  database: Database | undefined
  /** True if a request of this step made it. */
  created: boolean
  /** When it was created, as far as the list tells. Seconds since the Unix epoch. */
  creationTime: number | undefined
}

export interface CreateOptions {
  /** Databases this step has deleted, which a list may still show for a while. More are added. */
  deletedIds: Set<string>
  /** True if a database of the name that was there before is to be deleted, never adopted. */
  replace: boolean
  /** True if the post step deletes what this step creates. */
  deleteAfterJob: boolean
  /** Adds to a refusal what the account's list tells. */
  explainRefusal: (error: unknown) => unknown
}

/** Waits between looks for what a request whose reply was lost may have made. Milliseconds. */
const LOOK_EVERY_MS = 500

/**
 * Creates the wished database, or adopts the one of its name that appears meanwhile. After an attempt whose outcome is not
 * known, and after "already exists", it looks before it tries again, and adopts what it finds. `created` is then true if
 * a request of ours may have made it: the list had none of this name right before, and it is as young as that.
 *
 * @throws the last attempt's error, which says so if there may be a database now; ActionError if the API gives the
 *   database another name, by which nobody would find it again
 */
export async function create(
  wish: DatabaseWish,
  collaborators: CreatingCollaborators,
  options: CreateOptions
): Promise<Outcome> {
  const creation = new Creation(wish, collaborators, options)
  try {
    return await collaborators.client.retry('create', () => creation.attempt())
  } catch (error) {
    const explained = options.explainRefusal(error)
    if (!creation.mayBeOurs) throw explained
    const next = options.deleteAfterJob
      ? 'the post step of this job looks for it and deletes it.'
      : 'the next run with this name will find and use it.'
    throw new ActionError(
      `${messageOf(explained)} A database named ${quoted(wish.name)} may have been created nevertheless; ${next}`,
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
  /** When a database that our last unanswered request made is in the list at the latest: no second one goes out before. */
  #listedBy = -Infinity
  #firstSentAt: TimeRange | undefined
  /** What the last request met. */
  #failure: unknown
  readonly #wish: DatabaseWish
  readonly #collaborators: CreatingCollaborators
  readonly #options: CreateOptions

  constructor(wish: DatabaseWish, collaborators: CreatingCollaborators, options: CreateOptions) {
    this.#wish = wish
    this.#collaborators = collaborators
    this.#options = options
  }

  async attempt(): Promise<Outcome> {
    const adopted = this.#lookFirst ? await this.#lookUntilListed() : undefined
    return adopted ?? (await this.#request())
  }

  async #request(): Promise<Outcome> {
    const { upstash, client, journal } = this.#collaborators
    this.#firstSentAt ??= client.now()
    journal.planned(this.#wish.name, client.now())
    try {
      const database = await upstash.createOnce(this.#wish)
      journal.created(database.database_id)
      if (!this.#hasTheName(database)) throw await this.#removeMisnamed(database)
      return {
        id: database.database_id,
        database,
        created: true,
        creationTime: database.creation_time
      }
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
    this.#failure = error
    // A request that the deadline or a signal cut off may have arrived too; only a refusal is certain.
    const mayBeOurs = unknown || client.deadline.signal.aborted
    if (!this.mayBeOurs && unknown) journal.uncertain()
    if (!this.mayBeOurs && !mayBeOurs) journal.nothing()
    if (unknown) this.#listedBy = client.clock.now() + LIST_LAG_MS
    this.mayBeOurs ||= mayBeOurs
    this.#lookFirst ||= unknown || error instanceof NameTaken
  }

  async #lookUntilListed(): Promise<Outcome | undefined> {
    const { client, log } = this.#collaborators
    const { clock, deadline } = client
    let said = false
    for (;;) {
      // A list says how things were when it was asked for, not when it came.
      const askedAt = clock.now()
      const adopted = await this.#look()
      if (adopted !== undefined || askedAt >= this.#listedBy) return adopted
      const left = Math.max(0, this.#listedBy - clock.now())
      if (!said)
        log.info(`The list does not show it yet, and may only be late: looking again for ${inSeconds(left)}.`)
      said = true
      await sleep(clock, Math.min(left, LOOK_EVERY_MS), deadline.signal).catch(() => {
        // That the time is over says nothing of what went wrong before.
        throw this.#failure
      })
    }
  }

  async #look(): Promise<Outcome | undefined> {
    const { upstash, log, journal } = this.#collaborators
    const { deletedIds, replace } = this.#options
    const named = namedExactly(await upstash.listOnce(), this.#wish.name)
    const candidates = named.filter(({ database_id }) => !deletedIds.has(database_id))
    if (replace) {
      // What was there before: the first list may not have shown it.
      const older = candidates.filter((candidate) => !this.#isAsYoungAsOurs(candidate))
      await deleteReplaced(older, deletedIds, this.#collaborators)
    }
    const database = theOneOf(
      candidates.filter(({ database_id }) => !deletedIds.has(database_id)),
      log
    )
    if (database === undefined) return undefined
    const { database_id: id, creation_time: creationTime } = database
    const created = this.mayBeOurs && this.#isAsYoungAsOurs(database)
    if (created) journal.created(id)
    return { id, database: undefined, created, creationTime }
  }

  #isAsYoungAsOurs({ creation_time }: DatabaseSummary): boolean {
    const now = this.#collaborators.client.now()
    return isWithin(creationWindow(this.#firstSentAt ?? now, now), creation_time)
  }

  /** A reply that tells no name is no evidence of another one. */
  #hasTheName({ database_name }: Database): boolean {
    return database_name === '' || database_name === this.#wish.name
  }

  /** Deletes the database that no later run would find, and says why. */
  async #removeMisnamed({ database_id: id, database_name }: Database): Promise<ActionError> {
    const what = `Upstash named the database ${quoted(database_name)} (${id}), not ${quoted(this.#wish.name)}, so no later run would find it.`
    const next = 'Choose a name that Upstash keeps as it is: lower-case letters, digits and hyphens.'
    try {
      await this.#collaborators.upstash.delete(id)
      return new ActionError(`${what} It is deleted again. ${next}`)
    } catch (error) {
      return new ActionError(
        `${what} It could not be deleted: ${messageOf(error)} Delete it in the Upstash console. ${next}`,
        { cause: error }
      )
    }
  }
}
