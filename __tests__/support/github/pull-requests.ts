/** What GitHub knows of a pull request, as far as anybody asks. */
export interface PullRequest {
  readonly number: number
  readonly open: boolean
}

/** The pull requests of a repository, as they are at the moment of the question. */
export interface PullRequests {
  all(): readonly PullRequest[]
  find(number: number): PullRequest | undefined
}

/** Pull requests that a test opens and closes. One it never mentioned does not exist. */
export class OpenAndShut implements PullRequests {
  readonly #open = new Map<number, boolean>()

  /** Opens pull requests, or opens them again. */
  open(...numbers: readonly number[]): void {
    for (const number of numbers) this.#open.set(number, true)
  }

  shut(...numbers: readonly number[]): void {
    for (const number of numbers) this.#open.set(number, false)
  }

  clear(): void {
    this.#open.clear()
  }

  all(): PullRequest[] {
    return Array.from(this.#open, ([number, open]) => ({ number, open }))
  }

  find(number: number): PullRequest | undefined {
    const open = this.#open.get(number)
    return open === undefined ? undefined : { number, open }
  }
}
