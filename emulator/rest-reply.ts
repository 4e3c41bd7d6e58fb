/** Redis replies as the REST API sends them. */
import type { IncomingHttpHeaders } from 'node:http'
import { encodeReply, type Reply } from './resp.js'
import { INVALID_FORMAT, NO_BASE64_IN_RESP2, RestError } from './rest-errors.js'
import type { RestRequest } from './rest-request.js'

/** How replies are written, one of them or several. */
export interface Encoding {
  contentType: string
  item(reply: Reply): string | Buffer
  open: string
  between: string
  close: string
}

export const JSON_TYPE = 'application/json; charset=utf-8'

/** What the request's headers ask for. Throws a RestError when it is not to be had. */
export function encodingOf(headers: IncomingHttpHeaders, kind: RestRequest['kind']): Encoding {
  const format = headers['upstash-response-format'] ?? 'json'
  const base64 = headers['upstash-encoding'] === 'base64'
  if (format !== 'json' && format !== 'resp2') throw new RestError(400, INVALID_FORMAT)
  if (format === 'resp2' && base64) throw new RestError(400, NO_BASE64_IN_RESP2)
  // A transaction is answered in JSON, whatever was asked for.
  return format === 'resp2' && kind !== 'multi-exec' ? RESP2 : jsonEncoding(base64)
}

/** As a Redis server answers, one reply after the other. That a failed command is a 400 here, too, is a guess. */
const RESP2: Encoding = {
  contentType: 'application/octet-stream',
  item: encodeReply,
  open: '',
  between: '',
  close: ''
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
