import { getDatabase } from '../actions/get.js'
import { runStep } from '../github/step.js'
import { readTargetInputs } from '../inputs/target.js'
import { publishDatabase } from '../outputs.js'
import { withAccount } from '../session.js'

void runStep(async (step) => {
  const inputs = readTargetInputs(step)
  const found = await withAccount(inputs, step, (account) => getDatabase(inputs.target, account))
  publishDatabase(found, inputs.account.apiUrl, step)
})
