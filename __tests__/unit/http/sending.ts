import { afterEach } from '@jest/globals'
import type { HttpReply, HttpRequest } from '../../../src/http/message.js'
import { Transport } from '../../../src/http/transport.js'
import type { LocalServer } from '../../support/fault-server.js'

const open: { close: () => unknown }[] = []

afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

/** Closes the resource when the test is over. */
export function kept<T extends { close: () => unknown }>(resource: T): T {
  open.push(resource)
  return resource
}

export interface Sending {
  transport?: Transport
  signal?: AbortSignal
  request?: Partial<HttpRequest>
  path?: string
}

/** Sends one request to a server of this machine, over a transport of its own unless one is given. */
export function send({ port }: Pick<LocalServer, 'port'>, sending: Sending = {}): Promise<HttpReply> {
  const transport = sending.transport ?? kept(new Transport())
  const url = new URL(`http://127.0.0.1:${port}${sending.path ?? '/v2/redis/databases'}`)
  const request: HttpRequest = { method: 'GET', url, headers: {}, ...sending.request }
  return transport.send(request, sending.signal ?? new AbortController().signal)
}

/** What the work fails with; undefined if it does not fail. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error
  )
}

/** Resolves when the last connection to the server is closed. */
export async function allClosed(server: LocalServer): Promise<void> {
  while (server.open() > 0) await new Promise(setImmediate)
}
