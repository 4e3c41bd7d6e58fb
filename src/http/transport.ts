import type { IncomingMessage, RequestOptions } from 'node:http'
import { HttpClient } from '@actions/http-client'
import { readBody } from './body.js'
import { NoReply } from './errors.js'
import { prepareHostNameChecks } from './host-names.js'
import { describe, type HttpReply, type HttpRequest, type Send } from './message.js'
import { explainNetworkError } from './network-error.js'

/**
 * The real network: `@actions/http-client` (proxy variables honoured) with one pool of kept-alive connections, until one
 * is lost. Its retries and redirects are off, and its body readers are not used: they never settle when a body is cut,
 * which ends the process with exit code 0.
 */
export class Transport {
  /** The library keeps one agent per client, for the protocol of the first request, so each protocol has a client. */
  readonly #clients = new Map<string, HttpClient>()
  /** Clients that take no new requests, because a connection of theirs was lost. Others may still be in use. */
  readonly #retired: HttpClient[] = []
  /** False once a connection was lost: what cut one that was kept alive may cut the next one as well. */
  #keepAlive = true
  /**
   * The library offers no way to abort one request, but a handler may add a signal to the request's options. It is called
   * before `request` first awaits, so a signal set right before the call belongs to that call.
   */
  #signal: AbortSignal | undefined

  readonly send: Send = async (request, signal) => {
    const target = describe(request)
    const client = this.#clientFor(request.url)
    try {
      const reply = await readReply(await this.#begin(client, request, signal), target)
      // A body that was cut by the signal may look whole.
      signal.throwIfAborted()
      return reply
    } catch (error) {
      this.#retire(client)
      signal.throwIfAborted()
      throw error instanceof NoReply ? error : explainNetworkError(error, target)
    }
  }

  /** Closes all connections. */
  close(): void {
    for (const client of [...this.#clients.values(), ...this.#retired]) client.dispose()
  }

  async #begin(
    client: HttpClient,
    { method, url, headers, body }: HttpRequest,
    signal: AbortSignal
  ): Promise<IncomingMessage> {
    this.#signal = signal
    const sent = client.request(method, url.href, body ?? null, {
      'accept-encoding': 'identity',
      ...headers
    })
    this.#signal = undefined
    return (await sent).message
  }

  #clientFor({ protocol }: URL): HttpClient {
    const known = this.#clients.get(protocol)
    if (known !== undefined) return known
    prepareHostNameChecks()
    const client = new HttpClient('upstash-redis-action', [this.#handler], {
      allowRetries: false,
      allowRedirects: false,
      keepAlive: this.#keepAlive,
      // Left out, the library loads node:http to look up this very number.
      maxSockets: Infinity
    })
    this.#clients.set(protocol, client)
    return client
  }

  /**
   * From now on each request gets a fresh connection: those that wait in the pool may be as dead as the one that failed,
   * and the look before each create request would make that the second one of its connection again and again.
   */
  #retire(failed: HttpClient): void {
    this.#keepAlive = false
    for (const [protocol, client] of this.#clients) {
      if (client !== failed) continue
      this.#clients.delete(protocol)
      this.#retired.push(client)
    }
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
