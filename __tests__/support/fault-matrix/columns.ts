/** The columns of the fault matrix: seven things a step does, each with the request that matters most to it. */
import type { Emulator } from '../../../emulator/index.js'
import { stateJournal } from '../../../src/runner/journal.js'
import { aRunner } from '../builders.js'
import type { Hit } from './row.js'

export interface Column {
  /** As the document names it. */
  readonly name: string
  readonly action: string
  readonly phase: 'main' | 'post'
  readonly hit: Hit
  /** The database it is all about. */
  readonly database: string
  /** Whether that is there before the step. */
  readonly there: boolean
  /** Whether it is there after a step that got through. */
  readonly thereAfter: boolean
  readonly inputs: Readonly<Record<string, string>>
  /** True if the post step follows, with `delete_after_job`; what the main step created must then be gone. */
  readonly postFollows: boolean
  /** What a successful step publishes. */
  readonly outputs: Readonly<Record<string, string>>
}

const place = { primary_region: 'us-east-1' }
const passing = { delete_after_job: 'true' }
const pullRequest = 12

export const columns: readonly Column[] = [
  {
    name: 'create',
    action: '.',
    phase: 'main',
    hit: 'create',
    database: 'orders',
    there: false,
    thereAfter: true,
    inputs: { name: 'orders', ...place, ...passing },
    postFollows: true,
    outputs: { created: 'true', database_name: 'orders' }
  },
  {
    name: 'reuse',
    action: '.',
    phase: 'main',
    hit: 'list',
    database: 'orders',
    there: true,
    thereAfter: true,
    inputs: { name: 'orders', ...place, ...passing },
    postFollows: true,
    outputs: { created: 'false', database_name: 'orders' }
  },
  {
    name: 'preview',
    action: 'preview',
    phase: 'main',
    hit: 'create',
    database: `acme-shop-pr-${pullRequest}`,
    there: false,
    thereAfter: true,
    inputs: { ...place, ...passing },
    postFollows: true,
    outputs: { created: 'true', skipped: 'false', database_name: `acme-shop-pr-${pullRequest}` }
  },
  {
    name: 'get',
    action: 'get',
    phase: 'main',
    hit: 'list',
    database: 'orders',
    there: true,
    thereAfter: true,
    inputs: { name: 'orders' },
    postFollows: false,
    outputs: { created: 'false', database_name: 'orders' }
  },
  {
    name: 'delete',
    action: 'delete',
    phase: 'main',
    hit: 'delete',
    database: 'orders',
    there: true,
    thereAfter: false,
    inputs: { name: 'orders' },
    postFollows: false,
    outputs: { deleted: 'true' }
  },
  {
    name: 'sweep',
    action: 'sweep',
    phase: 'main',
    hit: 'list',
    database: 'acme-shop-pr-7',
    there: true,
    thereAfter: false,
    inputs: {},
    postFollows: false,
    outputs: { deleted_count: '1', failed_count: '0' }
  },
  {
    name: 'post step',
    action: '.',
    phase: 'post',
    hit: 'delete',
    database: 'orders',
    there: true,
    thereAfter: false,
    inputs: { name: 'orders', ...place, ...passing },
    postFollows: false,
    outputs: {}
  }
]

/** The pull requests of the repository the steps run in; the event is about the only open one. */
export const openPullRequests: readonly number[] = [pullRequest]
export const closedPullRequests: readonly number[] = [7]
export const pullRequestEvent = {
  action: 'opened',
  number: pullRequest,
  pull_request: { number: pullRequest, head: { ref: 'topic', repo: { full_name: 'acme/shop' } } }
}

/** Which of the emulator's requests a fault hits. */
export const requestOf: Readonly<Record<Hit, { method: string; path: RegExp }>> = {
  list: { method: 'GET', path: /\/redis\/databases$/ },
  create: { method: 'POST', path: /\/redis\/database$/ },
  delete: { method: 'DELETE', path: /\/redis\/database\/[^/]+$/ }
}

/** What a main step that reached the API at `apiUrl` and created `name` in the account leaves for its post step. */
export function stateAfterCreating(emulator: Emulator, name: string, apiUrl: string): Record<string, string> {
  const { saveState, saved } = aRunner()
  const journal = stateJournal(saveState, { deleteAfterJob: true, apiUrl })
  const created = emulator.databases().find(({ database_name }) => database_name === name)
  const now = Math.floor(Date.now() / 1000)
  journal.planned(name, { earliest: now, latest: now })
  if (created !== undefined) journal.created(created.database_id)
  return Object.fromEntries(saved)
}
