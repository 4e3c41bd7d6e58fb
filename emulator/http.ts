/** What the listeners of the emulator need: reading a body, listening on loopback, closing for good. */
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { Server } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export type Listener = HttpServer | HttpsServer | Server

const RETRY_MS = 50

export const LOOPBACK = '127.0.0.1'

/** The whole body. Rejects when the connection ends before it does. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Listens on 127.0.0.1 and returns the port; 0 asks for any free one. Rejects when the port is taken. */
export async function listen(server: Listener, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the listener has no port')
  return address.port
}

/**
 * Finds a port of 127.0.0.1 as `listen` does, but refuses connections to it for `ms` and listens only then, unless
 * `signal` is aborted before. Returns the port at once.
 */
export async function listenLater(
  server: Listener,
  port: number,
  { ms, signal }: { ms: number; signal: AbortSignal }
): Promise<number> {
  const found = await listen(server, port)
  await closeListener(server)
  const open = async (): Promise<void> => {
    await delay(ms, undefined, { signal })
    // Somebody else may have the port by now, and give it back.
    while (
      !(await listen(server, found).then(
        () => true,
        () => false
      ))
    )
      await delay(RETRY_MS, undefined, { signal })
    if (signal.aborted) await closeListener(server)
  }
  open().catch(() => undefined)
  return found
}

/** Stops listening and, if it speaks HTTP, ends every connection, idle or not. */
export async function closeListener(server: Listener): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve()
    })
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
