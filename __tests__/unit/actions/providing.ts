import { type Found, type IfExists, provideDatabase } from '../../../src/actions/provide.js'
import type { Journal } from '../../../src/runner/journal.js'
import { withSession } from '../../../src/steps/session.js'
import { aProvideRequest, aRunner, anAccount, aWish, PREVIEW_NAME } from '../../support/builders.js'
import type { FakeUpstash } from '../../support/fake-upstash.js'
import type { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'

export const NAME = PREVIEW_NAME

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
export async function provide(
  upstash: FakeUpstash,
  { name = NAME, nameGiven = false, ifExists = 'reuse', seconds = 120, seed, cancelled }: Setting = {}
): Promise<Provided> {
  const clock = new VirtualClock(seed)
  upstash.clock = clock
  const runner = aRunner({}, { send: upstash.send, clock, ...(cancelled && { cancelled }) })
  const request = aProvideRequest({ wish: aWish({ name }), ifExists, nameGiven })
  const work = withSession({ account: anAccount(), timeoutSeconds: seconds }, runner, (collaborators) =>
    provideDatabase(request, { ...collaborators, journal: journalOf(upstash) })
  )
  const outcome = await clock.run(work).then(
    (found) => ({ found, error: undefined }),
    (error: unknown) => ({ found: undefined, error })
  )
  return { ...outcome, log: runner.log, took: clock.elapsed, pending: clock.pending }
}

function journalOf(upstash: FakeUpstash): Journal {
  return {
    planned: (name) => upstash.events.push(`planned:${name}`),
    uncertain: () => upstash.events.push('uncertain'),
    created: (id) => upstash.events.push(`created:${id}`),
    nothing: () => upstash.events.push('nothing')
  }
}
