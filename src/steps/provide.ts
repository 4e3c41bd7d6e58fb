import { provideDatabase, type Found } from '../actions/provide.js'
import { readProvideInputs } from '../inputs/provide.js'
import { stateJournal } from '../runner/journal.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { fillDatabase, prepareFilling } from './filling.js'
import { publishDatabase } from './outputs.js'
import { seeThrough } from './see-through.js'
import { withSession } from './session.js'

/** The root action as a step: a database of the name, created or reused, that answers. */
export async function provideStep(runner: Runner): Promise<void> {
  const inputs = readProvideInputs(runner)
  const { request, handOver, jobSummary } = inputs
  const { deleteAfterJob, owner } = request
  const { apiUrl } = handOver
  const journal = stateJournal(runner.saveState, { deleteAfterJob, apiUrl })
  const report = (found: Found): void => {
    if (!jobSummary) return
    const { step } = runner.context
    runner.summary(databaseReport({ found, apiUrl, owner, step, afterJob: deleteAfterJob && found.created }))
  }
  await withSession(inputs, runner, async (collaborators) => {
    const place = { context: runner.context, into: request.wish.name }
    const filling = await prepareFilling(inputs.filling, place, collaborators)
    const found = await provideDatabase(request, {
      ...collaborators,
      journal,
      beforeChange: filling.findSource
    })
    publishDatabase(found, handOver, runner)
    await seeThrough(found, handOver, collaborators, { ...runner, report })
    await fillDatabase(found, { ...filling, apiUrl }, collaborators)
  })
}
