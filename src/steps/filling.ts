import type { Collaborators } from '../actions/collaborators.js'
import { copySource } from '../actions/copy-source.js'
import type { Provided } from '../actions/provide.js'
import type { Seed } from '../data/index.js'
import { withRetry } from '../http/retry.js'
import type { Copying, Filling } from '../inputs/filling.js'
import type { EventContext } from '../runner/event.js'
import { connectionOf } from '../upstash/connection.js'
import type { Database } from '../upstash/database.js'
import { withData } from './load-data.js'

/** What a database is filled with, read and checked before any request is sent. */
export interface ReadyFilling {
  seed?: Seed | undefined
  copy?: Copying | undefined
  /** Where data is copied from; looked up once, and only by runs that need it. Undefined if nothing is copied. */
  findSource?: () => Promise<Database | undefined>
}

/**
 * @param into what the database is called that is filled
 * @throws InputError if the seed file cannot be sent as it is, or nothing may be copied into it in this run
 */
export async function prepareFilling(
  { seedFile, copy }: Filling,
  { context, into }: { context: EventContext; into: string },
  collaborators: Collaborators
): Promise<ReadyFilling> {
  if (!seedFile && !copy) return {}
  return await withData(async ({ readSeed, refuseCopy }) => {
    if (copy) refuseCopy(copy.from, into, context)
    const seed = seedFile && (await readSeed(seedFile, collaborators.client.deadline))
    let found: Promise<Database> | undefined
    const findSource = async (): Promise<Database | undefined> =>
      copy && (await (found ??= copySource(copy.from, into, collaborators)))
    return { seed, copy, findSource }
  })
}

/**
 * Fills a database that this step created or reset, and one that it reuses if its filling was cut off.
 *
 * @throws ActionError if it cannot be filled
 */
export async function fillDatabase(
  { database, created, reset }: Provided,
  { seed, copy, apiUrl, findSource }: ReadyFilling & { apiUrl: string },
  { client, log }: Collaborators
): Promise<void> {
  if (!seed && !copy && !reset) return
  const urlOf = (of: Database | undefined): string | undefined => of && connectionOf(of, apiUrl).redisUrl
  const { clock, deadline } = client
  await withData(({ fill }) =>
    fill(
      { redisUrl: urlOf(database) },
      {
        occasion: created ? 'created' : reset ? 'reset' : 'reused',
        copy: copy && { ...copy, redisUrl: async () => urlOf(await findSource?.()) },
        seed
      },
      { clock, deadline, log, withRetry }
    )
  )
}
