import { createOrReuse } from '../actions/create.js'
import { runStep } from '../github/step.js'
import { readCreateInputs } from '../inputs/create.js'
import { publishDatabase } from '../outputs.js'
import { withAccount } from '../session.js'

void runStep(async (step) => {
  const inputs = readCreateInputs(step)
  const found = await withAccount(inputs, step, (session) => createOrReuse(inputs.wish, session))
  publishDatabase(found, inputs.account.apiUrl, step)
})
