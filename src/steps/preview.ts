import { previewDatabase } from '../actions/preview.js'
import type { Step } from '../github/step.js'
import { readPreviewInputs } from '../inputs/preview.js'
import { publishPreview, publishSkip } from '../outputs.js'
import { withAccount } from '../session.js'
import { stateJournal } from '../state.js'

/** The preview action as a step: a pull request and its database, brought in step. */
export async function previewStep(step: Step): Promise<void> {
  const inputs = readPreviewInputs(step)
  if ('skip' in inputs) {
    publishSkip(inputs.skip, step)
    return
  }
  const journal = stateJournal(step.saveState, {
    deleteAfterJob: inputs.wanted?.deleteAfterJob ?? false,
    apiUrl: inputs.account.apiUrl
  })
  const result = await withAccount(inputs, step, (account) =>
    previewDatabase(inputs, { ...account, journal })
  )
  publishPreview(result, inputs.account.apiUrl, step)
}
