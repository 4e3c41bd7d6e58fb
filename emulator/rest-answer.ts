/** Writes HTTP answers, those of any length included, in bounded memory. */
import type { ServerResponse } from 'node:http'

/** What is shorter goes out in one piece, with its length. */
const PIECE_BYTES = 64 * 1024

export function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/**
 * Answers 200 with these parts, each asked for when the client has taken most of those before it. Rejects when the
 * client is gone or takes nothing for `stallMs`.
 */
export async function answerInParts(
  response: ServerResponse,
  type: string,
  parts: AsyncIterable<string | Buffer>,
  stallMs: number
): Promise<void> {
  let piece: Buffer[] = []
  let length = 0
  for await (const part of parts) {
    const bytes = Buffer.from(part)
    piece.push(bytes)
    length += bytes.length
    if (length < PIECE_BYTES) continue
    if (!response.headersSent) response.writeHead(200, { 'content-type': type })
    if (!response.write(Buffer.concat(piece))) await drained(response, stallMs)
    piece = []
    length = 0
  }
  if (response.headersSent) response.end(Buffer.concat(piece))
  else answer(response, 200, type, Buffer.concat(piece))
}

/** Resolves when more may be written. */
export async function drained(response: ServerResponse, stallMs: number): Promise<void> {
  if (response.destroyed) throw new Error('the client is gone')
  await new Promise<void>((resolve, reject) => {
    const settle = (action: () => void): void => {
      clearTimeout(timer)
      response.off('drain', onDrain).off('close', onClose)
      action()
    }
    const onDrain = (): void => {
      settle(resolve)
    }
    const onClose = (): void => {
      settle(() => {
        reject(new Error('the client is gone'))
      })
    }
    const timer = setTimeout(() => response.destroy(), stallMs)
    response.on('drain', onDrain).on('close', onClose)
  })
}
