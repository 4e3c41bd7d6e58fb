import { code, heading } from '../markup.js'

/**
 * The job summary of a run for a pull request that hands on no database.
 *
 * @param outcome `kept` if the pull request is open again after all
 */
export function absenceReport(
  name: string,
  pullRequest: number,
  outcome: 'kept' | 'deleted' | 'absent'
): string {
  const what = outcome === 'absent' ? `there is no ${code(name)}` : `${outcome} ${code(name)}`
  return `${heading(what)}\n\n<p>Pull request ${pullRequest} is ${outcome === 'kept' ? 'open again' : 'closed'}.</p>`
}
