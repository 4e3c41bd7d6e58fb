import type { Collaborators } from '../../../src/actions/collaborators.js'
import type { PreviewCollaborators } from '../../../src/actions/preview.js'
import type { SweepCollaborators } from '../../../src/actions/sweep/sweep.js'
import { GitHubApi } from '../../../src/github/api.js'
import { PullRequests } from '../../../src/github/pull-requests.js'
import type { Send } from '../../../src/http/message.js'
import { withSession } from '../../../src/steps/session.js'
import { aRunner, anAccount, noJournal } from '../../support/builders.js'
import { gitHubAccess } from '../../support/github/fake.js'
import { FakeUpstash } from '../../support/fake-upstash.js'
import type { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'

export interface Acted<T> {
  result: T | undefined
  error: unknown
  log: MemoryLog
  /** Milliseconds it took. */
  took: number
  /** Timers it left behind. */
  pending: number
}

export interface Setting {
  seconds?: number
  cancelled?: AbortSignal
  clock?: VirtualClock
}

/** Runs a task with the account's collaborators over `send`, in virtual time. */
export async function act<T>(
  send: Send,
  task: (collaborators: Collaborators) => Promise<T>,
  { seconds = 120, clock = new VirtualClock(), ...given }: Setting = {}
): Promise<Acted<T>> {
  const runner = aRunner({}, { send, clock, ...given })
  const work = withSession({ account: anAccount(), timeoutSeconds: seconds }, runner, task)
  const outcome = await clock.run(work).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error })
  )
  return { ...outcome, log: runner.log, took: clock.elapsed, pending: clock.pending }
}

const gitHubOf = ({ client }: Collaborators, repository = gitHubAccess.repository): GitHubApi =>
  new GitHubApi({ ...gitHubAccess, repository }, client)

/** What else a preview works with: GitHub, and a journal that writes nothing down. */
export function forPreview(collaborators: Collaborators): PreviewCollaborators {
  return { ...collaborators, pullRequests: new PullRequests(gitHubOf(collaborators)), journal: noJournal }
}

/** What else a sweep works with. */
export function forSweep(collaborators: Collaborators, repository?: string): SweepCollaborators {
  return { ...collaborators, github: gitHubOf(collaborators, repository) }
}

/** An account with a database of each name, the first the oldest: `id-1`, `id-2` and so on. */
export function accountWith(...names: string[]): FakeUpstash {
  const upstash = new FakeUpstash()
  for (const name of names) upstash.add(name)
  return upstash
}

export const namesIn = ({ databases }: FakeUpstash): string[] =>
  databases.map(({ database_name }) => database_name)

export const idsIn = ({ databases }: FakeUpstash): string[] => databases.map(({ database_id }) => database_id)
