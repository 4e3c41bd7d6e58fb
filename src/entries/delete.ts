import { deleteDatabase } from '../actions/delete.js'
import { runStep } from '../github/step.js'
import { readTargetInputs } from '../inputs/target.js'
import { publishDeletion } from '../outputs.js'
import { withAccount } from '../session.js'

void runStep(async (step) => {
  const inputs = readTargetInputs(step)
  const deletion = await withAccount(inputs, step, (account) => deleteDatabase(inputs.target, account))
  publishDeletion(deletion, step)
})
