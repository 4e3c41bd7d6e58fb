import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Where a database is. */
export interface Place {
  /** Of its REST endpoint. */
  readonly url: string
  readonly token: string
  readonly redisUrl: string
}

export interface Databases {
  /** In the order of the names. */
  readonly places: readonly Place[]
  /** The file that a client must trust; undefined without TLS. */
  readonly certificate: string | undefined
}

/** Starts an emulator in a process of its own, so that it shares no thread with its clients, with these databases. */
export async function startDatabases(
  transport: 'plain' | 'tls',
  ...names: readonly string[]
): Promise<Databases & { stop: () => void }> {
  const script = fileURLToPath(import.meta.resolve('./database-server.js'))
  const child = spawn(process.execPath, [script, transport, ...names], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc']
  })
  const [databases] = (await once(child, 'message')) as [Databases]
  return {
    ...databases,
    stop: () => {
      child.disconnect()
    }
  }
}
