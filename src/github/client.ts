import type { ApiClient } from '../http/client.js'
import { BadReply } from '../http/errors.js'
import { describe, type HttpRequest } from '../http/message.js'
import { integerField, isObject, parseJson, stringField } from '../json.js'
import { apiError } from './api-error.js'

/** The most pull requests GitHub lists on one page (docs.github.com/rest/pulls/pulls). */
const PER_PAGE = 100

/** Where a repository's data is, and with what it may be read. */
export interface GitHubAccess {
  /** GITHUB_API_URL, without a slash at its end. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  token: string
}

/** GitHub's REST API, as far as a repository's pull requests are concerned. The token goes to that API only. */
export class GitHubClient {
  readonly #access: GitHubAccess
  readonly #client: ApiClient

  constructor(access: GitHubAccess, client: ApiClient) {
    this.#access = access
    this.#client = client
  }

  /**
   * Whether a pull request is open now.
   *
   * @throws HttpError, BadReply or NoReply if GitHub does not say
   */
  async isPullRequestOpen(number: number): Promise<boolean> {
    const request = this.#request(`/${number}`)
    const { body: pull } = await this.#readPage(request)
    const state = isObject(pull) ? stringField(pull, 'state') : undefined
    if (state === 'open' || state === 'closed') return state === 'open'
    throw new BadReply(`The reply to ${describe(request)} has no usable \`state\`. Check GITHUB_API_URL.`)
  }

  /**
   * The numbers of all open pull requests, a hundred to a request. A pull request that closes while pages are read moves
   * the others forward, so that one may be missed at the border of two pages. If there are several pages, they
   * are read twice, and what either reading saw counts as open.
   */
  async openPullRequests(): Promise<ReadonlySet<number>> {
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
      const { body: pulls, more } = await this.#readPage(request)
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
      if (!(more ?? pulls.length === PER_PAGE)) return { numbers, pages: page }
    }
  }

  #request(rest: string): HttpRequest {
    const { apiUrl, repository, token } = this.#access
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

  /** A page's body, and whether the Link header says that there are more; undefined without such a header. */
  #readPage(request: HttpRequest): Promise<{ body: unknown; more: boolean | undefined }> {
    return this.#client.retry('read', async () => {
      const reply = await this.#client.send(request)
      if (reply.status === 200) {
        const link = reply.headers['link']
        return {
          body: parseJson(reply.body),
          more: link === undefined ? undefined : /;\s*rel="?next\b/.test(link)
        }
      }
      throw apiError(reply, {
        target: describe(request),
        now: this.#client.clock.now(),
        permission: 'pull-requests: read'
      })
    })
  }
}
