import { ActionError, messageOf } from '../errors.js'
import { sleep } from '../http/clock.js'
import { NotConfirmed } from '../http/errors.js'
import { inSeconds, listed, quoted } from '../text.js'
import type { Collaborators } from './collaborators.js'
import { LIST_LAG_MS, namedExactly } from './lookup.js'
import { describeTarget, type Target } from './target.js'

export interface Deletion {
  /** False if there was nothing to delete. */
  deleted: boolean
  /** The id that was deleted or asked for, the oldest if a name had several; undefined if the name had none. */
  id: string | undefined
}

export interface DeleteOptions {
  /** A database of the name that this step created, which the list may not show yet. */
  ownId?: string
  /** Asked right before each attempt to delete one; throws NotConfirmed if it is to be kept after all. */
  confirm?: (() => Promise<void>) | undefined
}

/**
 * Deletes the database of this id, or all of exactly this name. Its absence is success; but a list without any of the name
 * may lag behind a run that has just created one, so it is asked for once more a moment later.
 *
 * @throws ActionError naming what is left, after all have been tried; NotConfirmed at once
 */
export async function deleteDatabase(
  target: Target,
  collaborators: Collaborators,
  { ownId, confirm }: DeleteOptions = {}
): Promise<Deletion> {
  const { client, log } = collaborators
  const what = describeTarget(target)
  const done: Done = { ids: new Set(), deleted: false, failures: [] }
  const askedAt = client.clock.now()
  const ids = 'id' in target ? [target.id] : await idsNamed(target.name, collaborators)
  await deleteEach([...ids, ...(ownId === undefined ? [] : [ownId])], { done, what, confirm }, collaborators)
  if ('name' in target && !done.deleted && done.failures.length === 0) {
    const later = await lookAgain(target.name, askedAt + LIST_LAG_MS, collaborators)
    await deleteEach(later, { done, what, confirm }, collaborators)
  }
  if (done.failures.length > 0) throw notDeleted(what, done.failures)
  if (done.ids.size === 0) log.info(`${what} was not there: nothing to delete.`)
  const [id] = done.ids
  return { deleted: done.deleted, id }
}

/** What has been done so far. */
interface Done {
  /** All that were tried, in order. */
  ids: Set<string>
  deleted: boolean
  failures: { id: string; error: unknown }[]
}

async function deleteEach(
  ids: readonly string[],
  { done, what, confirm }: { done: Done; what: string } & Pick<DeleteOptions, 'confirm'>,
  { upstash, client, log }: Collaborators
): Promise<void> {
  for (const id of ids) {
    if (done.ids.has(id)) continue
    done.ids.add(id)
    const began = client.clock.now()
    try {
      const deleted = await upstash.delete(id, confirm)
      done.deleted ||= deleted
      log.info(
        `${what} (${id}) ${deleted ? `is deleted, after ${inSeconds(client.clock.now() - began)}` : 'was not there'}.`
      )
    } catch (error) {
      if (error instanceof NotConfirmed) throw error
      done.failures.push({ id, error })
    }
  }
}

async function idsNamed(name: string, { upstash }: Collaborators): Promise<string[]> {
  return namedExactly(await upstash.list(), name).map(({ database_id }) => database_id)
}

/** The ids in a list that is asked for at `at`, by our clock; none, with a warning, if the step has not the time. */
async function lookAgain(name: string, at: number, collaborators: Collaborators): Promise<string[]> {
  const { clock, deadline } = collaborators.client
  const waitMs = Math.max(0, at - clock.now())
  if (waitMs >= deadline.remainingMs) {
    collaborators.log.warning(
      `The account's list shows no database ${quoted(name)}, and ${deadline.name} leaves no time for a second look: one that another run has just created may be left.${deadline.advice}`
    )
    return []
  }
  await sleep(clock, waitMs, deadline.signal)
  return await idsNamed(name, collaborators)
}

function notDeleted(what: string, failures: readonly { id: string; error: unknown }[]): ActionError {
  const cause = failures[0]?.error
  return new ActionError(
    `${what} (${listed(failures.map(({ id }) => id))}) could not be deleted: ${messageOf(cause)} ` +
      'Until it is deleted, by another run or in the Upstash console, it may cost money.',
    { cause }
  )
}
