import { cleanUpAfterJob } from '../actions/clean-up.js'
import { runStep } from '../github/step.js'
import { readPostInputs } from '../inputs/post.js'

void runStep(async (step) => {
  const inputs = readPostInputs(step)
  if (inputs !== undefined) await cleanUpAfterJob(inputs, step)
})
