import { ActionError, messageOf } from '../errors.js'
import { listed } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { namedExactly } from './lookup.js'
import { describeTarget, type Target } from './target.js'

export interface Deletion {
  /** False if there was nothing to delete. */
  deleted: boolean
  /** The id that was deleted or asked for, the oldest if a name had several; undefined if the name had none. */
  id: string | undefined
}

/**
 * Deletes the database of this id, or all of exactly this name. Its absence is success.
 *
 * @param ownId a database of the name that this step created, which the list may not show yet
 *
 * @throws ActionError naming what is left, after all have been tried
 */
export async function deleteDatabase(
  target: Target,
  { upstash, log }: Collaborators,
  ownId?: string
): Promise<Deletion> {
  const ids =
    'id' in target
      ? [target.id]
      : namedExactly(await upstash.list(), target.name).map(({ database_id }) => database_id)
  if (ownId !== undefined && !ids.includes(ownId)) ids.push(ownId)
  const what = describeTarget(target)
  let deleted = false
  const failures: { id: string; error: unknown }[] = []
  for (const id of ids) {
    try {
      const done = await upstash.delete(id)
      deleted ||= done
      log.info(`${what} (${id}) ${done ? 'is deleted' : 'was not there'}.`)
    } catch (error) {
      failures.push({ id, error })
    }
  }
  if (failures.length > 0) throw notDeleted(what, failures)
  if (ids.length === 0) log.info(`${what} was not there: nothing to delete.`)
  return { deleted, id: ids[0] }
}

function notDeleted(what: string, failures: readonly { id: string; error: unknown }[]): ActionError {
  const cause = failures[0]?.error
  return new ActionError(
    `${what} (${listed(failures.map(({ id }) => id))}) could not be deleted: ${messageOf(cause)} ` +
      'Until it is deleted, by another run or in the Upstash console, it may cost money.',
    { cause }
  )
}
