import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { startHttpServer, type LocalServer } from './fault-server.js'

const ENCODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }

export type Encoding = keyof typeof ENCODERS

export interface CompressingProxy extends LocalServer {
  /** What each request said it accepts. */
  readonly accepted: (string | undefined)[]
}

/**
 * Stands before an API (`target` is its origin) and compresses every reply, whatever the request accepts, behind a byte
 * order mark.
 */
export async function startCompressingProxy(target: string, encoding: Encoding): Promise<CompressingProxy> {
  const accepted: (string | undefined)[] = []
  const server = await startHttpServer((request, response) => {
    const { method = 'GET', url = '', headers } = request
    accepted.push(headersOf(headers['accept-encoding']))
    const relay = async (): Promise<void> => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const reply = await fetch(target + url, {
        method,
        headers: { authorization: headers.authorization ?? '' },
        ...(body !== '' && { body })
      })
      const bytes = ENCODERS[encoding](`\uFEFF${await reply.text()}`)
      response.writeHead(reply.status, { 'content-type': 'application/json', 'content-encoding': encoding })
      response.end(bytes)
    }
    relay().catch(() => request.destroy())
  })
  return { ...server, accepted }
}

function headersOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value
}
