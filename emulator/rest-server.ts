/** The REST listener of one database. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeListener, listen, listenLater, LOOPBACK } from './http.js'
import { RestApi, type RestBackend } from './rest-api.js'
import type { RestGate } from './rest-gate.js'
import { corsHeaders, isAllowed, preflightHeaders } from './rest-headers.js'
import { DEFAULT_LIMITS, type RestLimits } from './rest-limits.js'

export interface RestServer {
  url: string
  close(): Promise<void>
}

/** Where a request arrives, and what it passes before it is read. */
export interface RestEntrance {
  /** Default 0: any free one. */
  port?: number
  gate?: RestGate
  /** How long connections are refused at first, in milliseconds. Default 0. */
  refusedMs?: number
}

/** A path may hold a whole command. Servers in Go, to judge by its errors the real API's, take this much by default. */
const MAX_HEADER_BYTES = 1024 * 1024

/** Starts the listener on 127.0.0.1. Rejects when its port is taken. */
export async function startRestServer(
  backend: RestBackend,
  limits: Partial<RestLimits> = {},
  { gate, refusedMs = 0, port: wanted = 0 }: RestEntrance = {}
): Promise<RestServer> {
  const api = new RestApi(backend, { ...DEFAULT_LIMITS, ...limits })
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request
    // Of a client that is gone; whoever waits for it hears of that by itself.
    response.on('error', () => undefined)
    const fault = gate?.note(request)
    if (fault !== undefined && (await gate?.answer(fault, response)) === true) return
    for (const [name, value] of corsHeaders(headers)) response.setHeader(name, value)
    if (method === 'OPTIONS') response.writeHead(200, preflightHeaders(headers)).end()
    else if (!isAllowed(method)) response.writeHead(405).end()
    else await api.handle({ method, url, headers }, request, response)
  }
  const listener = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const closing = new AbortController()
  const port =
    refusedMs > 0
      ? await listenLater(listener, wanted, { ms: refusedMs, signal: closing.signal })
      : await listen(listener, wanted)
  return {
    url: `http://${LOOPBACK}:${port}`,
    async close() {
      closing.abort()
      await closeListener(listener)
      api.close()
    }
  }
}
