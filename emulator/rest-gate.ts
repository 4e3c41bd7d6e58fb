/** What stands before the REST endpoints of all databases: it notes each request, and applies the faults. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { replace } from './delivery.js'
import { FaultQueue, meansRequest } from './faults.js'
import type { RestFault, RestRequestRecord } from './types.js'

/** The noted requests are for tests; a load of them must not fill the memory. */
const MAX_NOTED = 1000

/** A request that a fault is to answer. */
export interface Interception {
  fault: RestFault['reply']
  record: RestRequestRecord
}

export class RestGate {
  readonly requests: RestRequestRecord[] = []
  readonly #faults = new FaultQueue<RestFault>(Date.now)
  readonly #closing = new AbortController()

  inject(fault: RestFault): void {
    this.#faults.add(fault)
  }

  clear(): void {
    this.#faults.clear()
  }

  /** Notes a request. Returns the fault that is to answer it, if one is. */
  note({ method = '', url = '', headers }: IncomingMessage): Interception | undefined {
    const record: RestRequestRecord = { method, path: url, headers, status: undefined }
    if (this.requests.length >= MAX_NOTED) this.requests.shift()
    this.requests.push(record)
    const fault = this.#faults.take(meansRequest(method, url))?.reply
    return fault === undefined ? undefined : { fault, record }
  }

  /** True if the fault took the place of the answer. */
  async answer({ fault, record }: Interception, response: ServerResponse): Promise<boolean> {
    if (fault.kind === 'delay') {
      await delay(fault.ms, undefined, { signal: this.#closing.signal })
      return false
    }
    const { socket } = response
    if (socket !== null) replace({ response, socket, record }, fault, new Date().toUTCString())
    return true
  }

  close(): void {
    this.#closing.abort()
  }
}
