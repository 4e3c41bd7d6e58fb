/** Things as tests need them most often; a test names only what matters to it. */
import type { PreviewRequest } from '../../src/actions/preview.js'
import type { ProvideRequest } from '../../src/actions/provide.js'
import type { SweepRequest } from '../../src/actions/sweep/sweep.js'
import type { NameOwner } from '../../src/naming.js'
import type { EventContext } from '../../src/runner/event.js'
import type { CreationRecord, Journal } from '../../src/runner/journal.js'
import type { Ready } from '../../src/local-database/index.js'
import type { Runner } from '../../src/runner/runner.js'
import type { Account } from '../../src/upstash/client.js'
import type { DatabaseWish } from '../../src/upstash/create-request.js'
import { parseDatabase, type Database, type DatabaseSummary } from '../../src/upstash/database.js'
import { MemoryLog } from './memory-log.js'
import { SMALLEST_REPLY } from './replies.js'
import { VirtualClock } from './virtual-clock.js'

/** What a workflow gives a step: texts by the names of its inputs. */
export type Inputs = Readonly<Record<string, string>>

export const REPOSITORY = 'acme/shop'
/** What pull request 12 of `acme/shop` has its database called. */
export const PREVIEW_NAME = 'acme-shop-pr-12'

/** The credentials of `anAccount`, as inputs. */
export const CREDENTIALS = { email: 'me@example.com', api_key: 'key-2f1c9e' }

export function anAccount(given: Partial<Account> = {}): Account {
  const { email, api_key: apiKey } = CREDENTIALS
  return { email, apiKey, apiUrl: 'https://api.upstash.com/v2', ...given }
}

/** The inputs that the root action cannot do without; they ask for `aWish`. */
export const REQUIRED_INPUTS = { ...CREDENTIALS, primary_region: 'us-east-1' }

export function aWish(given: Partial<DatabaseWish> = {}): DatabaseWish {
  return {
    name: PREVIEW_NAME,
    primaryRegion: 'us-east-1',
    readRegions: [],
    tls: true,
    plan: undefined,
    budget: undefined,
    eviction: undefined,
    ...given
  }
}

/** What is read from a reply with these fields, and beside them only what a connection cannot do without. */
export function aDatabase(fields: object = {}): Database {
  return parseDatabase({ ...SMALLEST_REPLY, ...fields }, 'the reply')
}

export function anOwner(given: Partial<NameOwner> = {}): NameOwner {
  return { repository: REPOSITORY, prefix: undefined, ...given }
}

export function aProvideRequest(given: Partial<ProvideRequest> = {}): ProvideRequest {
  return {
    wish: aWish(),
    ifExists: 'reuse',
    nameGiven: false,
    owner: anOwner(),
    maxDatabases: undefined,
    deleteAfterJob: false,
    ...given
  }
}

/** For an event of pull request 12: `closed`, or one of those that want a database. */
export function aPreviewRequest(event: string, given: Partial<PreviewRequest> = {}): PreviewRequest {
  const wanted = event === 'closed' ? undefined : aProvideRequest()
  return { pullRequest: 12, name: PREVIEW_NAME, wanted, ...given }
}

/** An entry of the account's list. */
export function aSummary(given: Partial<DatabaseSummary> = {}): DatabaseSummary {
  return {
    database_id: 'id-1',
    database_name: PREVIEW_NAME,
    creation_time: 1_700_000_000,
    state: 'active',
    ...given
  }
}

export function aSweepRequest(given: Partial<SweepRequest> = {}): SweepRequest {
  return {
    owner: anOwner(),
    closedPullRequests: true,
    finishedRuns: false,
    deletedBranches: false,
    olderThanSeconds: undefined,
    ownRunId: '9000000001',
    dryRun: false,
    maxDeletes: 100_000,
    ...given
  }
}

/** A push to `main`, unless something else is given. */
export function anEvent(given: Partial<EventContext> = {}): EventContext {
  return {
    eventName: 'push',
    repository: REPOSITORY,
    ref: 'refs/heads/main',
    runId: '9000000001',
    job: 'test',
    step: 'redis',
    actor: 'octocat',
    workspace: '/home/runner/work/shop/shop',
    apiUrl: 'https://api.github.com',
    payload: {},
    ...given
  }
}

/** An event of pull request 12 of `acme/shop`, whose branch is in the repository `home`, as the payload says it. */
export function aPullRequest(action = 'opened', home: unknown = { full_name: REPOSITORY }): EventContext {
  return anEvent({
    eventName: 'pull_request',
    ref: 'refs/pull/12/merge',
    payload: { action, number: 12, pull_request: { number: 12, head: { repo: home } } }
  })
}

/** What a step wrote down that asked for no database. */
export function aRecord(given: Partial<CreationRecord> = {}): CreationRecord {
  return {
    plannedName: undefined,
    plannedAt: 0,
    lastSentAt: 0,
    databaseIds: [],
    uncertain: false,
    ...given
  }
}

/** Writes nothing down. */
export const noJournal: Journal = {
  planned: () => undefined,
  uncertain: () => undefined,
  created: () => undefined,
  nothing: () => undefined
}

/** A local database as it comes from the server, with secrets of its own. */
export function aLocalDatabase(given: Partial<Ready['database']> = {}): Ready {
  const database = {
    database_id: 'local-0123456789abcdef',
    database_name: 'local',
    endpoint: '127.0.0.1',
    port: 40001,
    tls: false,
    region: 'local',
    primary_region: 'local',
    read_regions: undefined,
    type: undefined,
    creation_time: undefined,
    state: 'active',
    eviction: undefined,
    password: 'local-password-5b1f',
    rest_token: 'local-token-9c2e',
    read_only_rest_token: 'local-read-only-77ab',
    rest_url: undefined,
    ...given
  }
  const login = database.password === undefined ? '' : `default:${database.password}@`
  return {
    database,
    connection: {
      restUrl: 'http://127.0.0.1:40002',
      redisUrl: `redis://${login}${database.endpoint}:${database.port}`
    },
    keep: () => undefined
  }
}

/** There is no bundle to load. */
export const noLocalDatabases: Runner['localDatabases'] = () =>
  Promise.reject(new Error('There are no local databases here'))

export interface MemoryRunner extends Runner {
  log: MemoryLog
  clock: VirtualClock
  /** What the step saved for its post phase. */
  saved: Map<string, string>
  /** What the step added to the job's summary. */
  summaries: string[]
}

/** A runner that keeps everything in memory and has no network unless one is given. */
export function aRunner(
  inputs: Inputs = {},
  given: Partial<Omit<Runner, 'log' | 'clock' | 'input'>> & { clock?: VirtualClock } = {}
): MemoryRunner {
  const log = new MemoryLog()
  const saved = new Map<string, string>()
  const summaries: string[] = []
  return {
    input: (name) => inputs[name] ?? '',
    context: anEvent(),
    mask: log.mask,
    redact: (text) => text,
    setOutputs: log.setOutputs,
    exportVariable: log.exportVariable,
    summary: (markdown) => {
      summaries.push(markdown)
    },
    saveState: (values) => {
      for (const [name, value = ''] of Object.entries(values)) saved.set(name, value)
    },
    state: (name) => saved.get(name) ?? '',
    send: () => Promise.reject(new Error('There is no network here')),
    cancelled: new AbortController().signal,
    localDatabases: noLocalDatabases,
    ...given,
    clock: given.clock ?? new VirtualClock(),
    log,
    saved,
    summaries
  }
}
