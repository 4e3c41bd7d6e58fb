import type { HttpReply, HttpRequest, Send } from '../../../src/http/message.js'
import { askedOf } from '../fake-exchange.js'
import type { FakeUpstash } from '../fake-upstash.js'
import { answer } from './api.js'
import { OpenAndShut } from './pull-requests.js'

/** What `Pulls` is given to reach a FakeGitHub. */
export const gitHubAccess = { apiUrl: 'https://api.github.com', repository: 'acme/shop', token: 'token-5b7d' }

/** GitHub behind an Exchange: `acme/shop`, whose pull requests the test opens and closes. */
export class FakeGitHub {
  readonly requests: HttpRequest[] = []
  readonly #pullRequests = new OpenAndShut()
  readonly #faults: (HttpReply | Error)[] = []

  open(...numbers: readonly number[]): this {
    this.#pullRequests.open(...numbers)
    return this
  }

  shut(...numbers: readonly number[]): this {
    this.#pullRequests.shut(...numbers)
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
    const setup = { ...gitHubAccess, pullRequests: this.#pullRequests }
    return Promise.resolve(fault ?? answer(setup, askedOf(request)))
  }
}

/** One network with both services; each may get its own credentials only. */
export function networkOf(upstash: Pick<FakeUpstash, 'send'>, github: FakeGitHub): Send {
  return async (request, signal) => {
    const toGitHub = request.url.host === 'api.github.com'
    const { authorization = '' } = request.headers
    if (toGitHub !== authorization.startsWith('Bearer '))
      throw new Error(`${request.url.host} got ${authorization}`)
    return toGitHub ? github.send(request, signal) : upstash.send(request, signal)
  }
}
