import { getDatabase } from '../actions/get.js'
import type { Step } from '../github/step.js'
import { readTargetInputs } from '../inputs/target.js'
import { publishDatabase } from '../outputs.js'
import { withAccount } from '../session.js'

/** The get action as a step: the connection details of a database that is there. */
export async function getStep(step: Step): Promise<void> {
  const inputs = readTargetInputs(step)
  const found = await withAccount(inputs, step, (account) => getDatabase(inputs.target, account))
  publishDatabase(found, inputs.account.apiUrl, step)
}
