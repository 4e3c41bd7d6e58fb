import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface GitHubRequest {
  readonly method: string
  /** As on the request line, query included. */
  readonly path: string
  readonly authorization: string | undefined
  /** Head and body as they came, to look for what should not be there. */
  readonly raw: string
}

/** What a request gets instead of the real answer. */
export interface GitHubFault {
  status: number
  body?: string
  headers?: Record<string, string>
  /** How many requests pass unharmed first. Default 0. */
  skip?: number
  /** How many requests it then applies to. Default 1. */
  times?: number
}

/**
 * One repository's pull requests behind GitHub's REST API, as far as it is documented for `GET /repos/{owner}/{repo}/pulls`
 * and `GET …/pulls/{number}` (docs.github.com/rest/pulls/pulls): 30 to a page unless asked otherwise, 100 at most.
 */
export class GitHub {
  readonly requests: GitHubRequest[] = []
  readonly #setup: { repository: string; token: string }
  readonly #open = new Map<number, boolean>()
  readonly #server = createServer((request, response) => {
    void this.#serve(request, response)
  })
  #faults: { fault: GitHubFault; toSkip: number; left: number }[] = []
  #afterLook: (() => Promise<void>)[] = []

  private constructor(setup: { repository: string; token: string }) {
    this.#setup = setup
  }

  static async start(setup: { repository: string; token: string }): Promise<GitHub> {
    const github = new GitHub(setup)
    github.#server.listen(0, '127.0.0.1')
    await once(github.#server, 'listening')
    return github
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Opens pull requests, or opens them again. */
  open(...numbers: number[]): void {
    for (const number of numbers) this.#open.set(number, true)
  }

  /** Closes pull requests. */
  shut(...numbers: number[]): void {
    for (const number of numbers) this.#open.set(number, false)
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

  /** Forgets pull requests, faults, hooks and requests. */
  reset(): void {
    this.#open.clear()
    this.#faults = []
    this.#afterLook = []
    this.requests.length = 0
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method = '', url = '', headers } = request
    const raw = `${method} ${url}\n${request.rawHeaders.join('\n')}\n\n${body}`
    this.requests.push({ method, path: url, authorization: headers.authorization, raw })
    const reply = this.#faulty() ?? this.#answer(method, url, headers.authorization)
    await this.#afterLook.shift()?.()
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers })
    response.end(reply.body)
  }

  #faulty(): Reply | undefined {
    for (const queued of this.#faults) {
      if (queued.left <= 0) continue
      if (queued.toSkip > 0) {
        queued.toSkip -= 1
        continue
      }
      queued.left -= 1
      const { status, body = '', headers = {} } = queued.fault
      return { status, body, headers }
    }
    return undefined
  }

  #answer(method: string, path: string, authorization: string | undefined): Reply {
    const { repository, token } = this.#setup
    if (authorization !== `Bearer ${token}`) return json(401, { message: 'Bad credentials', status: '401' })
    const { pathname, searchParams } = new URL(path, this.apiUrl)
    const [, ofRepository, number] = /^\/repos\/([^/]+\/[^/]+)\/pulls(?:\/(\d+))?$/.exec(pathname) ?? []
    const pull = number === undefined ? undefined : this.#open.get(Number(number))
    if (method !== 'GET' || ofRepository !== repository || (number !== undefined && pull === undefined)) {
      return json(404, { message: 'Not Found', status: '404' })
    }
    return json(200, pull === undefined ? this.#page(searchParams) : described(Number(number), pull))
  }

  #page(query: URLSearchParams): unknown[] {
    const state = query.get('state') ?? 'open'
    const size = Math.min(Number(query.get('per_page') ?? '30'), 100)
    const page = Number(query.get('page') ?? '1')
    return [...this.#open]
      .filter(([, open]) => state === 'all' || open === (state === 'open'))
      .sort(([a], [b]) => a - b)
      .slice((page - 1) * size, page * size)
      .map(([number, open]) => described(number, open))
  }
}

interface Reply {
  status: number
  body: string
  headers: Record<string, string>
}

function json(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body), headers: {} }
}

function described(number: number, open: boolean): unknown {
  return {
    id: 1_000_000 + number,
    number,
    state: open ? 'open' : 'closed',
    locked: false,
    title: `#${number}`
  }
}
