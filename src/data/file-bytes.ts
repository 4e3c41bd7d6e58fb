import { open, type FileHandle } from 'node:fs/promises'

/** How much of a file is read at once. Bytes. */
const CHUNK = 256 * 1024
const LINE_FEED = 10
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** Reads a file piece by piece, so that its size does not matter. A byte order mark at its beginning is passed over. */
export async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    let first = true
    for (;;) {
      const chunk = await read(file)
      if (chunk === undefined) return
      yield first && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK) ? chunk.subarray(3) : chunk
      first = false
    }
  } finally {
    await file.close()
  }
}

/** A new buffer each time: what was read before may still be in use. */
async function read(file: FileHandle): Promise<Buffer | undefined> {
  const buffer = Buffer.allocUnsafe(CHUNK)
  const { bytesRead } = await file.read(buffer, 0, CHUNK)
  return bytesRead === 0 ? undefined : buffer.subarray(0, bytesRead)
}

/** Reads a file in pieces that end with a line feed, or with the file. */
export async function* wholeLinesOf(path: string): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const chunk of chunksOf(path)) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield begun.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...begun, chunk.subarray(0, end)])
      begun = []
    }
    if (end < chunk.length) begun.push(chunk.subarray(end))
  }
  if (begun.length > 0) yield Buffer.concat(begun)
}
