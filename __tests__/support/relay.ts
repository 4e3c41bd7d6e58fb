import type { IncomingMessage } from 'node:http'

/** Sends a request on to another server (`target` is its origin), with its credentials and body; the reply it gets. */
export async function relay(request: IncomingMessage, target: string): Promise<Response> {
  const { method = 'GET', url = '', headers } = request
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return await fetch(target + url, {
    method,
    headers: { authorization: headers.authorization ?? '' },
    ...(body !== '' && { body })
  })
}
