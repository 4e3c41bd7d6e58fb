import type { Collaborators } from '../actions/collaborators.js'
import { ApiClient } from '../http/client.js'
import { Deadline } from '../http/deadline.js'
import type { Runner } from '../runner/runner.js'
import { UpstashClient, type Account } from '../upstash/client.js'

export interface SessionOptions {
  account: Account
  timeoutSeconds: number
  /** What the user knows the limit as; `timeout` if undefined. */
  limitName?: string
}

/** Runs `task` with the account's API, everything within one deadline of `timeoutSeconds`, which ends with the task. */
export async function withSession<T>(
  { account, timeoutSeconds, limitName }: SessionOptions,
  { send, clock, cancelled, log, mask }: Pick<Runner, 'send' | 'clock' | 'cancelled' | 'log' | 'mask'>,
  task: (collaborators: Collaborators) => Promise<T>
): Promise<T> {
  const deadline = new Deadline(clock, timeoutSeconds, cancelled, limitName)
  try {
    const client = new ApiClient({ send, clock, deadline, log })
    return await task({ upstash: new UpstashClient(account, { client, mask }), client, log })
  } finally {
    deadline.release()
  }
}
