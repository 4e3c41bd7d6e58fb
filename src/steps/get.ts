import { getDatabase } from '../actions/get.js'
import { readGetInputs } from '../inputs/target.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { publishDatabase } from './outputs.js'
import { withSession } from './session.js'

/** The get action as a step: the connection details of a database that is there. */
export async function getStep(runner: Runner): Promise<void> {
  const inputs = readGetInputs(runner)
  const found = await withSession(inputs, runner, (collaborators) =>
    getDatabase(inputs.target, collaborators)
  )
  const { apiUrl } = inputs.account
  publishDatabase(found, apiUrl, runner)
  if (!inputs.jobSummary) return
  const { owner } = inputs
  runner.summary(databaseReport({ found, apiUrl, owner, step: runner.context.step, afterJob: false }))
}
