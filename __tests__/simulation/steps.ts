import type { Runner } from '../../src/runner/runner.js'
import { deleteStep } from '../../src/steps/delete.js'
import { getStep } from '../../src/steps/get.js'
import { postStep } from '../../src/steps/post.js'
import { previewStep } from '../../src/steps/preview.js'
import { provideStep } from '../../src/steps/provide.js'
import { sweepStep } from '../../src/steps/sweep.js'

export type StepKind = 'create' | 'get' | 'delete' | 'preview' | 'sweep' | 'post'

/** What the entries of src/ run, without the runner around it. */
export const STEPS: Readonly<Record<StepKind, (step: Runner) => Promise<void>>> = {
  create: provideStep,
  get: getStep,
  delete: deleteStep,
  preview: previewStep,
  sweep: sweepStep,
  post: postStep
}
