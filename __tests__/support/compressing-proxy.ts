import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { startHttpServer, type LocalServer } from './fault-server.js'
import { relay } from './relay.js'

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
    accepted.push(request.headers['accept-encoding']?.toString())
    relay(request, target)
      .then(async (reply) => {
        const bytes = ENCODERS[encoding](`\uFEFF${await reply.text()}`)
        response.writeHead(reply.status, { 'content-type': 'application/json', 'content-encoding': encoding })
        response.end(bytes)
      })
      .catch(() => request.destroy())
  })
  return { ...server, accepted }
}
