import type { PreviewRequest, PreviewResult } from '../actions/preview.js'
import { code, heading } from '../markup.js'

/** The job summary of a run for a pull request that hands on no database; its comment says the same. */
export function absenceReport(
  { name, pullRequest, wanted }: PreviewRequest,
  { skipped, deleted }: Pick<PreviewResult, 'skipped' | 'deleted'>
): string {
  const kept = skipped && wanted === undefined
  const what = kept ? 'kept' : deleted ? 'deleted' : 'there is no'
  return `${heading(`${what} ${code(name)}`)}\n\n<p>Pull request ${pullRequest} is ${kept ? 'open again' : 'closed'}.</p>`
}
