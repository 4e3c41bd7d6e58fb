/** Branches, or tags. */
export type RefKind = 'heads' | 'tags'

/** The branches and tags of a repository, as they are at the moment of the question. */
export interface Refs {
  /** Names without `refs/heads/` or `refs/tags/`. */
  names(kind: RefKind): readonly string[]
}

/** Branches and tags that a test makes and deletes. */
export class RefBook implements Refs {
  readonly #names = { heads: new Set<string>(), tags: new Set<string>() }

  add(kind: RefKind, ...names: readonly string[]): void {
    for (const name of names) this.#names[kind].add(name)
  }

  remove(kind: RefKind, ...names: readonly string[]): void {
    for (const name of names) this.#names[kind].delete(name)
  }

  clear(): void {
    this.#names.heads.clear()
    this.#names.tags.clear()
  }

  names(kind: RefKind): string[] {
    return [...this.#names[kind]]
  }
}
