import type { Collaborators } from '../../../src/actions/collaborators.js'
import type { PreviewCollaborators } from '../../../src/actions/preview.js'
import { GitHubClient } from '../../../src/github/client.js'
import type { Send } from '../../../src/http/message.js'
import { withSession } from '../../../src/steps/session.js'
import { aRunner, anAccount, noJournal } from '../../support/builders.js'
import { gitHubAccess } from '../../support/github/fake.js'
import type { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'

export interface Acted<T> {
  result: T | undefined
  error: unknown
  log: MemoryLog
  /** Milliseconds it took. */
  took: number
}

interface Setting {
  seconds?: number
  cancelled?: AbortSignal
  clock?: VirtualClock
}

/** Runs a task with the account's collaborators over `send`, in virtual time. */
export async function act<T>(
  send: Send,
  task: (collaborators: Collaborators) => Promise<T>,
  { seconds = 120, cancelled = new AbortController().signal, clock = new VirtualClock() }: Setting = {}
): Promise<Acted<T>> {
  const runner = aRunner({}, { send, clock, cancelled })
  const work = withSession({ account: anAccount(), timeoutSeconds: seconds }, runner, task)
  const outcome = await clock.run(work).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error })
  )
  return { ...outcome, log: runner.log, took: clock.elapsed }
}

/** What else a preview works with: GitHub, and a journal that writes nothing down. */
export function forPreview(collaborators: Collaborators): PreviewCollaborators {
  const github = new GitHubClient(gitHubAccess, collaborators.client)
  return { ...collaborators, github, journal: noJournal }
}
