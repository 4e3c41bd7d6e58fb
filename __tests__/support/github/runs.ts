/** How a workflow run is doing: of GitHub's many words, those that tell whether it goes on. */
export type RunStatus = 'queued' | 'in_progress' | 'completed'

/** The workflow runs of a repository, as they are at the moment of the question. */
export interface Runs {
  /** Undefined for a run that never was, or is deleted. */
  status(id: string): RunStatus | undefined
}

/** Workflow runs that a test starts, ends and deletes. One it never mentioned does not exist. */
export class RunBook implements Runs {
  readonly #status = new Map<string, RunStatus>()

  /** Starts runs, or runs them again. */
  start(...ids: readonly string[]): void {
    this.set('in_progress', ...ids)
  }

  complete(...ids: readonly string[]): void {
    this.set('completed', ...ids)
  }

  set(status: RunStatus, ...ids: readonly string[]): void {
    for (const id of ids) this.#status.set(id, status)
  }

  remove(...ids: readonly string[]): void {
    for (const id of ids) this.#status.delete(id)
  }

  clear(): void {
    this.#status.clear()
  }

  status(id: string): RunStatus | undefined {
    return this.#status.get(id)
  }
}
