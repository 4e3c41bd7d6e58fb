import { ActionError } from '../errors.js'
import { plain, quoted } from '../text.js'
import { Batch, type Word } from './batch.js'
import type { FillCollaborators } from './collaborators.js'
import type { Connection } from './connection.js'
import { textOf, type Reply } from './reply.js'
import { fits } from './glob.js'
import { MARKER } from './marker.js'
import { decide, refuseBusy } from './patience.js'
import { grouped } from './progress.js'
import { Refusal } from './server-words.js'

/** Which keys are copied. */
export interface Selection {
  /** Patterns of which a key must fit one. */
  match: readonly string[]
  /** Patterns of which it must fit none. */
  except: readonly string[]
  /** How many keys there may be. */
  limit: number
}

/** How many keys the server looks at for one reply. */
const AT_ONCE = 1_000

/**
 * The keys of a database that are to be copied, a character for each byte, each once.
 *
 * @param name what the database is called in errors
 * @throws ActionError if they are more than the limit, or if the database is being filled itself
 */
export async function keysOf(
  source: Connection,
  selection: Selection,
  name: string,
  { retry }: FillCollaborators
): Promise<Set<string>> {
  const wanted = chosenBy(selection)
  // The server need not send what cannot fit.
  const [only = '*', ...more] = selection.match
  const filter: Word[] = more.length === 0 && only !== '*' ? ['MATCH', only] : []
  const keys = new Set<string>()
  let cursor = '0'
  // Such a pattern hides the marker, so it is asked for.
  const look: Word[][] = filter.length > 0 ? [['EXISTS', MARKER]] : []
  do {
    const replies = await retry(async () => {
      const all = await source.send(Batch.of(['SCAN', cursor, ...filter, 'COUNT', AT_ONCE], ...look))
      refuseBusy(all)
      return all
    }, decide)
    const [reply, marked] = replies
    if (marked === 1) throw halfFilled(name)
    const [next, found] = listIn(reply, name)
    for (const key of found) {
      if (key.equals(BEING_FILLED)) throw halfFilled(name)
      if (wanted(key)) keys.add(key.toString('latin1'))
    }
    if (keys.size > selection.limit) throw tooMany(name, selection.limit)
    cursor = next
  } while (cursor !== '0')
  return keys
}

const BEING_FILLED = Buffer.from(MARKER)

function halfFilled(name: string): ActionError {
  return new ActionError(
    `The database ${quoted(name)} (\`copy_from\`) is being filled itself, or its filling was cut off: it would give half of its data. Nothing was copied. Fill it first.`
  )
}

function chosenBy({ match, except }: Selection): (key: Buffer) => boolean {
  const [wanted, unwanted] = [match, except].map((patterns) =>
    patterns.map((pattern) => Buffer.from(pattern))
  )
  return (key) =>
    wanted?.some((pattern) => fits(pattern, key)) === true &&
    unwanted?.some((pattern) => fits(pattern, key)) !== true
}

function listIn(reply: Reply | undefined, name: string): [cursor: string, keys: Buffer[]] {
  if (reply instanceof Refusal) {
    throw new ActionError(
      `The keys of the database ${quoted(name)} (\`copy_from\`) cannot be listed: "${plain(reply.words, 200)}". Check that its user may read.`
    )
  }
  const [cursor, keys] = Array.isArray(reply) ? (reply as readonly Reply[]) : []
  return [textOf(cursor), Array.isArray(keys) ? keys.filter((key) => Buffer.isBuffer(key)) : []]
}

function tooMany(name: string, limit: number): ActionError {
  return new ActionError(
    `The database ${quoted(name)} (\`copy_from\`) has more than ${grouped(limit)} keys to be copied, which is the limit. Nothing was copied. ` +
      'Choose fewer with `copy_match` and `copy_except`, or raise `copy_limit`.'
  )
}
