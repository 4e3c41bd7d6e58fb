/** Ends Redis processes and removes their directory even when this process is killed and can do nothing itself. */
import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

export interface Watchdog {
  /** Tells which processes exist now, whenever that changes. */
  report(pids: readonly number[]): void
  /** Ends the watchdog, and through it whatever was reported last. */
  close(): Promise<void>
}

/**
 * Reads lists of process ids until its input ends, which the kernel sees to however the writer ends. It has a
 * session of its own, so that Ctrl-C in a terminal does not reach it.
 */
const SCRIPT = `
while read -r line; do pids=$line; done
[ -z "$pids" ] || kill -9 $pids 2>/dev/null
rm -rf -- "$1"
`

/** Starts the watchdog for a directory and processes to be reported; it keeps no event loop alive. */
export function startWatchdog(directory: string): Watchdog {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', directory], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore']
  })
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  child.stdin.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  return {
    report(pids) {
      child.stdin.write(`${pids.join(' ')}\n`)
    },
    async close() {
      child.stdin.end()
      child.ref()
      await exited
    }
  }
}
