import { ActionError, briefOf, messageOf } from '../errors.js'
import type { ApiClient } from '../http/client.js'
import { Cancelled, DeadlineExceeded, NotYet } from '../http/errors.js'
import type { Log } from '../log.js'
import { quoted } from '../text.js'
import type { UpstashClient } from '../upstash/client.js'
import type { Database } from '../upstash/database.js'
import { ping } from './ping.js'

/** A database that is there, but of which nobody has heard yet. */
export interface Candidate {
  database: Database
  /** True if this step created it: then it may not be shown everywhere yet. */
  created: boolean
  /** The address of its REST API. */
  restUrl: string
}

export interface ReadinessCollaborators {
  upstash: UpstashClient
  /** The step's time and deadline. */
  client: ApiClient
  log: Log
}

/**
 * Waits until a database can be used: until its state is `active`, and then until it answers PING over REST. One request
 * if it is ready, to the database itself; the wait ends with the step's deadline. Without a token there is no PING, and
 * a notice says so.
 *
 * @returns the database as the API showed it last
 * @throws ActionError saying what was tried, for how long, and what was met last; Cancelled
 */
export async function waitUntilReady(
  candidate: Candidate,
  collaborators: ReadinessCollaborators
): Promise<Database> {
  return await new Wait(candidate, collaborators).end()
}

class Wait {
  readonly #candidate: Candidate
  readonly #collaborators: ReadinessCollaborators
  /** As the API showed it last. */
  #database: Database
  #attempts = 0
  /** What the attempt before this one met. */
  #failure: unknown

  constructor(candidate: Candidate, collaborators: ReadinessCollaborators) {
    this.#candidate = candidate
    this.#collaborators = collaborators
    this.#database = candidate.database
  }

  async end(): Promise<Database> {
    const { client, log } = this.#collaborators
    const start = client.clock.now()
    try {
      await client.retry('ping', () => this.#attempt())
    } catch (error) {
      throw error instanceof Cancelled ? error : this.#explain(error, client.clock.now() - start)
    }
    const { database_name: name, rest_token } = this.#database
    log.info(
      rest_token === undefined
        ? `The database ${quoted(name)} is active.`
        : `The database ${quoted(name)} answers, after ${client.clock.now() - start} ms.`
    )
    return this.#database
  }

  async #attempt(): Promise<void> {
    this.#attempts += 1
    try {
      // Before the first attempt somebody has just looked.
      if (!isActive(this.#database) && this.#attempts > 1) await this.#look()
      refuseUnlessActive(this.#database)
      await this.#ping()
    } catch (error) {
      if (!(error instanceof DeadlineExceeded)) this.#failure = error
      throw error
    }
  }

  async #look(): Promise<void> {
    const { database_id: id } = this.#database
    const shown = await this.#collaborators.upstash.get(id).catch((error: unknown) => {
      throw new ActionError(`Its state could not be read: ${messageOf(error)}`, { cause: error })
    })
    if (shown !== undefined) this.#database = shown
    else if (this.#candidate.created) throw new NotYet('Upstash does not show it yet.')
    else throw new ActionError('Upstash says that it is gone: something else has deleted it.')
  }

  async #ping(): Promise<void> {
    const { client, log } = this.#collaborators
    const { database_name: name, rest_token: token } = this.#database
    if (token !== undefined) await ping({ restUrl: this.#candidate.restUrl, token }, client)
    else
      log.notice(
        `Whether the database ${quoted(name)} answers is not known: without its REST token, which Upstash does not show, it cannot be asked.`
      )
  }

  #explain(error: unknown, tookMs: number): ActionError {
    const { database_id: id, database_name: name } = this.#database
    const tried = this.#attempts === 1 ? 'once' : `${this.#attempts} times`
    // That the time is over says nothing of what went wrong before.
    const before =
      error instanceof DeadlineExceeded && this.#failure !== undefined
        ? ` Before that: ${briefOf(this.#failure)}`
        : ''
    return new ActionError(
      `The database ${quoted(name)} (${id}) is there, but not ready: it was tried ${tried} in ${Math.round(tookMs / 1000)} s. ` +
        `The last time: ${messageOf(error)}${before} To go on without the wait, set \`wait_until_ready: false\`.`,
      { cause: error }
    )
  }
}

/** A reply that tells no state says nothing against it; the PING will tell. */
function isActive({ state }: Database): boolean {
  return state === undefined || state === 'active'
}

/** @throws NotYet if the state may change by itself; ActionError if only the owner can change it */
function refuseUnlessActive(database: Database): void {
  if (isActive(database)) return
  const said = `Upstash says that its state is ${quoted(database.state ?? '')}.`
  if (database.state !== 'suspended') throw new NotYet(said)
  throw new ActionError(
    `${said} That is so once its budget is used up: in the Upstash console, raise the budget or change to a fixed plan.`
  )
}
