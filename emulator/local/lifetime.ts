/** How long something lives, and what is closed when it ends. */
export class Lifetime {
  readonly #closers: (() => unknown)[] = []
  /** Resolves when it is over and everything is closed, however that went. */
  readonly ended: Promise<unknown>
  #over = false
  #settle: (value: unknown) => void = () => undefined

  constructor() {
    this.ended = new Promise((resolve) => (this.#settle = resolve))
  }

  get over(): boolean {
    return this.#over
  }

  /** Calls `close` at the end, with all others; at once if it is over already. */
  atEnd(close: () => unknown): void {
    if (this.#over) void attempt(close)
    else this.#closers.push(close)
  }

  /** Ends it. May be called again. */
  readonly end = (): void => {
    if (this.#over) return
    this.#over = true
    void Promise.all(this.#closers.map(attempt)).then(this.#settle)
  }
}

async function attempt(close: () => unknown): Promise<void> {
  try {
    await close()
  } catch {
    // What cannot be closed is gone already.
  }
}
