/** Starting and ending of a Redis server's process. */
import type { ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { LOOPBACK } from './http.js'

const START_TIMEOUT_MS = 10_000

/** Different ports of 127.0.0.1 on which nothing listens now; somebody else may take them any time. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held until the last is found, or one might be found twice.
  const probes = await Promise.all(Array.from({ length: count }, listenAnywhere))
  const ports = probes.map((probe) => {
    const address = probe.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
  await Promise.all(probes.map(closed))
  return ports
}

async function listenAnywhere(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, LOOPBACK, () => {
      resolve(probe)
    })
  })
}

async function closed(probe: Server): Promise<void> {
  await new Promise((resolve) => probe.close(resolve))
}

/** Resolves when the server's log says that it listens; rejects with its last words when it ends instead. */
export async function announced(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let log = ''
    const timer = setTimeout(() => {
      reject(new Error(`the Redis server did not start within ${START_TIMEOUT_MS / 1000} s`))
    }, START_TIMEOUT_MS)
    const read = (chunk: Buffer): void => {
      log += chunk.toString()
      if (log.includes('Ready to accept connections')) settle(resolve)
    }
    const ended = (cause: unknown): void => {
      const words = cause instanceof Error ? cause.message : lastWords(log)
      settle(() => {
        reject(new Error(`the Redis server ended at once: ${words}`))
      })
    }
    const settle = (action: () => void): void => {
      clearTimeout(timer)
      child.stdout?.off('data', read).resume()
      child.off('close', ended)
      action()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()))
    child.once('error', ended)
    child.once('close', ended)
  })
}

/** The last lines of a server's log, without who said them when: `3423:M 24 Nov 2026 12:29:44.744 # …`. */
function lastWords(log: string): string {
  const lines = log.trim().split('\n').slice(-3)
  return lines.map((line) => line.replace(/^\d+:[A-Z] .*?:\d\d\.\d+ \S /, '').replace(/\.$/, '')).join(' / ')
}

/** There is nothing to save, so the process need not be asked nicely. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exited
}
