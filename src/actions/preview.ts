import { messageOf } from '../errors.js'
import type { PullRequests } from '../github/pull-requests.js'
import { NotConfirmed } from '../http/errors.js'
import { quoted } from '../text.js'
import type { CreatingCollaborators } from './collaborators.js'
import { deleteDatabase } from './delete.js'
import { provideDatabase, type Provided, type ProvideRequest } from './provide.js'

/** How old GitHub's word that a pull request is closed may be when its database is deleted. Milliseconds. */
const FRESH_MS = 1_000

export interface PreviewRequest {
  pullRequest: number
  /** Name of the pull request's database. */
  name: string
  /** What to provide; undefined if the event says that the pull request was closed. */
  wanted: ProvideRequest | undefined
}

export interface PreviewResult {
  /** The pull request's database; undefined if it has none now. */
  found: Provided | undefined
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
  const { pullRequests, client, log } = collaborators
  const askedAt = client.clock.now()
  if (!(await pullRequests.isOpen(pullRequest))) {
    log.notice(`Pull request ${pullRequest} is closed by now: it gets no database.`)
    return await removed(request, collaborators, { skipped: true, saidClosedAt: askedAt })
  }
  const found = await provideDatabase(wanted, collaborators)
  // The run for the closed event may have looked for the database before it was there. Now that it is, either that run
  // is still to come, or the pull request is closed by now.
  const askedAgainAt = client.clock.now()
  const open = found.created ? await openNow(request, collaborators, 'was closed meanwhile') : true
  if (open === false) {
    log.notice(`Pull request ${pullRequest} was closed while its database was created: it is deleted again.`)
    const ownId = found.database.database_id
    return await removed(request, collaborators, { skipped: true, saidClosedAt: askedAgainAt, ownId })
  }
  return { found, skipped: false, deleted: false }
}

/** A closed event may be handled after the pull request was opened again; the run for that needs the database. */
async function removePreview(
  request: PreviewRequest,
  collaborators: PreviewCollaborators
): Promise<PreviewResult> {
  const askedAt = collaborators.client.clock.now()
  const open = await openNow(request, collaborators, 'was opened again')
  if (open === true) return kept(request, collaborators)
  return await removed(request, collaborators, {
    skipped: false,
    saidClosedAt: open === undefined ? undefined : askedAt
  })
}

interface Removal {
  skipped: boolean
  /** When GitHub was asked and said that the pull request is closed; undefined if it did not say. */
  saidClosedAt: number | undefined
  /** The database that this step created. */
  ownId?: string
}

/** Deletes the pull request's database, unless GitHub says in the meantime that it is open again. */
async function removed(
  request: PreviewRequest,
  collaborators: PreviewCollaborators,
  { skipped, saidClosedAt, ...options }: Removal
): Promise<PreviewResult> {
  const target = { name: request.name }
  const confirm = saidClosedAt === undefined ? undefined : confirmation(request, collaborators, saidClosedAt)
  try {
    const { deleted } = await deleteDatabase(target, collaborators, { ...options, confirm })
    return { found: undefined, skipped, deleted }
  } catch (error) {
    if (error instanceof NotConfirmed) return kept(request, collaborators)
    throw error
  }
}

/** Asks GitHub again if its word that the pull request is closed is no longer of this moment. */
function confirmation(
  { pullRequest }: PreviewRequest,
  { pullRequests, client }: PreviewCollaborators,
  saidClosedAt: number
): () => Promise<void> {
  let askedAt = saidClosedAt
  return async () => {
    const now = client.clock.now()
    if (now - askedAt <= FRESH_MS) return
    askedAt = now
    if (await pullRequests.isOpen(pullRequest)) throw new NotConfirmed('its pull request is open again')
  }
}

function kept({ pullRequest, name }: PreviewRequest, { log }: PreviewCollaborators): PreviewResult {
  log.notice(`Pull request ${pullRequest} is open again: its database ${quoted(name)} is kept.`)
  return { found: undefined, skipped: true, deleted: false }
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
