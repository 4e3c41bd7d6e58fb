import { sleep } from '../clock.js'
import { ActionError, messageOf } from '../errors.js'
import type { PostInputs } from '../inputs/post.js'
import { withAccount, type AccountSession, type Surroundings } from '../session.js'
import type { Remains } from '../state.js'
import { listed, quoted } from '../text.js'
import type { DatabaseSummary } from '../upstash/database.js'
import { namedExactly } from './lookup.js'

/** How long after it was sent a request may still take effect: well over the 15 s an attempt may take. Seconds. */
const LATE_EFFECT_SECONDS = 60
/** The API gives whole seconds, and its servers' clocks need not agree to the second. */
const CLOCK_SLACK_SECONDS = 2
/**
 * Waits before each look for a database whose create request was cut off: it may only now be coming to be, also after
 * another one is deleted and the name is free again.
 */
const LOOKS_MS = [0, 1_000, 3_000, 6_000]

/**
 * The post step: deletes what the main step created, by its id; and where that was never learnt (a crash, a cancelled run,
 * a lost reply), the database that came to be under the planned name while the main step ran. A database that was
 * there before, or that came to be later than a request of the step can have made it, is left alone.
 *
 * @throws ActionError where it cannot be told whose a database is
 */
export async function cleanUp(
  { plannedName, plannedAt, lastSentAt, databaseId, uncertain }: Remains,
  { api, session, log }: AccountSession
): Promise<void> {
  const label = plannedName === undefined ? 'The database' : `The database ${quoted(plannedName)}`
  if (databaseId !== undefined) {
    const deleted = await api.delete(databaseId)
    log.info(`${label} (${databaseId}) ${deleted ? 'is deleted' : 'was deleted already'}.`)
  }
  if (plannedName === undefined || (databaseId !== undefined && !uncertain)) return

  const earliest = plannedAt - CLOCK_SLACK_SECONDS
  const latest = lastSentAt + LATE_EFFECT_SECONDS
  const gone = new Set(databaseId === undefined ? [] : [databaseId])
  for (const wait of LOOKS_MS) {
    await sleep(session.clock, wait, session.deadline.signal)
    const there = namedExactly(await api.list(), plannedName).filter(
      ({ database_id }) => !gone.has(database_id)
    )
    const ageless = there.filter(({ creation_time }) => creation_time === undefined)
    if (ageless.length > 0) {
      throw new ActionError(
        `Upstash does not tell when ${idsOf(ageless)} was created, so it may be another run's.`
      )
    }
    const ours = there.filter(({ creation_time = 0 }) => creation_time >= earliest && creation_time <= latest)
    for (const { database_id } of ours) {
      await api.delete(database_id)
      gone.add(database_id)
      log.info(`${label} (${database_id}), whose creation was cut off, is deleted.`)
    }
    // Only after a lost reply was there a second request, which may yet take effect.
    if (ours.length > 0 && !uncertain) return
    if (there.length > ours.length) {
      const others = idsOf(there.filter((one) => !ours.includes(one)))
      log.info(`${label} (${others}) is kept: it was not created while this step ran.`)
      return
    }
  }
  if (gone.size === 0) log.info(`${label} was never created: nothing to delete.`)
}

function idsOf(databases: readonly DatabaseSummary[]): string {
  return listed(databases.map(({ database_id }) => database_id))
}

/** What a clean-up that failed has left, and how to get rid of it. */
export function leftBehind({ plannedName, databaseId }: Remains, error: unknown): string {
  const name = plannedName === undefined ? '' : ` ${quoted(plannedName)}`
  const id = databaseId === undefined ? '' : ` (${databaseId})`
  const input = databaseId === undefined ? `name: ${plannedName ?? ''}` : `database_id: ${databaseId}`
  return (
    `The database${name}${id} that this step created could not be cleaned up, and may cost money until it is: ${messageOf(error)} ` +
    `Delete it in the Upstash console, or with the delete action and \`${input}\`.`
  )
}

/** Seconds the post step may take: the job is over and waits for it. */
const POST_TIMEOUT_SECONDS = 30

/** The post step as a whole. Trouble is a warning, never a failure: a green job stays green. */
export async function cleanUpAfterJob(inputs: PostInputs, surroundings: Surroundings): Promise<void> {
  const { remains } = inputs
  try {
    const account = inputs.account()
    const limit = { timeoutSeconds: POST_TIMEOUT_SECONDS, limitName: 'the clean-up' }
    await withAccount({ account, ...limit }, surroundings, (session) => cleanUp(remains, session))
  } catch (error) {
    surroundings.log.warning(leftBehind(remains, error))
  }
}
