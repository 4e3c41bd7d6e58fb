import { cleanUpAfterJob } from '../../src/actions/clean-up.js'
import { deleteDatabase } from '../../src/actions/delete.js'
import { getDatabase } from '../../src/actions/get.js'
import { previewDatabase } from '../../src/actions/preview.js'
import { provideDatabase } from '../../src/actions/provide.js'
import { failureOf, sweep } from '../../src/actions/sweep.js'
import type { Step } from '../../src/github/step.js'
import { readCreateInputs } from '../../src/inputs/create.js'
import { readPostInputs } from '../../src/inputs/post.js'
import { readPreviewInputs } from '../../src/inputs/preview.js'
import { readSweepInputs } from '../../src/inputs/sweep.js'
import { readTargetInputs } from '../../src/inputs/target.js'
import {
  publishDatabase,
  publishDeletion,
  publishPreview,
  publishSkip,
  publishSweep
} from '../../src/outputs.js'
import { withAccount } from '../../src/session.js'
import { stateJournal } from '../../src/state.js'

export type StepKind = 'create' | 'get' | 'delete' | 'preview' | 'sweep' | 'post'

/** What each entry of `src/entries` does with its step. The entries themselves run as they are loaded. */
export const STEPS: Readonly<Record<StepKind, (step: Step) => Promise<void>>> = {
  async create(step) {
    const inputs = readCreateInputs(step)
    const request = { ...inputs, repository: step.context.repository }
    const journal = stateJournal(step.saveState)
    const found = await withAccount(inputs, step, (account) =>
      provideDatabase(request, { ...account, journal })
    )
    publishDatabase(found, inputs.account.apiUrl, step)
  },
  async get(step) {
    const inputs = readTargetInputs(step)
    const found = await withAccount(inputs, step, (account) => getDatabase(inputs.target, account))
    publishDatabase(found, inputs.account.apiUrl, step)
  },
  async delete(step) {
    const inputs = readTargetInputs(step)
    const deletion = await withAccount(inputs, step, (account) => deleteDatabase(inputs.target, account))
    publishDeletion(deletion, step)
  },
  async preview(step) {
    const inputs = readPreviewInputs(step)
    if ('skip' in inputs) {
      publishSkip(inputs.skip, step)
      return
    }
    const journal = stateJournal(step.saveState)
    const result = await withAccount(inputs, step, (account) =>
      previewDatabase(inputs, { ...account, journal })
    )
    publishPreview(result, inputs.account.apiUrl, step)
  },
  async sweep(step) {
    const inputs = readSweepInputs(step)
    const report = await withAccount(inputs, step, (account) => sweep(inputs, account))
    publishSweep(report, step)
    const failure = failureOf(report)
    if (failure !== undefined) throw failure
  },
  async post(step) {
    const inputs = readPostInputs(step)
    if (inputs !== undefined) await cleanUpAfterJob(inputs, step)
  }
}
