import { getDatabase } from '../actions/get.js'
import type { Found } from '../actions/provide.js'
import { readGetInputs } from '../inputs/target.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { publishDatabase } from './outputs.js'
import { seeThrough } from './see-through.js'
import { withSession } from './session.js'

/** The get action as a step: the connection details of a database that is there. */
export async function getStep(runner: Runner): Promise<void> {
  const inputs = readGetInputs(runner)
  const { target, owner, handOver, jobSummary } = inputs
  const { apiUrl } = handOver
  const report = (found: Found): void => {
    if (!jobSummary) return
    runner.summary(databaseReport({ found, apiUrl, owner, step: runner.context.step, afterJob: false }))
  }
  await withSession(inputs, runner, async (collaborators) => {
    const found = await getDatabase(target, collaborators)
    publishDatabase(found, handOver, runner)
    await seeThrough(found, handOver, collaborators, { ...runner, report })
  })
}
