import type { Send } from './message.js'

/** How much of an error body is kept; no more is ever shown. Characters. */
const ERROR_BODY_LIMIT = 65_536

/**
 * Takes every secret out of error replies. Some proxies answer with the request they were sent, credentials and all; and
 * once such a text is cut to fit a line, the runner no longer recognises what is left of a secret.
 *
 * @param redact replaces every secret known so far
 */
export function withoutSecrets(send: Send, redact: (text: string) => string): Send {
  return async (request, signal) => {
    const reply = await send(request, signal)
    return reply.status < 300 ? reply : { ...reply, body: redact(reply.body.slice(0, ERROR_BODY_LIMIT)) }
  }
}
