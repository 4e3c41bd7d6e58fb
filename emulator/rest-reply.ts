/** Redis replies as the REST API sends them. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Reply } from './resp.js'

/** How replies are written, one of them or several. */
export interface Encoding {
  contentType: string
  item(reply: Reply): string | Buffer
  open: string
  between: string
  close: string
}

export const JSON_TYPE = 'application/json; charset=utf-8'

/** What the request's headers ask for. Throws a RestError when they cannot both be had. */
export function encodingOf(headers: IncomingHttpHeaders): Encoding {
  return jsonEncoding(headers['upstash-encoding'] === 'base64')
}

function jsonEncoding(base64: boolean): Encoding {
  return {
    contentType: JSON_TYPE,
    item: (reply) => itemJson(reply, base64),
    open: '[',
    between: ',',
    close: ']'
  }
}

/** `{"result": …}` or `{"error": …}` as JSON text. */
function itemJson(reply: Reply, base64: boolean): string {
  return reply.kind === 'error' ? errorJson(reply.text) : `{"result":${valueJson(reply, base64, true)}}`
}

export function errorJson(text: string): string {
  return JSON.stringify({ error: text })
}

/**
 * Text, so that integers keep all their digits. With base64 every string is encoded except the status OK; inside
 * an array it is encoded too, for that is what the official client decodes there.
 */
function valueJson(reply: Reply, base64: boolean, outermost: boolean): string {
  switch (reply.kind) {
    case 'null':
      return 'null'
    case 'integer':
      return reply.text
    case 'array':
      return `[${reply.items.map((item) => valueJson(item, base64, false)).join(',')}]`
    case 'bulk':
      return JSON.stringify(reply.bytes.toString(base64 ? 'base64' : 'utf8'))
    case 'status':
    case 'error': {
      const plain = !base64 || (outermost && reply.text === 'OK')
      return JSON.stringify(plain ? reply.text : Buffer.from(reply.text).toString('base64'))
    }
  }
}
