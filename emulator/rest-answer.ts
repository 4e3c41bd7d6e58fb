/** Writes HTTP answers, those of any length included, in bounded memory. */
import type { ServerResponse } from 'node:http'

/** What is shorter goes out in one piece, with its length. In characters or bytes, whichever the parts are. */
const PIECE_LENGTH = 64 * 1024

/** Parts put together: texts as text, which is faster, until the first bytes come. */
class Piece {
  #text = ''
  #bytes: Buffer[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  add(part: string | Buffer): void {
    this.#length += part.length
    if (typeof part === 'string') this.#text += part
    else {
      this.#flush()
      this.#bytes.push(part)
    }
  }

  /** Everything so far, which is then gone. */
  take(): string | Buffer {
    if (this.#bytes.length > 0) this.#flush()
    const taken = this.#bytes.length > 0 ? Buffer.concat(this.#bytes) : this.#text
    this.#text = ''
    this.#bytes = []
    this.#length = 0
    return taken
  }

  #flush(): void {
    if (this.#text !== '') this.#bytes.push(Buffer.from(this.#text))
    this.#text = ''
  }
}

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
  const piece = new Piece()
  for await (const part of parts) {
    piece.add(part)
    if (piece.length < PIECE_LENGTH) continue
    if (!response.headersSent) response.writeHead(200, { 'content-type': type })
    if (!response.write(piece.take())) await drained(response, stallMs)
  }
  if (response.headersSent) response.end(piece.take())
  else answer(response, 200, type, piece.take())
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
