import { previewDatabase } from '../actions/preview.js'
import { runStep } from '../github/step.js'
import { readPreviewInputs } from '../inputs/preview.js'
import { publishPreview, publishSkip } from '../outputs.js'
import { withAccount } from '../session.js'
import { stateJournal } from '../state.js'

void runStep(async (step) => {
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
})
