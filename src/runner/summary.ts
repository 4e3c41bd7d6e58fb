import { appendFileSync } from 'node:fs'
import { messageOf } from '../errors.js'
import type { Log } from '../log.js'

/**
 * Adds to the job's summary (docs.github.com, "Adding a job summary"). Without a file for it, as on an old GitHub Enterprise
 * Server, there is none. A summary that cannot be written is a warning: what it tells has happened nevertheless.
 *
 * Not `core.summary`: its promises of files would be loaded by every run, 1 ms each.
 *
 * @param path GITHUB_STEP_SUMMARY, "" if the runner gives none
 */
export function appendSummary(path: string, markdown: string, log: Log): void {
  if (path === '') return
  try {
    appendFileSync(path, `${markdown}\n`)
  } catch (error) {
    log.warning(
      `The job summary could not be written: ${messageOf(error)} Everything else is done. Set \`job_summary: false\` if this runner has no place for it.`
    )
  }
}
