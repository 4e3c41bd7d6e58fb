import { BadReply } from '../http/errors.js'
import { integerField, isObject, stringField } from '../json.js'
import type { GitHubApi } from './api.js'

const PERMISSION = 'pull-requests: read'

/** A repository's pull requests. Every method throws HttpError, BadReply or NoReply if GitHub does not answer. */
export class PullRequests {
  readonly #api: GitHubApi

  constructor(api: GitHubApi) {
    this.#api = api
  }

  /** Whether a pull request is open now. */
  async isOpen(number: number): Promise<boolean> {
    const path = `/pulls/${number}`
    const pull = await this.#api.get(path, PERMISSION)
    const state = isObject(pull) ? stringField(pull, 'state') : undefined
    if (state === 'open' || state === 'closed') return state === 'open'
    throw new BadReply(`The reply to ${this.#api.name(path)} has no usable \`state\`. Check GITHUB_API_URL.`)
  }

  /**
   * The numbers of all open pull requests, a hundred to a request. A pull request that closes while pages are read moves
   * the others forward, so that one may be missed at the border of two pages. If there are several pages, they are read
   * twice, and what either reading saw counts as open.
   */
  async open(): Promise<ReadonlySet<number>> {
    const first = await this.#readOpen()
    if (first.pages === 1) return first.numbers
    return new Set([...first.numbers, ...(await this.#readOpen()).numbers])
  }

  async #readOpen(): Promise<{ numbers: Set<number>; pages: number }> {
    const numbers = new Set<number>()
    const path = '/pulls?state=open&sort=created&direction=asc'
    for (let page = 1; ; page++) {
      const { entries, more } = await this.#api.page(path, page, PERMISSION)
      const before = numbers.size
      for (const pull of entries) {
        const number = isObject(pull) ? integerField(pull, 'number') : undefined
        if (number === undefined) {
          throw new BadReply(`The reply to ${this.#api.name(path)} has a pull request without a number.`)
        }
        numbers.add(number)
      }
      // A page that only repeats comes from a server that does not know pages.
      const goesOn = more && (entries.length === 0 || numbers.size > before)
      if (!goesOn) return { numbers, pages: page }
    }
  }
}
