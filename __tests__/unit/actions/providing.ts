import { provideDatabase } from '../../../src/actions/provide.js'
import type { IfExists } from '../../../src/inputs/create.js'
import type { Found } from '../../../src/actions/found.js'
import { withAccount } from '../../../src/session.js'
import type { Journal } from '../../../src/state.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'

export const NAME = 'acme-shop-pr-12'

export interface Provided {
  found: Found | undefined
  error: unknown
  log: MemoryLog
  /** Milliseconds the step took. */
  took: number
  /** Timers it left behind. */
  pending: number
}

interface Setting {
  name?: string
  nameGiven?: boolean
  ifExists?: IfExists
  seconds?: number
  seed?: number
  cancelled?: AbortSignal
}

/** Runs the root action's work against a fake account; what it writes into its journal is noted among the requests. */
export async function provide(upstash: FakeUpstash, setting: Setting = {}): Promise<Provided> {
  const clock = new VirtualClock(setting.seed)
  const log = new MemoryLog()
  const wish = {
    name: setting.name ?? NAME,
    primaryRegion: 'us-east-1',
    readRegions: [],
    tls: true,
    plan: undefined,
    budget: undefined,
    eviction: undefined
  }
  const {
    ifExists = 'reuse',
    nameGiven = false,
    seconds = 120,
    cancelled = new AbortController().signal
  } = setting
  const request = { wish, ifExists, nameGiven, repository: 'acme/shop' }
  const account = { email: 'me@example.com', apiKey: 'key-2f1c9e', apiUrl: 'https://api.upstash.com/v2' }
  const surroundings = { exchange: upstash.exchange, clock, cancelled, log, mask: log.mask }
  const work = withAccount({ account, timeoutSeconds: seconds }, surroundings, (session) =>
    provideDatabase(request, { ...session, journal: journalOf(upstash) })
  )
  const outcome = await clock.run(work).then(
    (found) => ({ found, error: undefined }),
    (error: unknown) => ({ found: undefined, error })
  )
  return { ...outcome, log, took: clock.elapsed, pending: clock.pending }
}

function journalOf(upstash: FakeUpstash): Journal {
  return {
    planned: (name) => upstash.events.push(`planned:${name}`),
    uncertain: () => upstash.events.push('uncertain'),
    created: (id) => upstash.events.push(`created:${id}`),
    nothing: () => upstash.events.push('nothing')
  }
}
