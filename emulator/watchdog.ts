/** Ends Redis processes and removes their directory even if this process is killed and can do nothing itself. */
import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

export interface Watchdog {
  /** Tells which processes exist now, whenever that changes. */
  report(pids: readonly number[]): void
  /** Ends the watchdog, and through it whatever was reported last. */
  close(): Promise<void>
  /** Resolves when the watchdog has ended, for whatever reason. */
  readonly ended: Promise<void>
}

/**
 * Reads lists of process ids until its input ends, which the kernel sees to however the writer ends. It has a
 * session of its own, so that Ctrl-C in a terminal does not reach it.
 */
const SCRIPT = `
while read -r line; do pids=$line; done
[ -z "$pids" ] || kill -9 $pids 2>/dev/null
[ -z "$1" ] || rm -rf -- "$1"
`

/**
 * Starts the watchdog for processes to be reported, and for a directory if there is one; it keeps no event loop alive. Of
 * the environment it has only PATH: GitHub's runner kills what has its RUNNER_TRACKING_ID when a job ends, and a watchdog
 * that is killed first could end nothing.
 */
export function startWatchdog(directory = ''): Watchdog {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', directory], {
    cwd: '/',
    detached: true,
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'ignore', 'ignore']
  })
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  child.stdin.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  return {
    ended,
    report(pids) {
      child.stdin.write(`${pids.join(' ')}\n`)
    },
    async close() {
      child.stdin.end()
      child.ref()
      await ended
    }
  }
}
