import { previewDatabase, type PreviewResult } from '../actions/preview.js'
import { GitHubApi } from '../github/api.js'
import { PullRequests } from '../github/pull-requests.js'
import { readPreviewInputs, type PreviewInputs } from '../inputs/preview.js'
import { stateJournal } from '../runner/journal.js'
import { absenceReport } from '../report/absence.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { publishPreview, publishSkip } from './outputs.js'
import { seeThrough } from './see-through.js'
import { withSession } from './session.js'

/** The preview action as a step: a pull request and its database, kept in step. */
export async function previewStep(runner: Runner): Promise<void> {
  const inputs = readPreviewInputs(runner)
  if ('skip' in inputs) {
    publishSkip(inputs.skip, runner)
    return
  }
  const { request, github, handOver } = inputs
  const { deleteAfterJob = false } = request.wanted ?? {}
  const journal = stateJournal(runner.saveState, { deleteAfterJob, apiUrl: handOver.apiUrl })
  const report = (result: PreviewResult): void => {
    if (inputs.jobSummary) runner.summary(reportOn(result, inputs, runner.context.step))
  }
  await withSession(inputs, runner, async (collaborators) => {
    const pullRequests = new PullRequests(new GitHubApi(github, collaborators.client))
    const result = await previewDatabase(request, { ...collaborators, journal, pullRequests })
    publishPreview(result, handOver, runner)
    if (result.found === undefined) {
      report(result)
      return
    }
    await seeThrough(result.found, handOver, collaborators, {
      ...runner,
      report: (found) => {
        report({ ...result, found })
      }
    })
  })
}

function reportOn(
  { found, skipped, deleted }: PreviewResult,
  { account: { apiUrl }, owner, request: { name, pullRequest, wanted } }: PreviewInputs,
  step: string
): string {
  if (found === undefined) {
    const kept = wanted === undefined && skipped
    return absenceReport(name, pullRequest, kept ? 'kept' : deleted ? 'deleted' : 'absent')
  }
  const afterJob = found.created && wanted?.deleteAfterJob === true
  return databaseReport({ found, apiUrl, owner, step, afterJob, preview: true })
}
