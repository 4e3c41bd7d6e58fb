import type { HttpReply, HttpRequest, Send } from '../../../src/http/message.js'
import { askedOf } from '../scripted-network.js'
import type { FakeUpstash } from '../fake-upstash.js'
import { answer } from './api.js'
import { CommentBook } from './comments.js'
import { OpenAndShut } from './pull-requests.js'
import { RefBook } from './refs.js'
import { RunBook } from './runs.js'

/** What `GitHubClient` is given to reach a FakeGitHub. */
export const gitHubAccess = { apiUrl: 'https://api.github.com', repository: 'acme/shop', token: 'token-5b7d' }

/** GitHub without a network: a repository, `acme/shop` unless another is given, whose pull requests, runs, branches and tags the test decides about. */
export class FakeGitHub {
  readonly #repository: string
  readonly requests: HttpRequest[] = []
  readonly runs = new RunBook()
  readonly refs = new RefBook()
  readonly comments = new CommentBook()
  readonly #pullRequests = new OpenAndShut()
  #permissions: ReadonlySet<string> | undefined
  readonly #faults: (HttpReply | Error)[] = []

  constructor(repository = gitHubAccess.repository) {
    this.#repository = repository
  }

  open(...numbers: readonly number[]): this {
    this.#pullRequests.open(...numbers)
    return this
  }

  shut(...numbers: readonly number[]): this {
    this.#pullRequests.shut(...numbers)
    return this
  }

  /** What the token may read from now on (`actions`, `contents`, `pull-requests`) and write (`pull-requests:write`). Before, it may do all. */
  allowOnly(...permissions: readonly string[]): this {
    this.#permissions = new Set(permissions)
    return this
  }

  /** What the next requests get instead, one after the other. */
  fail(...faults: (HttpReply | Error)[]): this {
    this.#faults.push(...faults)
    return this
  }

  readonly send: Send = (request) => {
    this.requests.push(request)
    const fault = this.#faults.shift()
    if (fault instanceof Error) return Promise.reject(fault)
    const { runs, refs, comments } = this
    const setup = {
      ...gitHubAccess,
      repository: this.#repository,
      pullRequests: this.#pullRequests,
      runs,
      refs,
      comments,
      permissions: this.#permissions
    }
    return Promise.resolve(fault ?? answer(setup, askedOf(request)))
  }
}

/** One network with both services; each may get its own credentials only. */
export function networkOf(upstash: Pick<FakeUpstash, 'send'>, github: Pick<FakeGitHub, 'send'>): Send {
  return async (request, signal) => {
    const toGitHub = request.url.host === 'api.github.com'
    const { authorization = '' } = request.headers
    if (toGitHub !== authorization.startsWith('Bearer '))
      throw new Error(`${request.url.host} got ${authorization}`)
    return toGitHub ? github.send(request, signal) : upstash.send(request, signal)
  }
}
