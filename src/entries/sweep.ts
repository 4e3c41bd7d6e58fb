import { failureOf, sweep } from '../actions/sweep.js'
import { runStep } from '../github/step.js'
import { readSweepInputs } from '../inputs/sweep.js'
import { publishSweep } from '../outputs.js'
import { withAccount } from '../session.js'

void runStep(async (step) => {
  const inputs = readSweepInputs(step)
  const report = await withAccount(inputs, step, (account) => sweep(inputs, account))
  publishSweep(report, step)
  const failure = failureOf(report)
  if (failure !== undefined) throw failure
})
