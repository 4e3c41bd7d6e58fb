import { getDatabase } from '../actions/get.js'
import { readTargetInputs } from '../inputs/target.js'
import type { Runner } from '../runner/runner.js'
import { publishDatabase } from './outputs.js'
import { withSession } from './session.js'

/** The get action as a step: the connection details of a database that is there. */
export async function getStep(runner: Runner): Promise<void> {
  const inputs = readTargetInputs(runner)
  const found = await withSession(inputs, runner, (collaborators) =>
    getDatabase(inputs.target, collaborators)
  )
  publishDatabase(found, inputs.account.apiUrl, runner)
}
