import { provideDatabase } from '../actions/provide.js'
import { readProvideInputs } from '../inputs/provide.js'
import { stateJournal } from '../runner/journal.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { publishDatabase } from './outputs.js'
import { withSession } from './session.js'

/** The root action as a step: a database of the name, created or reused. */
export async function provideStep(runner: Runner): Promise<void> {
  const inputs = readProvideInputs(runner)
  const { apiUrl } = inputs.account
  const { deleteAfterJob } = inputs.request
  const journal = stateJournal(runner.saveState, { deleteAfterJob, apiUrl })
  const found = await withSession(inputs, runner, (collaborators) =>
    provideDatabase(inputs.request, { ...collaborators, journal })
  )
  publishDatabase(found, apiUrl, runner)
  if (!inputs.jobSummary) return
  const { owner } = inputs.request
  const { step } = runner.context
  runner.summary(databaseReport({ found, apiUrl, owner, step, afterJob: deleteAfterJob && found.created }))
}
