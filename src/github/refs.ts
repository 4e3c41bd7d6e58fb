import { BadReply } from '../http/errors.js'
import { isObject, stringField } from '../json.js'
import type { GitHubApi, PagesSoFar } from './api.js'

const PERMISSION = 'contents: read'

/** Which refs: all branches, or all tags. */
export type RefKind = 'heads' | 'tags'

/** A repository's branches or tags. Every method throws HttpError, BadReply or NoReply if GitHub does not answer. */
export class Refs {
  readonly #api: GitHubApi
  readonly #kind: RefKind

  constructor(api: GitHubApi, kind: RefKind) {
    this.#api = api
    this.#kind = kind
  }

  /**
   * Whether there is this branch or tag. GitHub answers with all whose names start alike, so an empty list is a word, while
   * 404 for a single one could mean a missing permission. GitHub does not document an order, so a no takes all pages.
   */
  async has(name: string): Promise<boolean> {
    for await (const { all } of this.#pages(name)) if (all.has(name)) return true
    return false
  }

  /**
   * All branches, or all tags.
   *
   * @param mostPages gives up as soon as it is known that there are more, and returns undefined
   */
  async all(mostPages = Infinity): Promise<ReadonlySet<string> | undefined> {
    let names: ReadonlySet<string> = new Set()
    for await (const { all, atLeast } of this.#pages('')) {
      if (atLeast > mostPages) return undefined
      names = all
    }
    return names
  }

  #pages(start: string): AsyncGenerator<PagesSoFar<string>> {
    const kind = `refs/${this.#kind}/`
    const path = `/git/matching-refs/${this.#kind}/${start.split('/').map(encodeURIComponent).join('/')}`
    return this.#api.pages(path, PERMISSION, (entry) => {
      const ref = isObject(entry) ? stringField(entry, 'ref') : undefined
      if (ref?.startsWith(kind) === true) return ref.slice(kind.length)
      throw new BadReply(`The reply to ${this.#api.name(path)} has an entry that is not a ref of that kind.`)
    })
  }
}
