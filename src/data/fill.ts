import { ActionError, briefOf, messageOf } from '../errors.js'
import type { Deadline } from '../http/deadline.js'
import { quoted } from '../text.js'
import { claim, isFilled, type Occasion } from './claim.js'
import type { FillCollaborators, GivenCollaborators, Retry } from './collaborators.js'
import { Connection } from './connection.js'
import { Disconnected } from './disconnected.js'
import { newToken } from './marker.js'
import { pourCopy } from './pour-copy.js'
import { pourSeed } from './pour-seed.js'
import { grouped, type Progress } from './progress.js'
import type { Seed } from './seed.js'
import { keysOf, type Selection } from './source-keys.js'
import { RepliesLost, Writer } from './writer.js'

export interface FillPlan {
  occasion: Occasion
  /** What is copied in first. */
  copy: CopyPlan | undefined
  /** What is sent then. */
  seed: Seed | undefined
  /** A sentence for the error on what becomes of a database that cannot be filled; undefined if the next run fills it. */
  whatIsLeft?: string | undefined
}

/** What is copied from another database. */
export interface CopyPlan extends Selection {
  /** What that is called, in errors. */
  from: string
  /** Finds out where it is, with its password; undefined if that is withheld. Asked only if something is to be copied. */
  redisUrl: () => Promise<string | undefined>
}

/**
 * Fills a database wholly or not at all. While it lasts, the marker stands in the database; what finds it there later, or no
 * key at all, knows that the filling was cut off or never began, and fills it anew. With nothing to fill it with, a database
 * that is reset is only emptied.
 *
 * @param target `redisUrl` is where it is, with its password; undefined if that is withheld
 * @returns false if the database is filled already, and was left as it is
 * @throws ActionError saying what went wrong, never with a value in it
 */
export async function fill(
  target: { redisUrl: string | undefined },
  plan: FillPlan,
  { clock, deadline, log, withRetry }: GivenCollaborators
): Promise<boolean> {
  if (target.redisUrl === undefined) throw withheld('the database')
  const say = (line: string): void => {
    log.info(line)
  }
  const retry: Retry = (attempt, decide) => withRetry(attempt, decide, { clock, deadline, say })
  const patience = new Patience({ retry, deadline })
  const given = { clock, deadline, log, retry: patience.retry }
  const connection = new Connection(target.redisUrl, deadline)
  const origin = new Origin(plan.copy, given)
  try {
    const left = plan.occasion === 'reused' && (await isFilled(connection, given))
    const filled = !left && (await fillAnew(plan, { connection, origin }, given))
    if (!filled) log.info('The database is filled already, and is left as it is.')
    return filled
  } catch (error) {
    throw patience.explain(error, plan.whatIsLeft)
  } finally {
    connection.close()
    origin.close()
  }
}

/** @returns false if another run has filled it meanwhile */
async function fillAnew(
  { occasion: first, seed }: FillPlan,
  { connection, origin }: { connection: Connection; origin: Origin },
  collaborators: FillCollaborators
): Promise<boolean> {
  // Too many keys, or none to be had, are an error before anything is changed.
  await origin.keys()
  const token = newToken()
  for (let occasion = first; ; occasion = 'reused') {
    if (!(await claim(connection, { token, occasion }, collaborators))) return false
    // Should it have to begin anew, the marker is ours.
    const writer = new Writer(connection, token, collaborators)
    if (await pouredOut({ seed, origin }, writer, collaborators)) return true
  }
}

/** Where data is copied from. */
class Origin {
  readonly #plan: CopyPlan | undefined
  readonly #collaborators: FillCollaborators
  #found: { keys: Set<string>; source: Connection; name: string } | undefined

  constructor(plan: CopyPlan | undefined, collaborators: FillCollaborators) {
    this.#plan = plan
    this.#collaborators = collaborators
  }

  get commands(): number {
    return this.#found?.source.commands ?? 0
  }

  /** What is to be copied, looked up once; undefined if nothing is. */
  async keys(): Promise<{ keys: Set<string>; source: Connection; name: string } | undefined> {
    const plan = this.#plan
    if (plan === undefined || this.#found !== undefined) return this.#found
    const redisUrl = await plan.redisUrl()
    if (redisUrl === undefined) throw withheld(quoted(plan.from))
    const source = new Connection(redisUrl, this.#collaborators.deadline)
    try {
      this.#found = {
        keys: await keysOf(source, plan, plan.from, this.#collaborators),
        source,
        name: plan.from
      }
      return this.#found
    } catch (error) {
      source.close()
      throw error
    }
  }

  close(): void {
    this.#found?.source.close()
  }
}

/** @returns false if it has to begin anew */
async function pouredOut(
  { seed, origin }: { seed: Seed | undefined; origin: Origin },
  writer: Writer,
  collaborators: FillCollaborators
): Promise<boolean> {
  const { log } = collaborators
  try {
    const done: Progress[] = []
    const copied = await origin.keys()
    if (copied !== undefined) done.push(await pourCopy(copied, writer, collaborators))
    if (seed !== undefined) done.push(await pourSeed(seed, writer, collaborators))
    await writer.finish()
    if (done.length === 0) log.info('Emptied the database.')
    for (const { sum } of done) log.info(`${sum}.`)
    log.info(`Redis commands used: ${grouped(writer.connection.commands + origin.commands)}.`)
    return true
  } catch (error) {
    if (!(error instanceof RepliesLost)) throw error
    log.info(`${error.message} The database is emptied and filled again.`)
    return false
  }
}

function withheld(whose: string): ActionError {
  return new ActionError(
    `Upstash withholds the password of ${whose}, without which it can be neither filled nor copied: turn its Credential Protection off.`
  )
}

const FILLED_NEXT_TIME =
  'The database is not filled: the next run with the same inputs empties it and fills it again.'

/** Remembers what was waited for last, as the end of the deadline says nothing of that. */
class Patience {
  readonly retry: Retry
  readonly #deadline: Deadline
  #last: unknown

  constructor({ retry, deadline }: Pick<FillCollaborators, 'retry' | 'deadline'>) {
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

  explain(error: unknown, whatIsLeft = FILLED_NEXT_TIME): unknown {
    const { seconds, name, advice } = this.#deadline
    const over = this.#deadline.endedWith(error)
    const why =
      this.#last === undefined
        ? ''
        : ` ${this.#last instanceof Disconnected ? this.#last.message : briefOf(this.#last)}`
    const what = over
      ? `The ${seconds} s of ${name} were over before the database was filled.${why}${advice}`
      : messageOf(error)
    return new ActionError(`${what} ${whatIsLeft}`, { cause: error })
  }
}
