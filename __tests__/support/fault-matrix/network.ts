/** The way from the step to the emulator, with what is wrong on it. */
import type { Emulator } from '../../../emulator/index.js'
import { blockLookUps } from '../blocked-look-ups.js'
import { startCompressingProxy } from '../compressing-proxy.js'
import { startForwarder, unusedPort, type LocalServer } from '../fault-server.js'
import type { RunOptions } from '../runner.js'
import type { FaultRow, NetworkFault } from './row.js'

/** Milliseconds. */
const READ_AFTER_MS = 2_000

export interface Network {
  readonly apiUrl: string
  readonly onSpawn?: NonNullable<RunOptions['onSpawn']>
  readonly env?: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Lays that way; what is wrong in the answers is not its business. */
export async function breakNetwork({ fault }: FaultRow, emulator: Emulator): Promise<Network> {
  const close = (): Promise<void> => Promise.resolve()
  if (fault === 'ordinary' || !('network' in fault)) return { apiUrl: emulator.apiUrl, close }
  switch (fault.network) {
    case 'untrusted':
      return { apiUrl: emulator.apiUrl, close }
    case 'no-such-host':
      // No part of a host name may have more than 63 characters (RFC 1035), so that nobody is asked for this one.
      return { apiUrl: `https://${'x'.repeat(64)}.example/v2`, close }
    case 'refused':
      return { apiUrl: `http://127.0.0.1:${await unusedPort()}/v2`, close }
    case 'refused-first':
      return refuseAtFirst(await unusedPort(), Number(new URL(emulator.apiUrl).port))
    case 'look-up': {
      const blocked = blockLookUps()
      const unblock = (): Promise<void> => {
        blocked.close()
        return Promise.resolve()
      }
      return { apiUrl: 'https://localhost:9/v2', env: blocked.env, close: unblock }
    }
    case 'slow-reader':
      return { apiUrl: emulator.apiUrl, onSpawn: readLate, env: { RUNNER_DEBUG: '1' }, close }
    case 'compressed': {
      const proxy = await startCompressingProxy(new URL(emulator.apiUrl).origin, 'gzip')
      return { apiUrl: `${proxy.origin}/v2`, close: () => proxy.close() }
    }
  }
}

/** Reads nothing of the log until the step has had the time to say all it has to say. */
const readLate: NonNullable<RunOptions['onSpawn']> = ({ stdout }) => {
  stdout?.pause()
  setTimeout(() => stdout?.resume(), READ_AFTER_MS)
}

/** Nothing listens on `port` until the step says that it tries again. */
function refuseAtFirst(port: number, target: number): Network {
  const servers: Promise<LocalServer>[] = []
  return {
    apiUrl: `http://127.0.0.1:${port}/v2`,
    onSpawn: ({ stdout }) => {
      stdout?.on('data', (chunk: Buffer) => {
        if (servers.length === 0 && chunk.includes('trying again')) servers.push(startForwarder(port, target))
      })
    },
    async close() {
      for (const server of servers) await (await server).close()
    }
  }
}

/** Whether a row is about this trouble. */
export function isNetwork({ fault }: FaultRow, kind: NetworkFault): boolean {
  return fault !== 'ordinary' && 'network' in fault && fault.network === kind
}
