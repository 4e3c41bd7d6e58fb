import { open } from 'node:fs/promises'

/** How much of a file is read at once. Bytes. */
const CHUNK = 256 * 1024
const LINE_FEED = 10
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Reads a file piece by piece, so that its size does not matter. A byte order mark at its beginning is passed over. Each
 * piece holds only until the next one is asked for: they share their memory.
 */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  const buffer = Buffer.allocUnsafe(CHUNK)
  try {
    let first = true
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK)
      if (bytesRead === 0) return
      const chunk = buffer.subarray(0, bytesRead)
      yield first && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK) ? chunk.subarray(3) : chunk
      first = false
    }
  } finally {
    await file.close()
  }
}

/** Reads a file in pieces that end with a line feed, or with the file. Each holds only until the next one is asked for. */
export async function* wholeLinesOf(path: string): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const chunk of chunksOf(path)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield begun.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...begun, chunk.subarray(0, end)])
      begun = []
    }
    if (end < chunk.length) begun.push(Buffer.from(chunk.subarray(end)))
  }
  if (begun.length > 0) yield Buffer.concat(begun)
}
