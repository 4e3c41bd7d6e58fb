import type { ApiRequest } from '../../emulator/api-request.js'
import { NoReply } from '../../src/http/errors.js'
import type { HttpReply, HttpRequest, Send } from '../../src/http/message.js'

/** How a fake network answers one request: with a reply, by throwing, or in whatever way a function does it. */
export type Answer = HttpReply | Error | ((request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>)

export function reply(status: number, body: unknown = '', headers: Record<string, string> = {}): HttpReply {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** A request as it reaches a server. */
export function askedOf({ method, url, headers, body = '' }: HttpRequest): ApiRequest {
  return { method, path: `${url.pathname}${url.search}`, authorization: headers['authorization'], body }
}

/** A lost connection; whether the server has seen the request is not known. */
export function lost(): NoReply {
  return new NoReply('The connection was lost.', { mayHaveArrived: true, transient: true })
}

/** A refused connection: the server has certainly seen nothing. */
export function refused(): NoReply {
  return new NoReply('The connection was refused.', { mayHaveArrived: false, transient: true })
}

/** Never answers; ends only when it is aborted. */
export function silence(_request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error)
    })
  })
}

/** Never answers and does not even end when it is aborted. */
export function deafSilence(): Promise<HttpReply> {
  return new Promise(() => undefined)
}

/** A network that gives the answers one after the other, and remembers the requests. */
export class ScriptedNetwork {
  readonly requests: HttpRequest[] = []
  readonly #answers: Answer[]

  constructor(...answers: Answer[]) {
    this.#answers = answers
  }

  readonly send: Send = async (request, signal) => {
    this.requests.push(request)
    const answer = this.#answers.shift()
    if (answer === undefined) throw new Error(`No answer was prepared for request ${this.requests.length}`)
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer(request, signal) : answer
  }
}
