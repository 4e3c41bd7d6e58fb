import type { ApiClient } from '../http/client.js'
import { BadReply } from '../http/errors.js'
import { describe, type HttpRequest } from '../http/message.js'
import { parseJson } from '../json.js'
import { apiError } from './api-error.js'

/** The most entries GitHub lists on one page. */
const PER_PAGE = 100

/** Where a repository's data is, and with what it may be read. */
export interface GitHubAccess {
  /** GITHUB_API_URL, without a slash at its end. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  token: string
}

/** One page of a list, and what the Link header says of the others. */
export interface Page {
  entries: readonly unknown[]
  /** True if there is another page. */
  more: boolean
  /** The number of the last page, if GitHub says it. */
  last: number | undefined
}

/** What the pages of a list that have been read so far hold. */
export interface PagesSoFar<T> {
  /** Each of them once. */
  all: ReadonlySet<T>
  /** How many pages the list has at least; exactly so many once all are read. */
  atLeast: number
}

interface Answer {
  body: unknown
  link: string | undefined
}

/** GitHub's API, below one repository. The token goes to that API only. */
export class GitHubApi {
  readonly #access: GitHubAccess
  readonly #client: ApiClient

  constructor(access: GitHubAccess, client: ApiClient) {
    this.#access = access
    this.#client = client
  }

  /**
   * The body of `/repos/<owner>/<name><path>`.
   *
   * @param permission what the job lacks if GitHub refuses, for example `pull-requests: read`
   * @throws HttpError, BadReply or NoReply if GitHub does not answer the question
   */
  async get(path: string, permission: string): Promise<unknown> {
    return (await this.#send(path, permission)).body
  }

  /**
   * A list, page by page, each asked for once the one before was looked at.
   *
   * @param read one entry; throws if it cannot be one
   */
  async *pages<T>(
    path: string,
    permission: string,
    read: (entry: unknown) => T
  ): AsyncGenerator<PagesSoFar<T>> {
    const all = new Set<T>()
    for (let page = 1; ; page++) {
      const { entries, more, last } = await this.page(path, page, permission)
      const before = all.size
      for (const entry of entries) all.add(read(entry))
      // A page that only repeats comes from a server that does not know pages.
      const goesOn = more && (entries.length === 0 || all.size > before)
      yield { all, atLeast: goesOn ? Math.max(page + 1, last ?? 0) : page }
      if (!goesOn) return
    }
  }

  /** One page of a list. */
  async page(path: string, page: number, permission: string): Promise<Page> {
    const query = `${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${page}`
    const { body, link } = await this.#send(path + query, permission)
    if (!Array.isArray(body)) {
      throw new BadReply(`${this.name(path)} did not answer with a JSON array. Check GITHUB_API_URL.`)
    }
    const last = /[?&]page=(\d{1,6})(?:&[^>]*)?>;\s*rel="?last\b/.exec(link ?? '')?.[1]
    return {
      entries: body,
      more: link === undefined ? body.length === PER_PAGE : /;\s*rel="?next\b/.test(link),
      last: last === undefined ? undefined : Number(last)
    }
  }

  /** How errors name a request: its method and address. */
  name(path: string): string {
    return describe(this.#request(path))
  }

  #request(path: string): HttpRequest {
    const { apiUrl, repository, token } = this.#access
    const name = repository.split('/').map(encodeURIComponent).join('/')
    return {
      method: 'GET',
      url: new URL(`${apiUrl}/repos/${name}${path}`),
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28'
      }
    }
  }

  #send(path: string, permission: string): Promise<Answer> {
    return this.#client.retry('read', () => this.exchange(path, permission))
  }

  /**
   * Sends one request, once.
   *
   * @param changes what is not as in a question about `/repos/<owner>/<name><path>`
   */
  async exchange(path: string, permission: string, changes: Partial<HttpRequest> = {}): Promise<Answer> {
    const request = { ...this.#request(path), ...changes }
    const reply = await this.#client.send(request)
    // To a question 201 is no answer; something that was written is created with it.
    if (reply.status === 200 || (request.method === 'POST' && reply.status === 201)) {
      return { body: parseJson(reply.body), link: reply.headers['link'] }
    }
    throw apiError(reply, {
      target: describe(request),
      now: this.#client.clock.now(),
      permission
    })
  }
}
