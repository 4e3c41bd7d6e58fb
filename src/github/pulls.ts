import { describe, type HttpReply, type HttpRequest } from '../http/exchange.js'
import { BadReply, HttpError } from '../http/http-error.js'
import type { HttpSession } from '../http/session.js'
import { integerField, isObject, parseJson, stringField } from '../json.js'
import { parseRetryAfter } from '../retry.js'
import { errorWords } from '../upstash/api-error.js'

/** The most pull requests GitHub lists on one page (docs.github.com/rest/pulls/pulls). */
const PER_PAGE = 100

export interface PullsOptions {
  /** GITHUB_API_URL, without a slash at its end. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  token: string
}

/** A repository's pull requests, read through GitHub's REST API. The token goes to that API only. */
export class Pulls {
  readonly #options: PullsOptions
  readonly #session: HttpSession

  constructor(options: PullsOptions, session: HttpSession) {
    this.#options = options
    this.#session = session
  }

  /** Whether a pull request is open now. @throws HttpError, BadReply, NoReply where that cannot be told */
  async isOpen(number: number): Promise<boolean> {
    const request = this.#request(`/${number}`)
    const pull = await this.#read(request)
    const state = isObject(pull) ? stringField(pull, 'state') : undefined
    if (state === 'open' || state === 'closed') return state === 'open'
    throw new BadReply(`The reply to ${describe(request)} has no usable \`state\`. Check GITHUB_API_URL.`)
  }

  /**
   * The numbers of all open pull requests, a hundred to a request. A pull request that closes while pages are read moves
   * the others forward, so that one may be missed at the border of two pages; where there are several pages they are
   * read twice, and what either reading saw counts as open.
   */
  async open(): Promise<ReadonlySet<number>> {
    const first = await this.#readAllPages()
    if (first.pages === 1) return first.numbers
    return new Set([...first.numbers, ...(await this.#readAllPages()).numbers])
  }

  async #readAllPages(): Promise<{ numbers: Set<number>; pages: number }> {
    const numbers = new Set<number>()
    for (let page = 1; ; page++) {
      const request = this.#request(
        `?state=open&sort=created&direction=asc&per_page=${PER_PAGE}&page=${page}`
      )
      const pulls = await this.#read(request)
      if (!Array.isArray(pulls)) {
        throw new BadReply(`The reply to ${describe(request)} is not a JSON array. Check GITHUB_API_URL.`)
      }
      for (const pull of pulls as unknown[]) {
        const number = isObject(pull) ? integerField(pull, 'number') : undefined
        if (number === undefined) {
          throw new BadReply(`The reply to ${describe(request)} has a pull request without a number.`)
        }
        numbers.add(number)
      }
      if (pulls.length < PER_PAGE) return { numbers, pages: page }
    }
  }

  #request(rest: string): HttpRequest {
    const { apiUrl, repository, token } = this.#options
    const path = repository.split('/').map(encodeURIComponent).join('/')
    return {
      method: 'GET',
      url: new URL(`${apiUrl}/repos/${path}/pulls${rest}`),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28'
      }
    }
  }

  #read(request: HttpRequest): Promise<unknown> {
    return this.#session.retrying(async () => {
      const reply = await this.#session.once(request)
      if (reply.status === 200) return parseJson(reply.body)
      throw gitHubError(reply, describe(request), this.#session.clock.now())
    })
  }
}

function gitHubError(reply: HttpReply, target: string, now: number): HttpError {
  const words = errorWords(reply.body)
  const said = words === '' ? 'without saying why.' : `saying: ${words}.`
  const advice = [401, 403, 404].includes(reply.status)
    ? 'Give the job `permissions: pull-requests: read`, and leave `github_token` at its default or give one that may read this repository.'
    : 'Run the job again later.'
  const retryAfterMs = parseRetryAfter(reply.headers['retry-after'], now)
  return new HttpError(`${target} answered ${reply.status} ${said} ${advice}`, {
    status: reply.status,
    words,
    retryAfterMs
  })
}
