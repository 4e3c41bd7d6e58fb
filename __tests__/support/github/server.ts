import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jobToken } from '../runner-environment.js'
import { answer, type GitHubRequest, type GitHubSetup } from './api.js'
import { json, type GitHubReply } from './github-reply.js'
import { CommentBook } from './comments.js'
import { OpenAndShut } from './pull-requests.js'
import { RefBook } from './refs.js'
import { RunBook } from './runs.js'

export interface RecordedCall extends GitHubRequest {
  /** Head and body as they came, to look for what should not be there. */
  readonly raw: string
}

/** What requests get instead of the real answer. */
export interface GitHubFault extends Partial<GitHubReply> {
  readonly status: number
  /** How many requests pass unharmed first. Default 0. */
  readonly skip?: number
  /** How many requests it then applies to. Default 1. */
  readonly times?: number
}

/** GitHub on loopback, for spawned actions: `acme/shop` as the job's own token sees it. */
export class GitHubServer extends OpenAndShut {
  readonly apiUrl: string
  readonly requests: RecordedCall[] = []
  readonly runs = new RunBook()
  readonly refs = new RefBook()
  readonly comments = new CommentBook()
  readonly #server: Server
  #setup: GitHubSetup
  #faults: { fault: GitHubFault; toSkip: number; left: number }[] = []
  #afterLook: (() => Promise<void>)[] = []

  private constructor(server: Server) {
    super()
    this.apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#server = server
    const { apiUrl, runs, refs, comments } = this
    this.#setup = {
      apiUrl,
      repository: 'acme/shop',
      token: jobToken,
      pullRequests: this,
      runs,
      refs,
      comments
    }
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response)
    })
  }

  /** Starts it with these pull requests open, and no others. */
  static async start(...open: readonly number[]): Promise<GitHubServer> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const github = new GitHubServer(server)
    github.open(...open)
    return github
  }

  /** What the token may read from now on (`actions`, `contents`, `pull-requests`) and write (`pull-requests:write`). Before, it may do all. */
  allowOnly(...permissions: readonly string[]): void {
    this.#setup = { ...this.#setup, permissions: new Set(permissions) }
  }

  fail(fault: GitHubFault): void {
    this.#faults.push({ fault, toSkip: fault.skip ?? 0, left: fault.times ?? 1 })
  }

  /**
   * Does `act` while the next request is under way: the pull requests are as they were when it came, and its reply goes
   * out when `act` is done. Called again, it is for the request after that.
   */
  afterNextLook(act: () => Promise<void>): void {
    this.#afterLook.push(act)
  }

  /** Forgets pull requests, runs, refs, comments, permissions, faults, hooks and requests. */
  reset(): void {
    this.clear()
    this.runs.clear()
    this.refs.clear()
    this.comments.clear()
    this.#setup = { ...this.#setup, permissions: undefined }
    this.#faults = []
    this.#afterLook = []
    this.requests.length = 0
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method = '', url: path = '', headers } = request
    const raw = `${method} ${path}\n${request.rawHeaders.join('\n')}\n\n${body}`
    const asked = { method, path, authorization: headers.authorization, body }
    this.requests.push({ ...asked, raw })
    const reply = this.#faulty() ?? answer(this.#setup, asked)
    await this.#afterLook.shift()?.()
    response.writeHead(reply.status, reply.headers).end(reply.body)
  }

  #faulty(): GitHubReply | undefined {
    for (const queued of this.#faults) {
      if (queued.left <= 0) continue
      if (queued.toSkip > 0) {
        queued.toSkip -= 1
        continue
      }
      queued.left -= 1
      const { status, body = '', headers = {} } = queued.fault
      return { ...json(status, null, headers), body }
    }
    return undefined
  }
}
