/** A local Upstash: the Developer API, and behind each database it creates a real Redis with its REST plane. */
import { randomUUID } from 'node:crypto'
import { behaviourWith, type Behaviour } from './behaviour.js'
import { startDataPlane } from './data-plane.js'
import { DeveloperApi } from './developer-api.js'
import { startDeveloperServer } from './developer-server.js'
import { FaultQueue } from './faults.js'
import { randomMint } from './mint.js'
import { Planes } from './planes.js'
import { startPingServer, type PingServer } from './ping-server.js'
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
  const faults = faultsOf(options)
  const tls = options.plainTcp !== true
  const servers = options.dataPlane === false ? undefined : await RedisServers.open({ tls })
  const recordOf = (id: string): DatabaseRecord | undefined => api.account.find(id)?.record
  const pings = servers === undefined ? await startPingServer(recordOf, faults.rest) : undefined
  const api: DeveloperApi = new DeveloperApi({
    behaviour,
    ...account,
    tls,
    mint: randomMint,
    now: Date.now,
    ...(pings !== undefined && { restUrlOf: pings.urlOf })
  })
  const parts = { api, behaviour, faults, servers, pings }
  return { ...account, behaviour, ...control(api, faults), ...(await serve(parts, options)) }
}

/** What goes wrong, by where it does. */
interface Faults {
  readonly api: FaultQueue<Fault>
  readonly rest: RestGate
  /** Undefined: clients talk to the Redis itself. */
  readonly tcp: TcpGate | undefined
}

function faultsOf({ faults = [], restFaults = [], tcpFaults }: EmulatorOptions): Faults {
  const api = new FaultQueue<Fault>(Date.now)
  const rest = new RestGate()
  for (const fault of faults) api.add(fault)
  for (const fault of restFaults) rest.inject(fault)
  return { api, rest, tcp: tcpFaults && new TcpGate(tcpFaults) }
}

interface Parts {
  readonly api: DeveloperApi
  readonly behaviour: Behaviour
  readonly faults: Faults
  readonly servers: RedisServers | undefined
  readonly pings: PingServer | undefined
}

/** Listens. What was started before ends with it, and if it fails. */
async function serve(
  { api, behaviour, faults, servers, pings }: Parts,
  { port = 0, refusedMs = 0, tls }: EmulatorOptions
): Promise<Pick<Emulator, 'apiUrl' | 'certificateFile' | 'requests' | 'close'>> {
  const requests: RecordedRequest[] = []
  const planes = servers && planesOn(servers, behaviour, faults)
  const server = await startDeveloperServer({
    answer: async (request) =>
      planes === undefined ? api.answer(request) : planes.carryOut(api.carryOut(request)),
    date: () => api.date,
    faults: faults.api,
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
    faults.rest.close()
    await server.close()
    await servers?.close()
    await pings?.close()
    await planes?.stop()
  }
  let closing: Promise<void> | undefined
  return {
    apiUrl: `${server.origin}/v2`,
    certificateFile: servers?.tlsFiles?.certificate,
    requests,
    close: () => (closing ??= closeAll())
  }
}

function planesOn(servers: RedisServers, behaviour: Behaviour, { rest, tcp }: Faults): Planes {
  return new Planes((credentials) =>
    startDataPlane(servers, credentials, {
      refusedMs: behaviour.databaseRefusedMs,
      rest: { gate: rest, refusedMs: behaviour.restRefusedMs },
      judge: tcp?.judge
    })
  )
}

type Control = Pick<
  Emulator,
  'restRequests' | 'databases' | 'add' | 'change' | 'inject' | 'injectRest' | 'injectTcp' | 'clearFaults'
>

/** What tests look at and change from outside. */
function control(api: DeveloperApi, faults: Faults): Control {
  return {
    restRequests: faults.rest.requests,
    databases: () => api.account.records(),
    add: (seed) => api.add(seed),
    change: (id, fields) => api.change(id, fields),
    inject: (fault) => {
      faults.api.add(fault)
    },
    injectRest: (fault) => {
      faults.rest.inject(fault)
    },
    injectTcp: (fault) => {
      if (faults.tcp === undefined)
        throw new Error('start the emulator with `tcpFaults`, an empty list if there are none yet')
      faults.tcp.inject(fault)
    },
    clearFaults: () => {
      faults.api.clear()
      faults.rest.clear()
      faults.tcp?.clear()
    }
  }
}
