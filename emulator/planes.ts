/** What runs behind the databases of an account, and the errands its API has there. */
import type { DataPlane } from './data-plane.js'
import type { ApiReply } from './api-outcomes.js'
import type { Errand, Findings, Steps } from './errands.js'
import { LOOPBACK } from './http.js'
import type { Snapshot } from './redis-snapshot.js'
import type { Credentials, DatabaseRecord } from './types.js'

export class Planes {
  /** By database id. Every plane ever started and not stopped, even one whose request was cut off. */
  readonly #planes = new Map<string, Promise<DataPlane>>()
  /** By backup id. */
  readonly #snapshots = new Map<string, Snapshot>()
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

  async #run(errand: Errand): Promise<Findings> {
    switch (errand.kind) {
      case 'start':
        return this.#started(errand.record)
      case 'stop':
        await this.#stop(errand.id)
        return {}
      case 'grant':
        await (await this.#planes.get(errand.id))?.setCredentials(errand.credentials)
        return {}
      case 'measure': {
        const plane = await this.#planes.get(errand.id)
        return plane === undefined ? {} : { measures: await plane.measures() }
      }
      case 'back-up':
        return this.#backedUp(errand.id, errand.backupId)
      case 'restore': {
        const snapshot = this.#snapshots.get(errand.backupId)
        if (snapshot !== undefined) await (await this.#planes.get(errand.id))?.putBack(snapshot)
        return {}
      }
      case 'discard':
        this.#snapshots.delete(errand.backupId)
        return {}
    }
  }

  async #started(record: DatabaseRecord): Promise<Findings> {
    const starting = this.#start(record)
    this.#planes.set(record.database_id, starting)
    const { port, tls, restUrl } = await starting
    return { place: { endpoint: LOOPBACK, port, tls, rest_url: restUrl } }
  }

  async #backedUp(id: string, backupId: string): Promise<Findings> {
    const snapshot = await (await this.#planes.get(id))?.snapshot()
    if (snapshot === undefined) return {}
    this.#snapshots.set(backupId, snapshot)
    return { bytes: snapshot.bytes }
  }

  async #stop(id: string): Promise<void> {
    const plane = this.#planes.get(id)
    this.#planes.delete(id)
    await (await plane)?.stop()
  }
}
