import { BadReply } from '../http/errors.js'
import { isObject, stringField } from '../json.js'
import type { GitHubApi } from './api.js'

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
   * Whether there is this branch or tag. GitHub answers with those whose names start alike, in order, so an empty list is
   * a word, and what is there is on the first page.
   */
  async has(name: string): Promise<boolean> {
    for await (const { names } of this.#pages(name)) if (names.has(name)) return true
    return false
  }

  /**
   * All branches, or all tags.
   *
   * @param mostPages gives up as soon as it is known that there are more, and returns undefined
   */
  async all(mostPages = Infinity): Promise<ReadonlySet<string> | undefined> {
    let all: ReadonlySet<string> = new Set()
    for await (const { names, atLeast } of this.#pages('')) {
      if (atLeast > mostPages) return undefined
      all = names
    }
    return all
  }

  /** Page by page, all names so far, and how many pages there are at least. */
  async *#pages(start: string): AsyncGenerator<{ names: ReadonlySet<string>; atLeast: number }> {
    const names = new Set<string>()
    const path = `/git/matching-refs/${this.#kind}/${start.split('/').map(encodeURIComponent).join('/')}`
    for (let page = 1; ; page++) {
      const { entries, more, last } = await this.#api.page(path, page, PERMISSION)
      const before = names.size
      for (const name of this.#namesIn(entries, path)) names.add(name)
      // A page that only repeats comes from a server that does not know pages.
      const goesOn = more && (entries.length === 0 || names.size > before)
      yield { names, atLeast: goesOn ? Math.max(page + 1, last ?? 0) : page }
      if (!goesOn) return
    }
  }

  #namesIn(entries: readonly unknown[], path: string): string[] {
    const start = `refs/${this.#kind}/`
    return entries.map((entry) => {
      const ref = isObject(entry) ? stringField(entry, 'ref') : undefined
      if (ref?.startsWith(start) === true) return ref.slice(start.length)
      throw new BadReply(`The reply to ${this.#api.name(path)} has an entry that is not a ref of that kind.`)
    })
  }
}
