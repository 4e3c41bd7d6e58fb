import { deleteDatabase } from '../actions/delete.js'
import type { Step } from '../github/step.js'
import { readTargetInputs } from '../inputs/target.js'
import { publishDeletion } from '../outputs.js'
import { withAccount } from '../session.js'

/** The delete action as a step. */
export async function deleteStep(step: Step): Promise<void> {
  const inputs = readTargetInputs(step)
  const deletion = await withAccount(inputs, step, (account) => deleteDatabase(inputs.target, account))
  publishDeletion(deletion, step)
}
