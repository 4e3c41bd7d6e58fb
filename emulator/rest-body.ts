/** Reads what a client sends without keeping more of it than is allowed. */
import type { IncomingMessage } from 'node:http'
import { RestError, tooLarge } from './rest-errors.js'

/**
 * The whole body. One of more bytes than the limit is read to its end, as its error says how many there
 * were. Rejects when the connection ends first.
 */
export async function readBodyWithin(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
  })
  await new Promise<void>((resolve, reject) => {
    request.once('end', resolve)
    request.once('close', () => {
      reject(new Error('the client is gone'))
    })
  })
  if (length > limit) throw new RestError(400, tooLarge(limit, length))
  const [first = Buffer.alloc(0)] = chunks
  return chunks.length < 2 ? first : Buffer.concat(chunks)
}
