/** The Developer API's listener: records requests, has them carried out, and applies faults. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { deliver, replace, spoil, type ReplyChannel } from './delivery.js'
import type { ApiReply } from './api-outcomes.js'
import type { ApiRequest } from './api-request.js'
import { meansRequest, type FaultQueue } from './faults.js'
import { closeListener, listen, listenLater, LOOPBACK, readBody, type Listener } from './http.js'
import type { Fault, RecordedRequest } from './types.js'

export interface DeveloperServerSetup {
  answer: (request: ApiRequest) => Promise<ApiReply>
  /** The header `Date` of replies that a fault puts in the place of the API's. */
  date: () => string
  faults: FaultQueue<Fault>
  requests: RecordedRequest[]
  port: number
  /** How long connections are refused at first, in milliseconds. */
  refusedMs: number
  tls: { key: string; cert: string } | undefined
}

export interface DeveloperServer {
  /** Scheme, host and port. */
  origin: string
  close(): Promise<void>
}

class Server {
  readonly #setup: DeveloperServerSetup
  readonly #closing = new AbortController()
  /** By the client's port: below TLS there is no other tie between a connection and its requests. */
  readonly #connections = new Map<number, { number: number; socket: Socket }>()
  #arrived = 0

  constructor(setup: DeveloperServerSetup) {
    this.#setup = setup
  }

  readonly accept = (socket: Socket): void => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    this.#arrived += 1
    const connection = { number: this.#arrived, socket }
    this.#connections.set(remotePort, connection)
    socket.once('close', () => {
      if (this.#connections.get(remotePort) === connection) this.#connections.delete(remotePort)
    })
  }

  readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    this.#receive(request, response).catch((error: unknown) => {
      if (this.#closing.signal.aborted || response.headersSent || response.destroyed) return
      // Here only the emulator itself can be at fault, a Redis server that does not start for one.
      const reason = error instanceof Error ? error.message : String(error)
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end(JSON.stringify(`emulator: ${reason}`))
    })
  }

  get closing(): AbortSignal {
    return this.#closing.signal
  }

  stop(): void {
    this.#closing.abort()
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const connection = this.#connections.get(request.socket.remotePort ?? -1)
    if (connection === undefined) return
    const record: RecordedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: (await readBody(request)).toString(),
      connection: connection.number,
      status: undefined
    }
    this.#setup.requests.push(record)
    const channel = { response, socket: connection.socket, record, closing: this.#closing.signal }
    const fault = this.#setup.faults.take(meansRequest(record.method, record.path))
    if (fault === undefined) deliver(channel, await this.#carryOut(record))
    else await this.#answerWith(fault, channel)
  }

  async #answerWith(fault: Fault, channel: ReplyChannel): Promise<void> {
    const { reply, effect = false, effectAfterMs } = fault
    switch (reply.kind) {
      case 'status':
      case 'reset':
      case 'silence':
      case 'raw':
        if (effect) await this.#carryOut(channel.record)
        if (effectAfterMs !== undefined) this.#carryOutLater(channel.record, effectAfterMs)
        replace(channel, reply, this.#setup.date())
        return
      case 'delay': {
        // A client that has gone away by then changes nothing: the request is carried out anyway.
        const pause = delay(reply.ms, undefined, { signal: channel.closing })
        const done = effect ? this.#carryOut(channel.record) : undefined
        await Promise.all([pause, done])
        deliver(channel, await (done ?? this.#carryOut(channel.record)))
        return
      }
      case 'cut-headers':
      case 'cut-body':
      case 'wrong-length':
      case 'drip':
        await spoil(channel, await this.#carryOut(channel.record), reply)
    }
  }

  #carryOutLater(record: RecordedRequest, ms: number): void {
    delay(ms, undefined, { signal: this.#closing.signal })
      .then(() => this.#carryOut(record))
      // The emulator is closing, or its Redis does not start; the client has had its reply.
      .catch(() => undefined)
  }

  async #carryOut({ method, path, headers, body }: RecordedRequest): Promise<ApiReply> {
    const scheme = this.#setup.tls === undefined ? 'http' : 'https'
    return this.#setup.answer({
      method,
      path,
      authorization: headers.authorization,
      body,
      idempotencyKey: headers['idempotency-key']?.toString(),
      origin: `${scheme}://${headers.host ?? LOOPBACK}`
    })
  }
}

/** Starts the Developer API on loopback. Rejects when the port is taken or the certificate is not usable. */
export async function startDeveloperServer(setup: DeveloperServerSetup): Promise<DeveloperServer> {
  const server = new Server(setup)
  const listener: Listener =
    setup.tls === undefined ? createServer(server.serve) : createTlsServer(setup.tls, server.serve)
  listener.on('connection', server.accept)
  const { refusedMs: ms } = setup
  const port =
    ms > 0
      ? await listenLater(listener, setup.port, { ms, signal: server.closing })
      : await listen(listener, setup.port)
  return {
    origin: `${setup.tls === undefined ? 'http' : 'https'}://${LOOPBACK}:${port}`,
    async close() {
      server.stop()
      await closeListener(listener)
    }
  }
}
