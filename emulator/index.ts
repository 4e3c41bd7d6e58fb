/** A local Upstash: the Developer API, and behind each database it creates a real Redis with its REST plane. */
import { randomUUID } from 'node:crypto'
import { Account } from './account.js'
import { startDataPlane, type DataPlane } from './data-plane.js'
import { DeveloperApi } from './developer-api.js'
import { startDeveloperServer } from './developer-server.js'
import { FaultQueue } from './faults.js'
import { newRecord } from './record.js'
import { RedisServers } from './redis-server.js'
import type { Behaviour, Credentials, Emulator, EmulatorOptions, RecordedRequest } from './types.js'

export type {
  Behaviour,
  DatabaseRecord,
  Emulator,
  EmulatorOptions,
  Fault,
  FaultReply,
  RecordedRequest
} from './types.js'

const DEFAULT_BEHAVIOUR: Behaviour = {
  strict: 'none',
  listCredentials: false,
  createCredentials: true,
  detailCredentials: true,
  slugEndpoint: false,
  activeAfterMs: 0,
  uniqueNames: true,
  maxDatabases: Infinity
}

/** Starts an emulator. Rejects with a plain sentence when the port is taken or there is no Redis server. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const email = options.email ?? 'developer@example.com'
  const apiKey = options.apiKey ?? randomUUID()
  const readOnlyApiKey = options.readOnlyApiKey ?? randomUUID()
  const behaviour: Behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour }
  const requests: RecordedRequest[] = []
  const account = new Account(behaviour)
  const faults = new FaultQueue()
  const servers = options.dataPlane === false ? undefined : new RedisServers()
  const planes = new PlaneSet()
  const startPlane =
    servers &&
    ((credentials: Credentials): Promise<DataPlane> => planes.add(startDataPlane(servers, credentials)))
  const api = new DeveloperApi({ account, behaviour, email, apiKey, readOnlyApiKey, startPlane })

  const listening = startDeveloperServer({ api, faults, requests, port: options.port ?? 0, tls: options.tls })
  const server = await listening.catch(async (error: unknown) => {
    await servers?.close()
    throw error
  })
  const closeAll = async (): Promise<void> => {
    await server.close()
    await servers?.close()
    await planes.stop()
  }
  let closing: Promise<void> | undefined
  return {
    apiUrl: `${server.origin}/v2`,
    email,
    apiKey,
    readOnlyApiKey,
    behaviour,
    requests,
    databases: () => account.entries().map(({ record }) => record),
    add: (seed) => account.insert(newRecord(seed, email)).record,
    inject: (fault) => {
      faults.add(fault)
    },
    clearFaults: () => {
      faults.clear()
    },
    close: () => (closing ??= closeAll())
  }
}

/** Every data plane ever started, so that none outlives the emulator, not even one whose request was cut off. */
class PlaneSet {
  readonly #started = new Set<Promise<DataPlane>>()

  async add(starting: Promise<DataPlane>): Promise<DataPlane> {
    this.#started.add(starting)
    return starting
  }

  async stop(): Promise<void> {
    await Promise.allSettled([...this.#started].map(async (starting) => (await starting).stop()))
  }
}
