import { messageOf } from '../errors.js'
import type { PullRequests } from '../github/pull-requests.js'
import { quoted } from '../text.js'
import type { CreatingCollaborators } from './collaborators.js'
import { deleteDatabase } from './delete.js'
import { provideDatabase, type Found, type ProvideRequest } from './provide.js'

export interface PreviewRequest {
  pullRequest: number
  /** Name of the pull request's database. */
  name: string
  /** What to provide; undefined if the event says that the pull request was closed. */
  wanted: ProvideRequest | undefined
}

export interface PreviewResult {
  /** The pull request's database; undefined if it has none now. */
  found: Found | undefined
  /** True if nothing was provided although the event asked for it. */
  skipped: boolean
  /** True if a database was deleted. */
  deleted: boolean
}

export interface PreviewCollaborators extends CreatingCollaborators {
  pullRequests: PullRequests
}

/**
 * Keeps a pull request and its database in step: while it is open it has one, once it is closed it has none. What counts
 * is whether the pull request is open now, not what the event said: a run may be late, or run again after the close.
 */
export async function previewDatabase(
  request: PreviewRequest,
  collaborators: PreviewCollaborators
): Promise<PreviewResult> {
  const { wanted, pullRequest } = request
  if (wanted === undefined) return await removePreview(request, collaborators)
  const { pullRequests, log } = collaborators
  if (!(await pullRequests.isOpen(pullRequest))) {
    log.notice(`Pull request ${pullRequest} is closed by now: it gets no database.`)
    return await removed(request, collaborators, { skipped: true })
  }
  const found = await provideDatabase(wanted, collaborators)
  // The run for the closed event may have looked for the database before it was there. Now that it is, either that run
  // is still to come, or the pull request is closed by now.
  const open = found.created ? await openNow(request, collaborators, 'was closed meanwhile') : true
  if (open === false) {
    log.notice(`Pull request ${pullRequest} was closed while its database was created: it is deleted again.`)
    return await removed(request, collaborators, { skipped: true, ownId: found.database.database_id })
  }
  return { found, skipped: false, deleted: false }
}

/** A closed event may be handled after the pull request was opened again; the run for that needs the database. */
async function removePreview(
  request: PreviewRequest,
  collaborators: PreviewCollaborators
): Promise<PreviewResult> {
  const open = await openNow(request, collaborators, 'was opened again')
  if (open !== true) return await removed(request, collaborators, { skipped: false })
  const { pullRequest, name } = request
  collaborators.log.notice(`Pull request ${pullRequest} is open again: its database ${quoted(name)} is kept.`)
  return { found: undefined, skipped: true, deleted: false }
}

async function removed(
  { name }: PreviewRequest,
  collaborators: PreviewCollaborators,
  { skipped, ownId }: { skipped: boolean; ownId?: string }
): Promise<PreviewResult> {
  const { deleted } = await deleteDatabase({ name }, collaborators, ownId)
  return { found: undefined, skipped, deleted }
}

/** Whether the pull request is open now; undefined, with a warning, if GitHub does not say. */
async function openNow(
  { pullRequest }: PreviewRequest,
  { pullRequests, log }: PreviewCollaborators,
  question: string
): Promise<boolean | undefined> {
  try {
    return await pullRequests.isOpen(pullRequest)
  } catch (error) {
    log.warning(
      `GitHub did not say whether pull request ${pullRequest} ${question}; this run goes by its event. ${messageOf(error)}`
    )
    return undefined
  }
}
