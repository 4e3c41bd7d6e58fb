import type { Exchange } from '../../../src/http/exchange.js'
import { withAccount, type AccountSession } from '../../../src/session.js'
import { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'

export const account = { email: 'me@example.com', apiKey: 'key-2f1c9e', apiUrl: 'https://api.upstash.com/v2' }

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

/** Runs a task with an account's session over `exchange`, in virtual time. */
export async function act<T>(
  exchange: Exchange,
  task: (session: AccountSession) => Promise<T>,
  { seconds = 120, cancelled = new AbortController().signal, clock = new VirtualClock() }: Setting = {}
): Promise<Acted<T>> {
  const log = new MemoryLog()
  const surroundings = { exchange, clock, cancelled, log, mask: log.mask }
  const work = withAccount({ account, timeoutSeconds: seconds }, surroundings, task)
  const outcome = await clock.run(work).then(
    (result) => ({ result, error: undefined }),
    (error: unknown) => ({ result: undefined, error })
  )
  return { ...outcome, log, took: clock.elapsed }
}
