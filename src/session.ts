import type { Clock } from './clock.js'
import { Deadline } from './deadline.js'
import type { Exchange } from './http/exchange.js'
import { HttpSession } from './http/session.js'
import type { Log, Mask } from './log.js'
import { DeveloperApi, type Account } from './upstash/developer-api.js'

export interface Surroundings {
  exchange: Exchange
  clock: Clock
  cancelled: AbortSignal
  log: Log
  mask: Mask
}

export interface AccountSession {
  api: DeveloperApi
  session: HttpSession
  log: Log
}

/**
 * Runs `task` with the account's API, everything within one deadline of `timeoutSeconds`, which is called off at the end.
 */
export async function withAccount<T>(
  { account, timeoutSeconds, limitName }: { account: Account; timeoutSeconds: number; limitName?: string },
  { exchange, clock, cancelled, log, mask }: Surroundings,
  task: (session: AccountSession) => Promise<T>
): Promise<T> {
  const deadline = new Deadline(clock, timeoutSeconds, cancelled, limitName)
  try {
    const session = new HttpSession({ exchange, clock, deadline, log })
    return await task({ api: new DeveloperApi(account, { session, mask }), session, log })
  } finally {
    deadline.release()
  }
}
