import { failureOf, sweep } from '../actions/sweep.js'
import type { Step } from '../github/step.js'
import { readSweepInputs } from '../inputs/sweep.js'
import { publishSweep } from '../outputs.js'
import { withAccount } from '../session.js'

/** The sweep action as a step. Throws, once all is published, where deletions failed. */
export async function sweepStep(step: Step): Promise<void> {
  const inputs = readSweepInputs(step)
  const report = await withAccount(inputs, step, (account) => sweep(inputs, account))
  publishSweep(report, step)
  const failure = failureOf(report)
  if (failure !== undefined) throw failure
}
