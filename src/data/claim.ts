import { ActionError } from '../errors.js'
import { sleep } from '../http/clock.js'
import { plain } from '../text.js'
import type { FillCollaborators } from './collaborators.js'
import { Batch, type Word } from './batch.js'
import type { Connection } from './connection.js'
import { textOf, type Reply } from './reply.js'
import { isOurs, MARKER, type Token } from './marker.js'
import { decide, refuseBusy } from './patience.js'
import { Refusal } from './server-words.js'

/** What became of the database in this step: `reused` if it may be filled already. */
export type Occasion = 'created' | 'reset' | 'reused'

/** How long the marker of another run must stand still before that run counts as cut off. Milliseconds. */
const STILL_MS = 3_000
const LOOK_EVERY_MS = 500

/**
 * Puts our marker into the database and empties it, unless it is filled already. A filling by another run is waited for, as
 * long as it goes on.
 *
 * @returns false if the database is filled, and nothing was changed
 */
export async function claim(
  connection: Connection,
  { token, occasion }: { token: Token; occasion: Occasion },
  collaborators: FillCollaborators
): Promise<boolean> {
  const { clock, deadline, log } = collaborators
  let seen = ''
  let since = clock.now()
  for (;;) {
    const look = await collaborators.retry(() => lookAt(connection), decide)
    if (look.marker !== seen) since = clock.now()
    seen = look.marker
    const cutOff = seen !== '' && (isOurs(seen, token) || clock.now() - since >= STILL_MS)
    const empty = seen === '' && look.keys === 0
    if (cutOff) log.info('The filling of this database was cut off: it is emptied and filled again.')
    if (cutOff || empty || (seen === '' && occasion === 'reset')) {
      // Only the database that is filled: a server that is not Upstash's may have others.
      const emptying = empty ? [] : [['FLUSHDB']]
      if (await collaborators.retry(() => take(connection, { token, seen, emptying }), decide)) return true
      continue
    }
    if (seen === '') return false
    if (clock.now() === since)
      log.info('Another run is filling this database, or was cut off: waiting for it.')
    await sleep(clock, LOOK_EVERY_MS, deadline.signal)
  }
}

/** True if the database is filled: it has keys, and nobody is filling it. Two commands. */
export async function isFilled(connection: Connection, { retry }: FillCollaborators): Promise<boolean> {
  const { marker, keys } = await retry(() => lookAt(connection), decide)
  return marker === '' && keys > 0
}

/** Who fills the database, "" if nobody, and how many keys it has. */
async function lookAt(connection: Connection): Promise<{ marker: string; keys: number }> {
  const [marker, size] = checked(await connection.send(Batch.of(['GET', MARKER], ['DBSIZE'])))
  return { marker: textOf(marker), keys: Number(size) }
}

/** @returns false if the marker was changed since it was seen */
async function take(
  connection: Connection,
  { token, seen, emptying }: { token: Token; seen: string; emptying: readonly (readonly Word[])[] }
): Promise<boolean> {
  try {
    const [, marker, size] = checked(
      await connection.send(Batch.of(['WATCH', MARKER], ['GET', MARKER], ['DBSIZE'], ['MULTI']))
    )
    if (textOf(marker) === seen && (emptying.length > 0 || size === 0)) {
      const ours = ['SET', MARKER, `${token} 0`]
      const replies = checked(await connection.send(Batch.of(...emptying, ours, ['EXEC'])))
      if (Array.isArray(replies.at(-1))) return true
    }
  } catch (error) {
    // A transaction may be open.
    connection.close()
    throw error
  }
  connection.close()
  return false
}

/** @throws Busy if the server asks for patience; ActionError if it refuses */
function checked(replies: readonly Reply[]): readonly Reply[] {
  refuseBusy(replies)
  const refusal = replies.find((reply) => reply instanceof Refusal)
  if (refusal === undefined) return replies
  throw new ActionError(
    `The database cannot be filled: "${plain(refusal.words, 200)}". Check that its user may write and empty it.`
  )
}
