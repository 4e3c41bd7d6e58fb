import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'
import { reply } from './fake-exchange.js'
import type { FakeUpstash } from './fake-upstash.js'

/** What `Pulls` is given to reach a FakeGitHub. */
export const gitHubAccess = { apiUrl: 'https://api.github.com', repository: 'acme/shop', token: 'token-5b7d' }

/** The open pull requests of `acme/shop`, behind an Exchange. */
export class FakeGitHub {
  readonly requests: HttpRequest[] = []
  readonly #open = new Set<number>()
  readonly #faults: (HttpReply | Error)[] = []

  open(...numbers: number[]): this {
    for (const number of numbers) this.#open.add(number)
    return this
  }

  shut(number: number): void {
    this.#open.delete(number)
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
    return Promise.resolve(fault ?? this.#answer(request.url))
  }

  #answer({ pathname, searchParams }: URL): HttpReply {
    const number = /^\/repos\/acme\/shop\/pulls\/(\d+)$/.exec(pathname)?.[1]
    if (number !== undefined) {
      return reply(200, { number: Number(number), state: this.#open.has(Number(number)) ? 'open' : 'closed' })
    }
    const size = Number(searchParams.get('per_page'))
    const page = Number(searchParams.get('page'))
    const numbers = [...this.#open].sort((a, b) => a - b)
    return reply(
      200,
      numbers.slice((page - 1) * size, page * size).map((open) => ({ number: open, state: 'open' }))
    )
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
