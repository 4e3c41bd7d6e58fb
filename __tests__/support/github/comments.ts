/** Who writes a comment, as GitHub shows it. */
export interface User {
  readonly id: number
  readonly login: string
  readonly type: 'Bot' | 'User'
}

/** Whoever writes with a job's own token (docs.github.com, "Automatic token authentication"). */
export const JOB_USER: User = { id: 41_898_282, login: 'github-actions[bot]', type: 'Bot' }
export const SOMEBODY: User = { id: 7, login: 'somebody', type: 'User' }

export interface Comment {
  readonly id: number
  readonly user: User
  readonly body: string
}

/** The comments on issues and pull requests, as they are at the moment of the question. */
export interface Comments {
  /** The oldest first. */
  on(number: number): readonly Comment[]
  add(number: number, user: User, body: string): Comment
  /** Undefined if there is none of this id. */
  change(id: number, body: string): Comment | undefined
}

/** Comments that a test and the actions write. */
export class CommentBook implements Comments {
  /** By id, with the number of the pull request. Ids have been larger than 32 bits since 2024. */
  readonly #all = new Map<number, Comment & { readonly on: number }>()
  #last = 3_000_000_000

  on(number: number): Comment[] {
    return [...this.#all.values()].filter(({ on }) => on === number)
  }

  add(number: number, user: User, body: string): Comment {
    this.#last += 1
    const comment = { id: this.#last, user, body, on: number }
    this.#all.set(comment.id, comment)
    return comment
  }

  change(id: number, body: string): Comment | undefined {
    const comment = this.#all.get(id)
    if (comment === undefined) return undefined
    this.#all.set(id, { ...comment, body })
    return this.#all.get(id)
  }

  clear(): void {
    this.#all.clear()
  }
}
