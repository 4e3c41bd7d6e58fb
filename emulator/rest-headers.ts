/** The headers every answer of the REST plane has. */
import type { IncomingHttpHeaders } from 'node:http'

const METHODS = ['HEAD', 'GET', 'POST', 'PUT']

export function isAllowed(method: string): boolean {
  return METHODS.includes(method)
}

/** What lets a web page read an answer. The real API echoes the page's origin; `*` for none is a guess. */
export function corsHeaders({ origin }: IncomingHttpHeaders): [name: string, value: string][] {
  return [
    ['access-control-allow-origin', origin ?? '*'],
    ['access-control-allow-credentials', 'true']
  ]
}

/** What a browser asks before it sends a request. */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return {
    'access-control-allow-methods': METHODS.join(', '),
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '*'
  }
}

/**
 * The tokens with which a client asks to read its own writes. The real API's is a counter in base 32 that writes
 * move; here every request moves it, and as there is only one copy of the data, any token is already caught up with.
 */
export class SyncTokens {
  #count = 0

  next(): string {
    this.#count += 1
    return this.#count.toString(32)
  }
}
