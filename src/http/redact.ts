import type { Exchange } from './exchange.js'

/** How much of an error body is kept; more is never shown. Characters. */
const KEPT = 65_536

/**
 * An exchange whose error replies have no secret in them any more. Some proxies answer with the request they were sent,
 * credentials and all; and once such a text is cut to fit a line, the runner does not know the rest of a secret again.
 *
 * @param redact replaces every secret known so far
 */
export function withoutSecrets(exchange: Exchange, redact: (text: string) => string): Exchange {
  return async (request, signal) => {
    const reply = await exchange(request, signal)
    return reply.status < 300 ? reply : { ...reply, body: redact(reply.body.slice(0, KEPT)) }
  }
}
