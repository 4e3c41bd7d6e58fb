import { ActionError, briefOf, messageOf } from '../errors.js'
import type { Deadline } from '../http/deadline.js'
import { claim, type Occasion } from './claim.js'
import type { FillCollaborators, Retry } from './collaborators.js'
import { Connection, Disconnected } from './connection.js'
import { newToken } from './marker.js'
import { pourSeed } from './pour-seed.js'
import { grouped, type Progress } from './progress.js'
import type { Seed } from './seed.js'
import { RepliesLost, Writer } from './writer.js'

export interface FillPlan {
  occasion: Occasion
  seed: Seed | undefined
}

/**
 * Fills a database wholly or not at all. While it lasts, the marker stands in the database; what finds it there later, or no
 * key at all, knows that the filling was cut off or never began, and fills it anew. With nothing to fill it with, a database
 * that is reset is only emptied.
 *
 * @param target `redisUrl` is where it is, with its password
 * @returns false if the database is filled already, and was left as it is
 * @throws ActionError saying what went wrong, never with a value in it
 */
export async function fill(
  target: { redisUrl: string },
  plan: FillPlan,
  collaborators: FillCollaborators
): Promise<boolean> {
  const patience = new Patience(collaborators)
  const given = { ...collaborators, retry: patience.retry }
  const connection = new Connection(target.redisUrl, collaborators.deadline)
  const token = newToken()
  let { occasion } = plan
  try {
    for (;;) {
      if (!(await claim(connection, { token, occasion }, given))) return false
      // Should it have to begin anew, the marker is ours.
      occasion = 'reused'
      if (await pouredOut(plan, new Writer(connection, token, given), given)) return true
    }
  } catch (error) {
    throw patience.explain(error)
  } finally {
    connection.close()
  }
}

/** @returns false if it has to begin anew */
async function pouredOut(plan: FillPlan, writer: Writer, collaborators: FillCollaborators): Promise<boolean> {
  const { log } = collaborators
  try {
    const done: Progress[] = []
    if (plan.seed !== undefined) done.push(await pourSeed(plan.seed, writer, collaborators))
    await writer.finish()
    if (done.length === 0) log.info('Emptied the database.')
    for (const { sum } of done) log.info(`${sum}.`)
    log.info(`Redis commands used: ${grouped(writer.connection.commands)}.`)
    return true
  } catch (error) {
    if (!(error instanceof RepliesLost)) throw error
    log.info(`${error.message} The database is emptied and filled again.`)
    return false
  }
}

const WHAT_IS_LEFT =
  'The database is not filled: the next run with the same inputs empties it and fills it again.'

/** Remembers what was waited for last, as the end of the deadline says nothing of that. */
class Patience {
  readonly retry: Retry
  readonly #deadline: Deadline
  #last: unknown

  constructor({ retry, deadline }: FillCollaborators) {
    this.#deadline = deadline
    this.retry = async (attempt, decide) => {
      const result = await retry(attempt, (error) => {
        this.#last = error
        return decide(error)
      })
      this.#last = undefined
      return result
    }
  }

  explain(error: unknown): unknown {
    const { signal, seconds, name, advice } = this.#deadline
    const over = signal.aborted && error === signal.reason && messageOf(error).includes(name)
    const why =
      this.#last === undefined
        ? ''
        : ` ${this.#last instanceof Disconnected ? this.#last.message : briefOf(this.#last)}`
    const what = over
      ? `The ${seconds} s of ${name} were over before the database was filled.${why}${advice}`
      : messageOf(error)
    return new ActionError(`${what} ${WHAT_IS_LEFT}`, { cause: error })
  }
}
