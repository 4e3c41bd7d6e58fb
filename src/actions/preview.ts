import { messageOf } from '../errors.js'
import { Pulls } from '../github/pulls.js'
import type { PreviewInputs } from '../inputs/preview.js'
import type { Found } from './found.js'
import { quoted } from '../text.js'
import type { CreateCollaborators } from './create.js'
import { deleteDatabase } from './delete.js'
import { provideDatabase } from './provide.js'

export interface PreviewResult {
  /** The pull request's database; undefined where it has none now. */
  found: Found | undefined
  /** True where nothing was provided although the event asked for it. */
  skipped: boolean
  /** True where a database was deleted. */
  deleted: boolean
}

/**
 * Brings a pull request and its database in step: open, there is one; closed, there is none. What counts is whether the
 * pull request is open now, not what the event said: a run may be late, or run again after the close.
 */
export async function previewDatabase(
  inputs: PreviewInputs,
  collaborators: CreateCollaborators
): Promise<PreviewResult> {
  const { pullRequest, name, wanted, github } = inputs
  const { session, log } = collaborators
  const pulls = new Pulls(github, session)
  const remove = async (): Promise<boolean> => (await deleteDatabase({ name }, collaborators)).deleted

  if (wanted === undefined) {
    if (!(await isOpenAgain(pulls, inputs, log.warning.bind(log)))) {
      return { found: undefined, skipped: false, deleted: await remove() }
    }
    log.notice(`Pull request ${pullRequest} is open again: its database ${quoted(name)} is kept.`)
    return { found: undefined, skipped: true, deleted: false }
  }

  if (!(await pulls.isOpen(pullRequest))) {
    log.notice(`Pull request ${pullRequest} is closed by now: it gets no database.`)
    return { found: undefined, skipped: true, deleted: await remove() }
  }
  const found = await provideDatabase({ ...wanted, repository: github.repository }, collaborators)
  if (found.created && (await wasClosedMeanwhile(pulls, inputs, log.warning.bind(log)))) {
    log.notice(`Pull request ${pullRequest} was closed while its database was created: it is deleted again.`)
    return { found: undefined, skipped: true, deleted: await remove() }
  }
  return { found, skipped: false, deleted: false }
}

type Warn = (line: string) => void

/** A closed event may be handled after the pull request was opened again; the run for that needs the database. */
async function isOpenAgain(pulls: Pulls, { pullRequest }: PreviewInputs, warn: Warn): Promise<boolean> {
  try {
    return await pulls.isOpen(pullRequest)
  } catch (error) {
    warn(
      `Whether pull request ${pullRequest} was opened again could not be looked up; it counts as closed. ${messageOf(error)}`
    )
    return false
  }
}

/**
 * The run for the closed event may have looked for the database before it was there. Once created, either that run still
 * comes, or the pull request is closed by now.
 */
async function wasClosedMeanwhile(
  pulls: Pulls,
  { pullRequest }: PreviewInputs,
  warn: Warn
): Promise<boolean> {
  try {
    return !(await pulls.isOpen(pullRequest))
  } catch (error) {
    warn(
      `Whether pull request ${pullRequest} was closed meanwhile could not be looked up. ${messageOf(error)}`
    )
    return false
  }
}
