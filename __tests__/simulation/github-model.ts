import type { HttpReply, HttpRequest } from '../../src/http/message.js'
import { askedOf } from '../support/fake-exchange.js'
import { answer, type GitHubSetup } from '../support/github/api.js'
import type { PullRequest, PullRequests } from '../support/github/pull-requests.js'
import type { VirtualClock } from '../support/virtual-clock.js'
import { SECRET_MARK } from './account-model.js'

export const REPOSITORY = 'acme/shop'
export const GITHUB_TOKEN = `${SECRET_MARK}-github-token`

/** A pull request: open from the start, then closed and opened in turn at these times (milliseconds from the start). */
export interface PullHistory {
  number: number
  turns: readonly number[]
}

/** GitHub on virtual time, with the history of its pull requests. */
export class SimulatedGitHub implements PullRequests {
  readonly #clock: VirtualClock
  readonly #pulls: readonly PullHistory[]
  readonly #setup: GitHubSetup = {
    apiUrl: 'https://api.github.com',
    repository: REPOSITORY,
    token: GITHUB_TOKEN,
    pullRequests: this
  }

  constructor(clock: VirtualClock, pulls: readonly PullHistory[]) {
    this.#clock = clock
    this.#pulls = pulls
  }

  handle(request: HttpRequest): HttpReply {
    return answer(this.#setup, askedOf(request))
  }

  all(): PullRequest[] {
    return this.#pulls.map((pull) => this.#now(pull))
  }

  find(number: number): PullRequest | undefined {
    const pull = this.#history(number)
    return pull && this.#now(pull)
  }

  /** Whether it is open `at` (milliseconds from the start). */
  isOpen(number: number, at: number): boolean {
    const pull = this.#history(number)
    return pull !== undefined && isOpen(pull, at)
  }

  /** Whether it was closed at any moment from `from` to `to` (milliseconds from the start). */
  wasClosed(number: number, from: number, to: number): boolean {
    const turns = this.#history(number)?.turns ?? []
    return [from, ...turns.filter((turn) => turn >= from && turn <= to)].some(
      (at) => !this.isOpen(number, at)
    )
  }

  /** When it last changed (milliseconds from the start). */
  lastTurn(number: number): number {
    return Math.max(0, ...(this.#history(number)?.turns ?? []))
  }

  #history(number: number): PullHistory | undefined {
    return this.#pulls.find((pull) => pull.number === number)
  }

  #now(pull: PullHistory): PullRequest {
    return { number: pull.number, open: isOpen(pull, this.#clock.elapsed) }
  }
}

function isOpen({ turns }: PullHistory, at: number): boolean {
  return turns.filter((turn) => turn <= at).length % 2 === 0
}
