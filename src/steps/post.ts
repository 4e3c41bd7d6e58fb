import { cleanUpAfterJob } from '../actions/clean-up.js'
import type { Step } from '../github/step.js'
import { readPostInputs } from '../inputs/post.js'

/** The post step of the root and the preview action. */
export async function postStep(step: Step): Promise<void> {
  const inputs = readPostInputs(step)
  if (inputs !== undefined) await cleanUpAfterJob(inputs, step)
}
