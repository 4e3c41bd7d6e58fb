import { previewDatabase, type PreviewResult } from '../actions/preview.js'
import { messageOf } from '../errors.js'
import { GitHubApi } from '../github/api.js'
import { PullRequests } from '../github/pull-requests.js'
import { readPreviewInputs, type PreviewInputs, type Withheld } from '../inputs/preview.js'
import { stateJournal } from '../runner/journal.js'
import { absenceReport } from '../report/absence.js'
import { databaseReport } from '../report/database.js'
import type { Runner } from '../runner/runner.js'
import { fillDatabase, prepareFilling } from './filling.js'
import { provideLocalDatabase } from './local-database.js'
import { publishAbsence, publishLocalPreview, publishPreview } from './outputs.js'
import { seeThrough } from './see-through.js'
import { withSession } from './session.js'

/** The preview action as a step: a pull request and its database, kept in step. */
export async function previewStep(runner: Runner): Promise<void> {
  const began = runner.clock.now()
  const inputs = readPreviewInputs(runner)
  if ('withheld' in inputs) {
    await withoutSecrets(inputs, runner)
    return
  }
  const result = await keepInStep(inputs, runner)
  if (inputs.comment) {
    // It comes last, and whatever happens to it, the step has done its work.
    await import('../comment/index.js')
      .then(({ bringUpToDate }) => bringUpToDate(result, inputs, { runner, began, withSession, GitHubApi }))
      .catch((error: unknown) => {
        runner.log.warning(`There is no comment: ${messageOf(error)}`)
      })
  }
}

/** Does what the step is for, publishes what came of it, and reports it. */
async function keepInStep(inputs: PreviewInputs, runner: Runner): Promise<PreviewResult> {
  const { request, github, handOver } = inputs
  const { deleteAfterJob = false } = request.wanted ?? {}
  const journal = stateJournal(runner.saveState, { deleteAfterJob, apiUrl: handOver.apiUrl })
  const report = (result: PreviewResult): void => {
    if (inputs.jobSummary) runner.summary(reportOn(result, inputs, runner.context.step))
  }
  return await withSession(inputs, runner, async (collaborators) => {
    const pullRequests = new PullRequests(new GitHubApi(github, collaborators.client))
    const place = { context: runner.context, into: request.name }
    const filling = await prepareFilling(inputs.filling, place, collaborators)
    const result = await previewDatabase(request, {
      ...collaborators,
      journal,
      pullRequests,
      beforeChange: filling.findSource
    })
    publishPreview(result, handOver, runner)
    const { found } = result
    if (found === undefined) {
      report(result)
      return result
    }
    await seeThrough(found, handOver, collaborators, {
      ...runner,
      report: (seen) => {
        report({ ...result, found: { ...found, ...seen } })
      }
    })
    await fillDatabase(found, { ...filling, apiUrl: handOver.apiUrl }, collaborators)
    return result
  })
}

function reportOn(result: PreviewResult, inputs: PreviewInputs, step: string): string {
  const { found } = result
  const { account, owner, request } = inputs
  if (found === undefined) return absenceReport(request, result)
  const afterJob = found.created && request.wanted?.deleteAfterJob === true
  return databaseReport({ found, apiUrl: account.apiUrl, owner, step, afterJob, preview: true })
}

async function withoutSecrets(inputs: Withheld, runner: Runner): Promise<void> {
  const { withheld, instead } = inputs
  if (instead === 'local') {
    await provideLocalDatabase(
      { ...inputs, request: { redis_url: undefined } },
      runner,
      (local, publication) => {
        publishLocalPreview(inputs, local, publication, runner)
      }
    )
    return
  }
  publishAbsence(instead && withheld, runner)
  if (instead && inputs.jobSummary) runner.summary((await runner.localDatabases()).skipReport(withheld))
}
