import type { Step } from '../../src/github/step.js'
import { createStep } from '../../src/steps/create.js'
import { deleteStep } from '../../src/steps/delete.js'
import { getStep } from '../../src/steps/get.js'
import { postStep } from '../../src/steps/post.js'
import { previewStep } from '../../src/steps/preview.js'
import { sweepStep } from '../../src/steps/sweep.js'

export type StepKind = 'create' | 'get' | 'delete' | 'preview' | 'sweep' | 'post'

/** What the entries of src/ run, without the runner around it. */
export const STEPS: Readonly<Record<StepKind, (step: Step) => Promise<void>>> = {
  create: createStep,
  get: getStep,
  delete: deleteStep,
  preview: previewStep,
  sweep: sweepStep,
  post: postStep
}
