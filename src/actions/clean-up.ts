import { ActionError, messageOf } from '../errors.js'
import { sleep } from '../http/clock.js'
import type { CreationRecord } from '../runner/journal.js'
import { listed, quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { Collaborators } from './collaborators.js'
import { namedExactly } from './lookup.js'

/** How long after it was sent a request may still take effect: well over the 15 s an attempt may take. Seconds. */
const LATE_EFFECT_SECONDS = 60
/** The API gives whole seconds, and its servers' clocks need not agree to the second. */
const CLOCK_SLACK_SECONDS = 2
/**
 * Waits before each look for a database whose create request was cut off: it may appear late, also after another one is
 * deleted and the name is free again.
 */
const LOOKS_MS = [0, 1_000, 3_000, 6_000]

/**
 * Deletes what the main step created, by its id; and if that was never learnt (a crash, a cancelled run, a lost reply),
 * the database of the planned name that was created while the main step ran. A database that was there before, or that
 * is younger than a request of the step can have made it, is left alone.
 *
 * @throws ActionError if nothing tells whose a database is
 */
export async function cleanUp(record: CreationRecord, collaborators: Collaborators): Promise<void> {
  const { databaseId, plannedName, uncertain } = record
  if (databaseId !== undefined) {
    const deleted = await collaborators.upstash.delete(databaseId)
    collaborators.log.info(
      `${labelOf(record)} (${databaseId}) ${deleted ? 'is deleted' : 'was deleted already'}.`
    )
  }
  if (plannedName === undefined || (databaseId !== undefined && !uncertain)) return
  await deleteCutOff(record, plannedName, collaborators)
}

/** Deletes the databases of the name that a create request of the step made without the step learning of it. */
async function deleteCutOff(
  record: CreationRecord,
  name: string,
  { upstash, client, log }: Collaborators
): Promise<void> {
  const label = labelOf(record)
  const deletedIds = new Set(record.databaseId === undefined ? [] : [record.databaseId])
  for (const wait of LOOKS_MS) {
    await sleep(client.clock, wait, client.deadline.signal)
    const existing = namedExactly(await upstash.list(), name).filter(
      ({ database_id }) => !deletedIds.has(database_id)
    )
    const { ours, others } = byMaker(existing, record)
    for (const { database_id } of ours) {
      await upstash.delete(database_id)
      deletedIds.add(database_id)
      log.info(`${label} (${database_id}), whose creation was cut off, is deleted.`)
    }
    // Only after a lost reply was there a second request, which may yet take effect.
    if (ours.length > 0 && !record.uncertain) return
    if (others.length > 0) {
      log.info(`${label} (${idsOf(others)}) is kept: it was not created while this step ran.`)
      return
    }
  }
  if (deletedIds.size === 0) log.info(`${label} was never created: nothing to delete.`)
}

/** @throws ActionError if a database's age is not known */
function byMaker(
  databases: readonly DatabaseSummary[],
  { plannedAt, lastSentAt }: CreationRecord
): { ours: DatabaseSummary[]; others: DatabaseSummary[] } {
  const ageless = databases.filter(({ creation_time }) => creation_time === undefined)
  if (ageless.length > 0) {
    throw new ActionError(
      `Upstash does not tell when ${idsOf(ageless)} was created, so it may be another run's.`
    )
  }
  const earliest = plannedAt - CLOCK_SLACK_SECONDS
  const latest = lastSentAt + LATE_EFFECT_SECONDS
  const isOurs = ({ creation_time = 0 }: DatabaseSummary): boolean =>
    creation_time >= earliest && creation_time <= latest
  return { ours: databases.filter(isOurs), others: databases.filter((one) => !isOurs(one)) }
}

function labelOf({ plannedName }: CreationRecord): string {
  return plannedName === undefined ? 'The database' : `The database ${quoted(plannedName)}`
}

function idsOf(databases: readonly DatabaseSummary[]): string {
  return listed(databases.map(({ database_id }) => database_id))
}

/** What a clean-up that failed has left, and how to get rid of it. */
export function leftBehind({ plannedName, databaseId }: CreationRecord, error: unknown): string {
  const name = plannedName === undefined ? '' : ` ${quoted(plannedName)}`
  const id = databaseId === undefined ? '' : ` (${databaseId})`
  const input = databaseId === undefined ? `name: ${plannedName ?? ''}` : `database_id: ${databaseId}`
  return (
    `The database${name}${id} that this step created could not be cleaned up, and may cost money until it is: ${messageOf(error)} ` +
    `Delete it in the Upstash console, or with the delete action and \`${input}\`.`
  )
}
