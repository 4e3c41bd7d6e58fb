import { provideDatabase } from '../actions/provide.js'
import type { Step } from '../github/step.js'
import { readCreateInputs } from '../inputs/create.js'
import { publishDatabase } from '../outputs.js'
import { withAccount } from '../session.js'
import { stateJournal } from '../state.js'

/** The root action as a step: a database of the name, created or reused. */
export async function createStep(step: Step): Promise<void> {
  const inputs = readCreateInputs(step)
  const request = { ...inputs, repository: step.context.repository }
  const journal = stateJournal(step.saveState, { ...inputs, apiUrl: inputs.account.apiUrl })
  const found = await withAccount(inputs, step, (account) =>
    provideDatabase(request, { ...account, journal })
  )
  publishDatabase(found, inputs.account.apiUrl, step)
}
