import { provideDatabase } from '../actions/provide.js'
import { runStep } from '../github/step.js'
import { readCreateInputs } from '../inputs/create.js'
import { publishDatabase } from '../outputs.js'
import { withAccount } from '../session.js'
import { stateJournal } from '../state.js'

void runStep(async (step) => {
  const inputs = readCreateInputs(step)
  const request = { ...inputs, repository: step.context.repository }
  const journal = stateJournal(step.saveState)
  const found = await withAccount(inputs, step, (account) =>
    provideDatabase(request, { ...account, journal })
  )
  publishDatabase(found, inputs.account.apiUrl, step)
})
