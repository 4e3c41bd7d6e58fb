import { sleep } from '../clock.js'
import { messageOf } from '../errors.js'
import type { PostInputs } from '../inputs/post.js'
import { withAccount, type AccountSession, type Surroundings } from '../session.js'
import type { Remains } from '../state.js'
import { listed, quoted } from '../text.js'
import { namedExactly } from './lookup.js'

/** How long after the step's own end a request it had sent may still take effect. Seconds. */
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
 * there before, or that another run made later, is left alone.
 *
 * @param timeoutSeconds how long the main step may have run
 */
export async function cleanUp(
  { plannedName, plannedAt, databaseId, uncertain }: Remains,
  timeoutSeconds: number,
  { api, session, log }: AccountSession
): Promise<void> {
  const label = plannedName === undefined ? 'The database' : `The database ${quoted(plannedName)}`
  if (databaseId !== undefined) {
    const deleted = await api.delete(databaseId)
    log.info(`${label} (${databaseId}) ${deleted ? 'is deleted' : 'was deleted already'}.`)
  }
  if (plannedName === undefined || (databaseId !== undefined && !uncertain)) return

  const latest = plannedAt + timeoutSeconds + LATE_EFFECT_SECONDS
  const gone = new Set(databaseId === undefined ? [] : [databaseId])
  for (const wait of LOOKS_MS) {
    await sleep(session.clock, wait, session.deadline.signal)
    const there = namedExactly(await api.list(), plannedName).filter(
      ({ database_id }) => !gone.has(database_id)
    )
    const ours = there.filter(
      ({ creation_time = 0 }) => creation_time >= plannedAt - CLOCK_SLACK_SECONDS && creation_time <= latest
    )
    for (const { database_id } of ours) {
      await api.delete(database_id)
      gone.add(database_id)
      log.info(`${label} (${database_id}), whose creation was cut off, is deleted.`)
    }
    // Only after a lost reply was there a second request, which may yet take effect.
    if (ours.length > 0 && !uncertain) return
    if (there.length > ours.length) {
      const ids = listed(there.filter((one) => !ours.includes(one)).map(({ database_id }) => database_id))
      log.info(`${label} (${ids}) is kept: it was not created while this step ran.`)
      return
    }
  }
  if (gone.size === 0) log.info(`${label} was never created: nothing to delete.`)
}

/** What a clean-up that failed has left, and how to get rid of it. */
export function leftBehind({ plannedName, databaseId }: Remains, error: unknown): string {
  const name = plannedName === undefined ? '' : ` ${quoted(plannedName)}`
  const id = databaseId === undefined ? '' : ` (${databaseId})`
  const input = databaseId === undefined ? `name: ${plannedName ?? ''}` : `database_id: ${databaseId}`
  return (
    `The database${name}${id} that this step created could not be deleted, and may cost money until it is: ${messageOf(error)} ` +
    `Delete it in the Upstash console, or with the delete action and \`${input}\`.`
  )
}

/** Seconds the post step may take: the job is over and waits for it. */
const POST_TIMEOUT_SECONDS = 30

/** The post step as a whole. Trouble is a warning, never a failure: a green job stays green. */
export async function cleanUpAfterJob(inputs: PostInputs, surroundings: Surroundings): Promise<void> {
  const { account, remains, mainTimeoutSeconds } = inputs
  try {
    await withAccount({ account, timeoutSeconds: POST_TIMEOUT_SECONDS }, surroundings, (session) =>
      cleanUp(remains, mainTimeoutSeconds, session)
    )
  } catch (error) {
    surroundings.log.warning(leftBehind(remains, error))
  }
}
