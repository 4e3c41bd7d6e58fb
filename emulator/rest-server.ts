/** The REST listener of one database. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeListener, listen, LOOPBACK, readBody } from './http.js'
import { RedisConnection } from './redis-connection.js'
import { runPipeline, runTransaction } from './rest-commands.js'
import { RestError, TOO_LARGE, WRONG_TOKEN } from './rest-errors.js'
import { errorJson, itemJson } from './rest-reply.js'
import { readRestRequest, tokenOf, type HttpRequest } from './rest-request.js'
import type { Credentials } from './types.js'

export interface RestServer {
  url: string
  close(): Promise<void>
}

const MAX_REQUEST_BYTES = 10 * 1024 * 1024
const METHODS = ['GET', 'HEAD', 'POST', 'PUT']

type User = 'default' | 'default_ro'

class RestApi {
  readonly #redisPort: number
  readonly #credentials: () => Credentials
  readonly #connections = new Map<User, Promise<RedisConnection>>()

  constructor(redisPort: number, credentials: () => Credentials) {
    this.#redisPort = redisPort
    this.#credentials = credentials
  }

  /** Status and JSON text for a request. */
  async handle(request: HttpRequest): Promise<{ status: number; body: string }> {
    const base64 = request.headers['upstash-encoding'] === 'base64'
    try {
      const connection = await this.#connection(this.#user(request))
      if (request.body.length > MAX_REQUEST_BYTES) throw new RestError(400, TOO_LARGE)
      const asked = readRestRequest(request)
      if (asked.kind === 'command') {
        const [reply] = await runPipeline(connection, [asked.command])
        if (reply === undefined) throw new Error('no reply')
        return { status: reply.kind === 'error' ? 400 : 200, body: itemJson(reply, base64) }
      }
      const run = asked.kind === 'pipeline' ? runPipeline : runTransaction
      const replies = await run(connection, asked.commands)
      if (!Array.isArray(replies)) return { status: 400, body: itemJson(replies, base64) }
      return { status: 200, body: `[${replies.map((reply) => itemJson(reply, base64)).join(',')}]` }
    } catch (error) {
      // Not what Upstash says, who have no process of ours that could fail.
      const status = error instanceof RestError ? error.status : 500
      return { status, body: errorJson(error instanceof Error ? error.message : String(error)) }
    }
  }

  async close(): Promise<void> {
    for (const opening of this.#connections.values()) (await opening.catch(() => undefined))?.close()
  }

  #user(request: HttpRequest): User {
    const token = tokenOf(request)
    const { rest_token, read_only_rest_token } = this.#credentials()
    if (token === rest_token) return 'default'
    if (token === read_only_rest_token) return 'default_ro'
    throw new RestError(401, WRONG_TOKEN)
  }

  async #connection(user: User): Promise<RedisConnection> {
    const existing = await this.#connections.get(user)?.catch(() => undefined)
    if (existing?.ended === false) return existing
    const { password, read_only_rest_token } = this.#credentials()
    const login = {
      port: this.#redisPort,
      user,
      password: user === 'default' ? password : read_only_rest_token
    }
    const opening = RedisConnection.open(login)
    this.#connections.set(user, opening)
    return opening
  }
}

/** Starts the listener on a free port of 127.0.0.1. */
export async function startRestServer(
  redisPort: number,
  credentials: () => Credentials
): Promise<RestServer> {
  const api = new RestApi(redisPort, credentials)
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request
    const body = await readBody(request)
    if (method === 'OPTIONS') response.setHeader('access-control-allow-origin', headers.origin ?? '*').end()
    else if (!METHODS.includes(method)) response.writeHead(405).end()
    else {
      const reply = await api.handle({ method, url, headers, body })
      const length = Buffer.byteLength(reply.body)
      response.writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': length
      })
      response.end(reply.body)
    }
  }
  const listener = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const port = await listen(listener, 0)
  return {
    url: `http://${LOOPBACK}:${port}`,
    async close() {
      await closeListener(listener)
      await api.close()
    }
  }
}
