import { ActionError } from '../errors.js'
import { inSeconds, quoted } from '../text.js'
import type { Database, DatabaseSummary } from '../upstash/database.js'
import type { CreatingCollaborators } from './collaborators.js'
import { create, type CreateOptions, type Outcome } from './create.js'
import { warnOfDifferences } from './differences.js'
import { explainRefusal, refuseBeyond } from './limit.js'
import { theOneNamed } from './lookup.js'
import { readDatabase } from './read.js'
import { recreate, refuseForeign, type RecreateRequest } from './recreate.js'

/** What to do if a database of the name is there already. */
export type IfExists = 'reuse' | 'fail' | 'recreate' | 'reset'

export interface ProvideRequest extends RecreateRequest {
  ifExists: IfExists
  /** How many databases the owner of the name may have at most; undefined if there is no limit. */
  maxDatabases: number | undefined
}

/** A database as an action hands it on. */
export interface Found {
  database: Database
  /** True if this step created it. */
  created: boolean
}

/** A database that was asked for, and what is to become of its data. */
export interface Provided extends Found {
  /** True if it was there before, and whoever asked for it wants it emptied. */
  reset: boolean
}

/** How often a database may vanish between being listed and being read before the step gives up. */
const ROUNDS = 3

/**
 * The database of the wished name: the one that is there, or a new one. However replies are lost or runs race, one name
 * leads to one database, as far as the API keeps names unique. Two requests, whether it is there or not.
 *
 * @throws ActionError if it is there and `if_exists` is `fail`
 */
export async function provideDatabase(
  request: ProvideRequest,
  collaborators: CreatingCollaborators
): Promise<Provided> {
  const { wish } = request
  const { client, log } = collaborators
  const goneIds = new Set<string>()
  for (let round = 1; round <= ROUNDS; round++) {
    const began = client.clock.now()
    const outcome = await findOrCreate(request, goneIds, collaborators)
    const { id, created } = outcome
    const which = `the database ${quoted(wish.name)} (${id})`
    log.info(created ? `Created ${which} in ${inSeconds(client.clock.now() - began)}.` : `Reusing ${which}.`)
    const database = await readDatabase(outcome, collaborators)
    if (database !== undefined) {
      if (!created) warnOfDifferences(wish, database, log)
      return { database, created, reset: request.ifExists === 'reset' && !created }
    }
    // Once a database was created here, no second one is: it may only be slow to appear.
    if (created) throw notReadable(wish.name, id)
    goneIds.add(id)
    log.info(
      `The database ${quoted(wish.name)} (${id}) is gone again: something else deleted it. Starting again.`
    )
  }
  throw new ActionError(
    `The database ${quoted(wish.name)} was deleted by something else ${ROUNDS} times while this step was reading it. ` +
      'Look for another job that deletes databases of this name, and run this one again.'
  )
}

async function findOrCreate(
  request: ProvideRequest,
  goneIds: ReadonlySet<string>,
  collaborators: CreatingCollaborators
): Promise<Outcome> {
  const { wish, ifExists } = request
  // What could not be read any more is no candidate, however long the list still shows it.
  const all = (await collaborators.upstash.list()).filter(({ database_id }) => !goneIds.has(database_id))
  if (ifExists === 'reset') refuseForeign(request, 'reset')
  const existing = ifExists === 'recreate' ? undefined : theOneNamed(all, wish.name, collaborators.log)
  if (!existing || ifExists === 'reset') await collaborators.beforeChange?.()
  if (existing !== undefined && (ifExists === 'reuse' || ifExists === 'reset')) return reused(existing)
  const outcome =
    existing !== undefined && ifExists === 'fail'
      ? reused(existing)
      : await createWithin(request, all, goneIds, collaborators)
  // Another run may have created it since the list was read.
  if (ifExists !== 'fail' || outcome.created) return outcome
  throw new ActionError(
    `A database named ${quoted(wish.name)} is there already (${outcome.id}), and \`if_exists\` is \`fail\`. ` +
      'Set `if_exists: reuse` to use it, `reset` to empty it, `recreate` to replace it, or choose another `name`.'
  )
}

/** Creates the database, or creates it again, within the limit the workflow sets and with a word on the account's. */
async function createWithin(
  request: ProvideRequest,
  all: readonly DatabaseSummary[],
  goneIds: ReadonlySet<string>,
  collaborators: CreatingCollaborators
): Promise<Outcome> {
  const { wish, ifExists, maxDatabases, owner, deleteAfterJob } = request
  const others = all.filter(({ database_name }) => database_name !== wish.name)
  refuseBeyond(maxDatabases, others, { name: wish.name, owner })
  const deletedIds = new Set(goneIds)
  const options: CreateOptions = {
    deletedIds,
    replace: ifExists === 'recreate',
    deleteAfterJob,
    explainRefusal: (error) => {
      const left = all.filter(({ database_id }) => !deletedIds.has(database_id))
      return explainRefusal(error, left, { owner, now: collaborators.client.now() })
    }
  }
  return options.replace
    ? await recreate(request, all, collaborators, options)
    : await create(wish, collaborators, options)
}

function reused({ database_id, creation_time }: DatabaseSummary): Outcome {
  return { id: database_id, database: undefined, created: false, creationTime: creation_time }
}

function notReadable(name: string, id: string): ActionError {
  return new ActionError(
    `The database ${quoted(name)} (${id}) was created, but Upstash says that there is none of this id. Either something else deleted it, or it is slow to appear. ` +
      'Run the job again: it uses the database if it is there by then.'
  )
}
