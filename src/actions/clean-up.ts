import { ActionError, messageOf } from '../errors.js'
import { sleep } from '../http/clock.js'
import type { CreationRecord } from '../runner/journal.js'
import { inSeconds, listed, quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'
import type { Collaborators } from './collaborators.js'
import { creationWindow, isWithin, type CreationWindow } from './creation-window.js'
import { namedExactly } from './lookup.js'

/** How long after it was sent a request may still take effect: more than the 15 s an attempt may take. Seconds. */
const LATE_EFFECT_SECONDS = 20
/**
 * Waits before each look for a database whose create request was cut off: it may appear late, also after another one is
 * deleted and the name is free again. Milliseconds.
 */
const LOOKS_MS = [0, 1_000, 3_000, 6_000, 11_000]

/**
 * Deletes what the main step created, by its ids; and if a reply was lost or the step ended before it learnt an id, the
 * database of the planned name that was created while it ran. A database of the name that may be somebody else's is kept,
 * with a warning. A deletion that fails does not stop the others.
 *
 * @throws ActionError with all that failed, or if nothing tells whose a database is
 */
export async function cleanUp(record: CreationRecord, collaborators: Collaborators): Promise<void> {
  const { databaseIds, plannedName, uncertain } = record
  const tasks = databaseIds.map((id) => () => deleteKnown(id, record, collaborators))
  if (plannedName !== undefined && (databaseIds.length === 0 || uncertain)) {
    tasks.push(() => deleteCutOff(record, plannedName, collaborators))
  }
  const problems = new Set<string>()
  for (const task of tasks) {
    try {
      await task()
    } catch (error) {
      problems.add(messageOf(error))
    }
  }
  if (problems.size > 0) throw new ActionError([...problems].join(' '))
}

/** Deletes a database by its id. If a reply was lost, it may have been found by its name, so its age is looked at first. */
async function deleteKnown(
  id: string,
  record: CreationRecord,
  { upstash, log }: Collaborators
): Promise<void> {
  const label = `${labelOf(record)} (${id})`
  const database = record.uncertain ? await upstash.get(id) : undefined
  if (database !== undefined && !isWithin(windowOf(record), database.creation_time)) {
    log.warning(keptOnDoubt(label))
    return
  }
  const deleted = await upstash.delete(id)
  log.info(`${label} ${deleted ? 'is deleted' : 'was deleted already'}.`)
}

/** Deletes the databases of the name that a create request of the step made without the step learning of it. */
async function deleteCutOff(
  record: CreationRecord,
  name: string,
  { upstash, client, log }: Collaborators
): Promise<void> {
  const label = labelOf(record)
  const deletedIds = new Set(record.databaseIds)
  for (const wait of LOOKS_MS) {
    if (wait > 0) {
      log.info(`The request that was cut off may still take effect: looking again in ${inSeconds(wait)}.`)
    }
    await sleep(client.clock, wait, client.deadline.signal)
    const began = client.clock.now()
    const existing = namedExactly(await upstash.list(), name).filter(
      ({ database_id }) => !deletedIds.has(database_id)
    )
    // The deletions below may take long, and what appears meanwhile this look has not seen.
    const lookedAt = client.now().latest - (client.clock.now() - began) / 1000
    const { ours, others } = byMaker(existing, windowOf(record))
    for (const { database_id } of ours) {
      await upstash.delete(database_id)
      deletedIds.add(database_id)
      log.info(`${label} (${database_id}), whose creation was cut off, is deleted.`)
    }
    // Only after a lost reply was there a second request, which may yet take effect.
    if (ours.length > 0 && !record.uncertain) return
    if (others.length > 0) {
      log.warning(keptOnDoubt(`${label} (${idsOf(others)})`))
      return
    }
    if (lookedAt > record.lastSentAt + LATE_EFFECT_SECONDS) break
  }
  if (deletedIds.size === 0) log.info(`${label} was never created: nothing to delete.`)
}

/** @throws ActionError if a database's age is not known */
function byMaker(
  databases: readonly DatabaseSummary[],
  window: CreationWindow
): { ours: DatabaseSummary[]; others: DatabaseSummary[] } {
  const ageless = databases.filter(({ creation_time }) => creation_time === undefined)
  if (ageless.length > 0) {
    throw new ActionError(
      `Upstash does not say when ${idsOf(ageless)} was created, so it may be another run's.`
    )
  }
  const isOurs = ({ creation_time }: DatabaseSummary): boolean => isWithin(window, creation_time)
  return { ours: databases.filter(isOurs), others: databases.filter((one) => !isOurs(one)) }
}

function windowOf({ plannedAt, lastSentAt }: CreationRecord): CreationWindow {
  const latest = lastSentAt + LATE_EFFECT_SECONDS
  return creationWindow({ earliest: plannedAt, latest: plannedAt }, { earliest: latest, latest })
}

function labelOf({ plannedName }: CreationRecord): string {
  return plannedName === undefined ? 'The database' : `The database ${quoted(plannedName)}`
}

function keptOnDoubt(label: string): string {
  return (
    `${label} is kept: its creation time does not show that this step created it, so it may be another run's. ` +
    'If no run needs it, delete it in the Upstash console or with the delete action: it may cost money.'
  )
}

function idsOf(databases: readonly DatabaseSummary[]): string {
  return listed(databases.map(({ database_id }) => database_id))
}

/** What a clean-up that failed has left, and how to get rid of it. */
export function leftBehind({ plannedName, databaseIds }: CreationRecord, error: unknown): string {
  const name = plannedName === undefined ? '' : ` ${quoted(plannedName)}`
  const ids = databaseIds.length === 0 ? '' : ` (${listed(databaseIds)})`
  const [id] = databaseIds
  const input = id === undefined ? `name: ${plannedName ?? ''}` : `database_id: ${id}`
  return (
    `The database${name}${ids} that this step created could not be cleaned up, and may cost money until it is: ${messageOf(error)} ` +
    `Delete it in the Upstash console, or with the delete action and \`${input}\`.`
  )
}
