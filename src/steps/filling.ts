import type { Collaborators } from '../actions/collaborators.js'
import type { Provided } from '../actions/provide.js'
import type { Seed } from '../data/index.js'
import { ActionError, InputError } from '../errors.js'
import { withRetry } from '../http/retry.js'
import type { Filling } from '../inputs/filling.js'
import { connectionOf } from '../upstash/connection.js'

/** What fills databases; loaded only by runs that need it, as it brings a Redis client with it. */
export type Data = typeof import('../data/index.js')
export type LoadData = () => Promise<Data>

const loadData: LoadData = () => import('../data/index.js')

/** What a database is filled with, read and checked before any request is sent. */
export interface ReadyFilling {
  seed: Seed | undefined
}

/** @throws InputError if the seed file cannot be sent as it is */
export async function prepareFilling({ seedFile }: Filling, load = loadData): Promise<ReadyFilling> {
  if (seedFile === undefined) return { seed: undefined }
  return { seed: await inOwnErrors(async () => (await load()).readSeed(seedFile)) }
}

/**
 * Fills a database that this step created or reset, and one that it reuses if its filling was cut off.
 *
 * @throws ActionError if it cannot be filled
 */
export async function fillDatabase(
  { database, created, reset }: Provided,
  { seed, apiUrl }: ReadyFilling & { apiUrl: string },
  { client, log }: Collaborators,
  load = loadData
): Promise<void> {
  if (seed === undefined && !reset) return
  const { redisUrl } = connectionOf(database, apiUrl)
  if (redisUrl === undefined) throw new ActionError(NO_PASSWORD)
  const { clock, deadline } = client
  const say = (line: string): void => {
    log.info(line)
  }
  const occasion = created ? 'created' : reset ? 'reset' : 'reused'
  await inOwnErrors(async () => {
    const { fill } = await load()
    const filled = await fill(
      { redisUrl },
      { occasion, seed },
      {
        clock,
        deadline,
        log,
        retry: (attempt, decide) => withRetry(attempt, decide, { clock, deadline, say })
      }
    )
    if (!filled) log.info('The database is filled already, and is left as it is.')
  })
}

const NO_PASSWORD =
  'The database cannot be filled or emptied: Upstash withholds its password (Credential Protection). Turn that off for this database, or leave `seed_file` and `if_exists: reset` out.'

/** What is loaded has classes of its own for its errors. */
async function inOwnErrors<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error.name === 'InputError') throw new InputError(error.message, { cause: error })
    if (error.name === 'ActionError') throw new ActionError(error.message, { cause: error })
    throw error
  }
}
