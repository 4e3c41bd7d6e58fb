import { ActionError, messageOf } from '../errors.js'
import type { Target } from '../inputs/target.js'
import type { AccountSession } from '../session.js'
import { listed, quoted } from '../text.js'
import { namedExactly } from './lookup.js'

export interface Deletion {
  /** False where there was nothing to delete. */
  deleted: boolean
  /** The id that was deleted or asked for, the oldest where a name had several; undefined where the name had none. */
  id: string | undefined
}

/**
 * Deletes the database of this id, or all of exactly this name. Its absence is success.
 *
 * @throws ActionError naming what is left, after all have been tried
 */
export async function deleteDatabase(target: Target, { api, log }: AccountSession): Promise<Deletion> {
  const ids =
    'id' in target
      ? [target.id]
      : namedExactly(await api.list(), target.name).map(({ database_id }) => database_id)
  const what = 'id' in target ? 'The database' : `The database ${quoted(target.name)}`
  let deleted = false
  const left: string[] = []
  const causes: unknown[] = []
  for (const id of ids) {
    try {
      const done = await api.delete(id)
      deleted ||= done
      log.info(`${what} (${id}) ${done ? 'is deleted' : 'was not there'}.`)
    } catch (error) {
      left.push(id)
      causes.push(error)
    }
  }
  if (left.length > 0) {
    throw new ActionError(
      `${what} (${listed(left)}) could not be deleted: ${messageOf(causes[0])} ` +
        'Until it is deleted, by another run or in the Upstash console, it may cost money.',
      { cause: causes[0] }
    )
  }
  if (ids.length === 0) log.info(`${what} was not there: nothing to delete.`)
  return { deleted, id: ids[0] }
}
