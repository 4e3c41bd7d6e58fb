import { failureOf } from '../actions/sweep/report.js'
import { sweep } from '../actions/sweep/sweep.js'
import { GitHubApi } from '../github/api.js'
import { readSweepInputs } from '../inputs/sweep.js'
import { sweepReport } from '../report/sweep.js'
import type { Runner } from '../runner/runner.js'
import { publishSweep } from './outputs.js'
import { withSession } from './session.js'

/**
 * The sweep action as a step.
 *
 * @throws ActionError, once everything is published, if deletions failed
 */
export async function sweepStep(runner: Runner): Promise<void> {
  const inputs = readSweepInputs(runner)
  const report = await withSession(inputs, runner, (collaborators) => {
    const github = inputs.github && new GitHubApi(inputs.github, collaborators.client)
    return sweep(inputs.request, { ...collaborators, github })
  })
  publishSweep(report, runner)
  if (inputs.jobSummary) runner.summary(sweepReport(report, inputs.request.owner))
  const failure = failureOf(report)
  if (failure !== undefined) throw failure
}
