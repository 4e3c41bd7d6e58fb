import { messageOf } from '../../errors.js'
import { NotConfirmed } from '../../http/errors.js'
import { inSeconds, quoted } from '../../text.js'
import type { Collaborators } from '../collaborators.js'
import { startGroup } from './group.js'
import type { DueDatabase, KeptDatabase } from './plan.js'

/** How many deletions are under way at once. */
const CONCURRENCY = 5

export interface Deletions {
  deleted: { database_id: string; database_name: string; reason: string }[]
  failed: { due: Pick<DueDatabase, 'database_id' | 'database_name'>; why: string }[]
  /** How many were gone already. */
  gone: number
  kept: KeptDatabase[]
  /** What was not tried, because of the limit. */
  rest: DueDatabase[]
}

/**
 * Deletes each of the databases whose reason is confirmed right before, at most `limit`; a failure does not stop the
 * others. What is kept on GitHub's word does not count against the limit: it would be first in line in every sweep.
 */
export async function deleteAll(
  due: readonly DueDatabase[],
  limit: number,
  collaborators: Collaborators
): Promise<Deletions> {
  const done: Deletions = { deleted: [], failed: [], gone: 0, kept: [], rest: [] }
  const queue = [...due]
  let left = limit
  const worker = async (): Promise<void> => {
    // The workers share one queue and one limit: each database goes to exactly one of them.
    for (let one = queue[0]; one !== undefined && left > 0; one = queue[0]) {
      queue.shift()
      left -= 1
      if (!(await deleteOne(one, done, collaborators))) left += 1
    }
  }
  const endGroup = startGroup(
    Math.min(limit, due.length),
    `Deleting ${Math.min(limit, due.length)} databases`,
    collaborators.log
  )
  await Promise.all(Array.from({ length: CONCURRENCY }, worker)).finally(endGroup)
  return { ...done, rest: queue }
}

/** Returns false if the database is to be kept after all. */
async function deleteOne(due: DueDatabase, done: Deletions, collaborators: Collaborators): Promise<boolean> {
  const { upstash, client, log } = collaborators
  const { database_id, database_name, reason } = due
  const began = client.clock.now()
  try {
    if (await upstash.delete(database_id, () => confirm(due, collaborators))) {
      done.deleted.push({ database_id, database_name, reason })
      const took = inSeconds(client.clock.now() - began)
      log.info(`Deleted ${quoted(database_name)} (${database_id}) in ${took}: ${reason}.`)
    } else {
      done.gone += 1
      log.info(`${quoted(database_name)} (${database_id}) was gone already.`)
    }
  } catch (error) {
    if (error instanceof NotConfirmed) {
      done.kept.push({ database_name, why: error.message })
      return false
    }
    done.failed.push({ due, why: messageOf(error) })
  }
  return true
}

/** @throws NotConfirmed unless the reason still holds */
async function confirm(due: DueDatabase, { client }: Collaborators): Promise<void> {
  try {
    await due.judge?.confirm(due)
  } catch (error) {
    if (error instanceof NotConfirmed || client.deadline.signal.aborted) throw error
    throw new NotConfirmed('GitHub did not say whether it is still due', { cause: error })
  }
}
