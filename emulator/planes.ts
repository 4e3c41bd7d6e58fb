/** What runs behind the databases of an account, and the errands its API has there. */
import type { DataPlane } from './data-plane.js'
import type { ApiReply } from './api-outcomes.js'
import type { Errand, Place, Steps } from './developer-api.js'
import { LOOPBACK } from './http.js'
import type { Credentials } from './types.js'

export class Planes {
  /** By database id. Every plane ever started and not stopped, even one whose request was cut off. */
  readonly #planes = new Map<string, Promise<DataPlane>>()
  readonly #start: (credentials: Credentials) => Promise<DataPlane>

  constructor(start: (credentials: Credentials) => Promise<DataPlane>) {
    this.#start = start
  }

  /** Carries a request out, each errand in its turn. Rejects when a database cannot be started. */
  async carryOut(steps: Steps<ApiReply>): Promise<ApiReply> {
    let step = steps.next()
    while (step.done !== true) step = steps.next(await this.#run(step.value))
    return step.value
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.#planes.keys()].map((id) => this.#stop(id)))
  }

  async #run(errand: Errand): Promise<Place | undefined> {
    switch (errand.kind) {
      case 'start': {
        const { record } = errand
        const starting = this.#start(record)
        this.#planes.set(record.database_id, starting)
        const { port, tls, restUrl } = await starting
        return { endpoint: LOOPBACK, port, tls, rest_url: restUrl }
      }
      case 'stop':
        await this.#stop(errand.id)
        return undefined
      case 'grant':
        await (await this.#planes.get(errand.id))?.setCredentials(errand.credentials)
        return undefined
    }
  }

  async #stop(id: string): Promise<void> {
    const plane = this.#planes.get(id)
    this.#planes.delete(id)
    await (await plane)?.stop()
  }
}
