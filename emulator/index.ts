/** A local Upstash: the Developer API, and behind each database it creates a real Redis with its REST plane. */
import { randomUUID } from 'node:crypto'
import { behaviourWith } from './behaviour.js'
import { startDataPlane } from './data-plane.js'
import type { ApiReply } from './api-outcomes.js'
import type { ApiRequest } from './api-request.js'
import { DeveloperApi } from './developer-api.js'
import { startDeveloperServer } from './developer-server.js'
import { FaultQueue } from './faults.js'
import { randomMint } from './mint.js'
import { Planes } from './planes.js'
import { startPingServer } from './ping-server.js'
import { RedisServers } from './redis-server.js'
import { RestGate } from './rest-gate.js'
import { TcpGate } from './tcp-gate.js'
import type { DatabaseRecord, Emulator, EmulatorOptions, Fault, RecordedRequest } from './types.js'

export type { Behaviour } from './behaviour.js'
export type {
  DatabaseRecord,
  Emulator,
  EmulatorOptions,
  Fault,
  FaultReply,
  RestFault,
  RecordedRequest,
  TcpFault
} from './types.js'

/** Starts an emulator. Rejects with a plain sentence when the port is taken or there is no Redis server that would do. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const account = {
    email: options.email ?? 'developer@example.com',
    apiKey: options.apiKey ?? randomUUID(),
    readOnlyApiKey: options.readOnlyApiKey ?? randomUUID()
  }
  const behaviour = behaviourWith(options.behaviour)
  const requests: RecordedRequest[] = []
  const faults = new FaultQueue<Fault>(Date.now)
  const tlsDatabases = options.plainTcp !== true
  const servers = options.dataPlane === false ? undefined : await RedisServers.open({ tls: tlsDatabases })
  const gate = new RestGate()
  const tcpGate = options.tcpFaults && new TcpGate(options.tcpFaults)
  const planes =
    servers &&
    new Planes((credentials) =>
      startDataPlane(servers, credentials, {
        refusedMs: behaviour.databaseRefusedMs,
        rest: { gate, refusedMs: behaviour.restRefusedMs },
        judge: tcpGate?.judge
      })
    )
  const recordOf = (id: string): DatabaseRecord | undefined => api.account.find(id)?.record
  const pings = servers === undefined ? await startPingServer(recordOf, gate) : undefined
  const api: DeveloperApi = new DeveloperApi({
    behaviour,
    ...account,
    tls: tlsDatabases,
    mint: randomMint,
    now: Date.now,
    ...(pings !== undefined && { restUrlOf: pings.urlOf })
  })
  const answer = async (request: ApiRequest): Promise<ApiReply> =>
    planes === undefined ? api.answer(request) : planes.carryOut(api.carryOut(request))

  for (const fault of options.faults ?? []) faults.add(fault)
  for (const fault of options.restFaults ?? []) gate.inject(fault)
  const { port = 0, refusedMs = 0, tls } = options
  const server = await startDeveloperServer({
    answer,
    date: () => api.date,
    faults,
    requests,
    port,
    refusedMs,
    tls
  }).catch(async (error: unknown) => {
    await servers?.close()
    await pings?.close()
    throw error
  })
  const closeAll = async (): Promise<void> => {
    gate.close()
    await server.close()
    await servers?.close()
    await pings?.close()
    await planes?.stop()
  }
  let closing: Promise<void> | undefined
  return {
    apiUrl: `${server.origin}/v2`,
    ...account,
    certificateFile: servers?.tlsFiles?.certificate,
    behaviour,
    requests,
    restRequests: gate.requests,
    databases: () => api.account.records(),
    add: (seed) => api.add(seed),
    change: (id, fields) => api.change(id, fields),
    inject: (fault) => {
      faults.add(fault)
    },
    clearFaults: () => {
      faults.clear()
      gate.clear()
      tcpGate?.clear()
    },
    injectRest: (fault) => {
      gate.inject(fault)
    },
    injectTcp: (fault) => {
      if (tcpGate === undefined)
        throw new Error('start the emulator with `tcpFaults`, an empty list if there are none yet')
      tcpGate.inject(fault)
    },
    close: () => (closing ??= closeAll())
  }
}
