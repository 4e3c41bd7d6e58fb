import { ActionError } from '../errors.js'
import { Deadline } from '../http/deadline.js'
import { withRetry } from '../http/retry.js'
import type { LocalInputs } from '../inputs/local.js'
import type { Ready } from '../local-database/index.js'
import { noteLocalServer } from '../runner/journal.js'
import type { Runner } from '../runner/runner.js'
import { withData } from './load-data.js'
import type { LocalPublication } from './outputs.js'

/**
 * Starts a local database, fills it and publishes it. The database outlives the step if none of that fails, and ends with
 * the step if it does.
 *
 * @throws ActionError that says why there is no database; Cancelled if the runner tells the step to stop
 */
export async function provideLocalDatabase(
  { request, seedFile, exportEnv, jobSummary, timeoutSeconds }: LocalInputs,
  runner: Runner,
  publish: (local: Ready, publication: LocalPublication) => void
): Promise<void> {
  const deadline = new Deadline(runner.clock, timeoutSeconds, runner.cancelled)
  try {
    // What cannot be sent stops the step before anything is started.
    const seed = seedFile && (await withData(({ readSeed }) => readSeed(seedFile, deadline)))
    const { start, report } = await runner.localDatabases()
    const given = { ...runner, deadline, withRetry, started: noteLocalServer(runner.saveState) }
    const local = await start(request, given)
    if ('problem' in local) throw new ActionError(local.problem)
    const created = request.redis_url === undefined
    if (seed) await withData(({ fillLocal }) => fillLocal(local.connection, { seed, created }, given))
    publish(local, { created, exportEnv })
    if (jobSummary) runner.summary(report(local, created, runner.context.step))
    local.keep()
  } finally {
    deadline.release()
  }
}
