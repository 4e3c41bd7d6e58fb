/** Puts the commands of requests that arrive at once into one exchange with Redis, as writing to it is what costs most. */
import type { Reply } from './resp.js'
import type { Command } from './rest-request.js'

interface Waiting {
  command: Command
  resolve: (reply: Reply) => void
  reject: (reason: unknown) => void
}

/** Carries commands out in their order, and gives each reply when it is there. Rejects when no more will come. */
export type GroupRun = (commands: Command[], answered: (reply: Reply) => void) => Promise<void>

export class CommandGroups {
  readonly #run: GroupRun
  #waiting: Waiting[] = []

  constructor(run: GroupRun) {
    this.#run = run
  }

  /** Carries one command out, together with those that others ask for before the event loop goes on. */
  async run(command: Command): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(this.#start)
    })
  }

  readonly #start = (): void => {
    const group = this.#waiting
    this.#waiting = []
    let answered = 0
    const answer = (reply: Reply): void => {
      group[answered]?.resolve(reply)
      answered += 1
    }
    this.#run(
      group.map(({ command }) => command),
      answer
    ).catch((error: unknown) => {
      for (const { reject } of group.slice(answered)) reject(error)
    })
  }
}
