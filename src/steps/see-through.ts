import type { Collaborators } from '../actions/collaborators.js'
import { warnUnlessActive } from '../actions/differences.js'
import type { Found } from '../actions/provide.js'
import { waitUntilReady } from '../data/readiness.js'
import type { HandOver } from '../inputs/hand-over.js'
import type { Runner } from '../runner/runner.js'
import { connectionOf } from '../upstash/connection.js'

export interface SeeThroughCollaborators extends Pick<Runner, 'setOutputs'> {
  /** Takes the database as it is in the end, whether it answers or not. */
  report: (found: Found) => void
}

/**
 * Waits for a database if that is asked for, and otherwise warns if it may not be usable. Its outputs are published
 * before: a database that never answers can be found nevertheless. `state` is published again if it has changed.
 *
 * @throws ActionError if it does not answer within the deadline
 */
export async function seeThrough(
  found: Found,
  { apiUrl, waitUntilReady: wait }: Pick<HandOver, 'apiUrl' | 'waitUntilReady'>,
  collaborators: Collaborators,
  { setOutputs, report }: SeeThroughCollaborators
): Promise<void> {
  const { created } = found
  let { database } = found
  try {
    if (!wait) {
      warnUnlessActive(database, collaborators.log)
      return
    }
    const { restUrl } = connectionOf(database, apiUrl)
    database = await waitUntilReady({ database, created, restUrl }, collaborators)
    if (database.state !== found.database.state) setOutputs({ state: database.state })
  } finally {
    report({ database, created })
  }
}
