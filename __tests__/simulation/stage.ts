import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import { VirtualClock } from '../support/virtual-clock.js'
import { SimulatedAccount, type Asker, type ServerTraits } from './account-model.js'
import type { Mishap } from './mishaps.js'
import { SimulatedGitHub } from './github-model.js'
import type { Life } from './lives.js'

/** What was counted over all scenarios. */
export interface Tally {
  scenarios: number
  steps: number
  requests: number
  mishaps: number
}

/** Everything outside the processes: time, the two servers, and the list of what went wrong. */
export class Stage {
  readonly clock = new VirtualClock()
  readonly account: SimulatedAccount
  readonly gitHub: SimulatedGitHub
  readonly violations: string[] = []
  readonly #tally: Tally

  constructor(traits: ServerTraits, lives: readonly Life[], tally: Tally) {
    this.account = new SimulatedAccount(this.clock, traits)
    this.gitHub = new SimulatedGitHub(this.clock, lives)
    this.#tally = tally
  }

  violated(what: string): void {
    this.violations.push(`at ${this.clock.elapsed} ms: ${what}`)
  }

  noteRequest(mishap: Mishap): void {
    this.#tally.requests++
    if (mishap.kind !== 'none') this.#tally.mishaps++
  }

  noteStep(): void {
    this.#tally.steps++
  }

  /** Carries a request out at the server it is addressed to; credentials must have come to their own server only. */
  serve(request: HttpRequest, asker: Asker): HttpReply {
    const scheme = request.headers['authorization']?.split(' ')[0]
    if (request.url.origin === 'https://api.upstash.com' && scheme === 'Basic') {
      return this.account.handle(request, asker)
    }
    if (request.url.origin === 'https://api.github.com' && scheme === 'Bearer')
      return this.gitHub.handle(request)
    const database = this.account.reachedAt(request)
    if (database !== undefined) {
      return database.goneAt === undefined
        ? { status: 200, headers: {}, body: '{"result":"PONG"}' }
        : { status: 404, headers: {}, body: '' }
    }
    this.violated(`${asker.by} sent ${scheme ?? 'no'} credentials to ${request.url.href}`)
    return { status: 404, headers: {}, body: '' }
  }
}
