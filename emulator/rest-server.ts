/** The REST listener of one database. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeListener, listen, LOOPBACK } from './http.js'
import { RestApi, type RestBackend } from './rest-api.js'
import { corsHeaders, isAllowed, preflightHeaders } from './rest-headers.js'
import { DEFAULT_LIMITS, type RestLimits } from './rest-limits.js'

export interface RestServer {
  url: string
  close(): Promise<void>
}

/** A path may hold a whole command. Servers in Go, to judge by its errors the real API's, take this much by default. */
const MAX_HEADER_BYTES = 1024 * 1024

/** Starts the listener on a free port of 127.0.0.1. */
export async function startRestServer(
  backend: RestBackend,
  limits: Partial<RestLimits> = {}
): Promise<RestServer> {
  const api = new RestApi(backend, { ...DEFAULT_LIMITS, ...limits })
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request
    // Of a client that is gone; whoever waits for it hears of that by itself.
    response.on('error', () => undefined)
    for (const [name, value] of corsHeaders(headers)) response.setHeader(name, value)
    if (method === 'OPTIONS') response.writeHead(200, preflightHeaders(headers)).end()
    else if (!isAllowed(method)) response.writeHead(405).end()
    else await api.handle({ method, url, headers }, request, response)
  }
  const listener = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const port = await listen(listener, 0)
  return {
    url: `http://${LOOPBACK}:${port}`,
    async close() {
      await closeListener(listener)
      api.close()
    }
  }
}
