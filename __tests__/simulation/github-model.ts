import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import { reply } from '../support/fake-exchange.js'
import type { VirtualClock } from '../support/virtual-clock.js'
import { SECRET_MARK } from './account-model.js'

export const REPOSITORY = 'acme/shop'
export const GITHUB_TOKEN = `${SECRET_MARK}-github-token`

/** A pull request: open from the start, then closed and opened in turn at these times (milliseconds from the start). */
export interface PullHistory {
  number: number
  turns: readonly number[]
}

/** GitHub's pull requests on virtual time. */
export class SimulatedGitHub {
  readonly #clock: VirtualClock
  readonly #pulls: readonly PullHistory[]

  constructor(clock: VirtualClock, pulls: readonly PullHistory[]) {
    this.#clock = clock
    this.#pulls = pulls
  }

  handle({ url, headers }: HttpRequest): HttpReply {
    if (headers['authorization'] !== `Bearer ${GITHUB_TOKEN}`)
      return reply(401, { message: 'Bad credentials' })
    const path = url.pathname.replace(`/repos/${REPOSITORY}/pulls`, '')
    if (path === '') return reply(200, this.#open())
    const number = Number(path.slice(1))
    if (!this.#pulls.some((pull) => pull.number === number)) return reply(404, { message: 'Not Found' })
    return reply(200, { number, state: this.isOpen(number, this.#clock.elapsed) ? 'open' : 'closed' })
  }

  /** Whether it is open `at` (milliseconds from the start). */
  isOpen(number: number, at: number): boolean {
    const turns = this.#pulls.find((pull) => pull.number === number)?.turns
    return turns !== undefined && turns.filter((turn) => turn <= at).length % 2 === 0
  }

  /** Whether it was closed at any moment from `from` to `to` (milliseconds from the start). */
  wasClosed(number: number, from: number, to: number): boolean {
    const turns = this.#pulls.find((pull) => pull.number === number)?.turns ?? []
    return [from, ...turns.filter((turn) => turn >= from && turn <= to)].some(
      (at) => !this.isOpen(number, at)
    )
  }

  /** When it last changed (milliseconds from the start). */
  lastTurn(number: number): number {
    return Math.max(0, ...(this.#pulls.find((pull) => pull.number === number)?.turns ?? []))
  }

  #open(): { number: number }[] {
    return this.#pulls
      .filter(({ number }) => this.isOpen(number, this.#clock.elapsed))
      .map(({ number }) => ({ number }))
  }
}
