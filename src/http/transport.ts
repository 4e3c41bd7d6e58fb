import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { NoReply } from './errors.js'
import { describe, type HttpReply, type HttpRequest, type Send } from './message.js'
import { explainNetworkError } from './network-error.js'

/** The largest body that is read. An account's list of 10,000 databases is about 10 MB. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024

/**
 * The real network: `@actions/http-client` (proxy variables honoured) with one pool of kept-alive connections. Its
 * retries and redirects are off, and its body readers are not used: they never settle when a body is cut, which ends
 * the process with exit code 0.
 */
export class Transport {
  /** The library keeps one agent per client, for the protocol of the first request, so each protocol has a client. */
  readonly #clients = new Map<string, HttpClient>()
  /**
   * The library offers no way to abort one request, but a handler may add a signal to the request's options. It is called
   * before `request` first awaits, so a signal set right before the call belongs to that call.
   */
  #signal: AbortSignal | undefined

  readonly send: Send = async (request, signal) => {
    const target = describe(request)
    try {
      const message = await this.#begin(request, signal)
      return await readReply(message, target)
    } catch (error) {
      signal.throwIfAborted()
      throw error instanceof NoReply ? error : explainNetworkError(error, target)
    }
  }

  /** Closes all connections. */
  close(): void {
    for (const client of this.#clients.values()) client.dispose()
  }

  async #begin({ method, url, headers, body }: HttpRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const client = this.#clientFor(url)
    this.#signal = signal
    const sent = client.request(method, url.href, body ?? null, { ...headers })
    this.#signal = undefined
    return (await sent).message
  }

  #clientFor({ protocol }: URL): HttpClient {
    const client =
      this.#clients.get(protocol) ??
      new HttpClient('upstash-redis-action', [this.#handler], {
        allowRetries: false,
        allowRedirects: false,
        keepAlive: true
      })
    this.#clients.set(protocol, client)
    return client
  }

  readonly #handler = {
    prepareRequest: (options: RequestOptions): void => {
      if (this.#signal !== undefined) options.signal = this.#signal
      // URL.hostname has brackets around an IPv6 address; Node's `host` must not.
      if (typeof options.host === 'string') options.host = options.host.replace(/^\[(.*)\]$/, '$1')
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('never called'))
  }
}

async function readReply(message: IncomingMessage, target: string): Promise<HttpReply> {
  const body = await readBody(message, target)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return { status: message.statusCode ?? 0, headers, body }
}

async function readBody(message: IncomingMessage, target: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Unlike the library's readers, this throws if the connection ends before the body does.
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) {
      const text = `${target} failed: the reply is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB, which no real one is.`
      throw new NoReply(text, { mayHaveArrived: true, transient: false })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
