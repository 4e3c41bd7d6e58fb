import type { IncomingMessage } from 'node:http'
import { NoReply } from './errors.js'
import { codeOf } from './network-error.js'

/** The largest body that is read. An account's list of 10,000 databases is about 10 MB. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

/**
 * The whole body of a reply as text. Compressed bodies are read although none is asked for: some proxies send them anyway.
 *
 * @throws NoReply if the body is too large or cannot be decompressed; whatever the connection ends with if it is cut
 */
export async function readBody(message: IncomingMessage, target: string): Promise<string> {
  const bytes = await readBytes(message, target)
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const plain = encoding === 'identity' || encoding === '' ? bytes : await decompress(bytes, encoding, target)
  return withoutByteOrderMark(plain.toString('utf8'))
}

/**
 * Unlike the library's readers, this rejects if the connection ends before the body does. No `for await`, whose machinery
 * takes a run longer than all else that is done with its replies.
 */
function readBytes(message: IncomingMessage, target: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_BODY_BYTES) message.destroy(tooLarge(target))
      else chunks.push(chunk)
    })
    message.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    message.on('error', reject)
    const cutShort = (): void => {
      reject(Object.assign(new Error('the reply was cut short'), { code: 'ECONNRESET' }))
    }
    // Otherwise it would stay silent.
    if (message.closed) cutShort()
    message.on('close', cutShort)
  })
}

async function decompress(bytes: Buffer, encoding: string, target: string): Promise<Buffer> {
  // Loaded only here: it is not needed unless something on the way compresses.
  const { brotliDecompressSync, gunzipSync, inflateSync } = await import('node:zlib')
  const decoders = {
    gzip: gunzipSync,
    'x-gzip': gunzipSync,
    deflate: inflateSync,
    br: brotliDecompressSync
  }
  const decode = Object.entries(decoders).find(([name]) => name === encoding)?.[1]
  try {
    if (decode === undefined) throw new Error('it is not known here')
    return decode(bytes, { maxOutputLength: MAX_BODY_BYTES })
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(target)
    throw new NoReply(
      `${target} failed: the reply is encoded as ${JSON.stringify(encoding)} and cannot be read.`,
      { mayHaveArrived: true, transient: decode !== undefined },
      error
    )
  }
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function tooLarge(target: string): NoReply {
  const text = `${target} failed: the reply is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB, which no real one is.`
  return new NoReply(text, { mayHaveArrived: true, transient: false })
}
