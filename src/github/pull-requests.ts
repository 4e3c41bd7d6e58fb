import { BadReply } from '../http/errors.js'
import { integerField, isObject, stringField } from '../json.js'
import type { GitHubApi, PagesSoFar } from './api.js'

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
    if (first.atLeast === 1) return first.all
    return new Set([...first.all, ...(await this.#readOpen()).all])
  }

  async #readOpen(): Promise<PagesSoFar<number>> {
    const path = '/pulls?state=open&sort=created&direction=asc'
    const read = (pull: unknown): number => {
      const number = isObject(pull) ? integerField(pull, 'number') : undefined
      if (number !== undefined) return number
      throw new BadReply(`The reply to ${this.#api.name(path)} has a pull request without a number.`)
    }
    let soFar: PagesSoFar<number> = { all: new Set(), atLeast: 0 }
    for await (const page of this.#api.pages(path, PERMISSION, read)) soFar = page
    return soFar
  }
}
