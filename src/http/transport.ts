import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { describe, NoReply, type Exchange, type HttpReply } from './exchange.js'
import { explainNetworkError } from './network-error.js'

/** The largest body that is read. An account's list of 10,000 databases is about 10 MB. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

export interface Transport {
  exchange: Exchange
  /** Closes all connections. */
  close(): void
}

/**
 * The real network: `@actions/http-client` (proxy variables honoured) with one pool of kept-alive connections. Its
 * retries and redirects are off, and its body readers are not used: they never settle when a body is cut, which ends
 * the process with exit code 0.
 */
export function openTransport(): Transport {
  // The library offers no way to abort one request; a handler may add a signal to the request's options. It is called
  // before `request` first awaits, so a signal set right before the call belongs to that call.
  let current: AbortSignal | undefined
  const handler = {
    prepareRequest(options: RequestOptions): void {
      if (current !== undefined) options.signal = current
      // URL.hostname has brackets around an IPv6 address; Node's `host` must not.
      if (typeof options.host === 'string') options.host = options.host.replace(/^\[(.*)\]$/, '$1')
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('never called'))
  }
  // The library keeps one agent a client, whatever the protocol of the request that made it.
  const clients = new Map<string, HttpClient>()
  const clientFor = ({ protocol }: URL): HttpClient => {
    const client =
      clients.get(protocol) ??
      new HttpClient('upstash-redis-action', [handler], {
        allowRetries: false,
        allowRedirects: false,
        keepAlive: true
      })
    clients.set(protocol, client)
    return client
  }
  return {
    async exchange(request, signal) {
      const target = describe(request)
      try {
        const client = clientFor(request.url)
        current = signal
        const sent = client.request(request.method, request.url.href, request.body ?? null, {
          ...request.headers
        })
        current = undefined
        return await readReply((await sent).message, target)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof NoReply ? error : explainNetworkError(error, target)
      }
    },
    close: () => {
      for (const client of clients.values()) client.dispose()
    }
  }
}

async function readReply(message: IncomingMessage, target: string): Promise<HttpReply> {
  const chunks: Buffer[] = []
  let size = 0
  // Unlike the library's readers, this throws where the connection ends before the body does.
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      const text = `${target} failed: the reply is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB, which no real one is.`
      throw new NoReply(text, { mayHaveArrived: true, transient: false })
    }
    chunks.push(chunk)
  }
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return { status: message.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') }
}
