import { ActionError } from '../errors.js'
import type { LocalInputs } from '../inputs/local.js'
import type { Ready } from '../local-database/index.js'
import { noteLocalServer } from '../runner/journal.js'
import type { Runner } from '../runner/runner.js'
import type { LocalPublication } from './outputs.js'

/**
 * Starts a local database and publishes it. The database outlives the step if that does not fail, and ends with the step
 * if it does.
 *
 * @throws ActionError that says why there is no database; Cancelled if the runner tells the step to stop
 */
export async function provideLocalDatabase(
  { request, exportEnv, jobSummary, timeoutSeconds }: LocalInputs,
  runner: Runner,
  publish: (local: Ready, publication: LocalPublication) => void
): Promise<void> {
  const { start, report } = await runner.localDatabases()
  const local = await start(request, {
    ...runner,
    timeoutSeconds,
    started: noteLocalServer(runner.saveState)
  })
  if ('problem' in local) throw new ActionError(local.problem)
  const created = request.redis_url === undefined
  publish(local, { created, exportEnv })
  if (jobSummary) runner.summary(report(local, created, runner.context.step))
  local.keep()
}
