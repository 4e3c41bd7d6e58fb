/** How the process ends: soon, with everything delivered, whatever hangs. Milliseconds. */
interface Limits {
  /** How long the process may take to end by itself. */
  idle: number
  /** How long what was written may take to be read: a slow log must not lose its last lines, and errors are last. */
  delivery: number
  /** The exit code if nothing has set one. */
  exitCode: number
}

const WHEN_DONE: Limits = { idle: 500, delivery: 10_000, exitCode: 0 }
/** After a signal the runner waits 7.5 s before it insists (actions/runner, ProcessInvoker.cs). */
const AFTER_SIGNAL: Limits = { idle: 1_500, delivery: 4_000, exitCode: 1 }

/** Makes sure that the process ends soon although something may hang. A process that ends by itself is left to do so. */
export function endWhenDone(): void {
  endWithin(WHEN_DONE)
}

/** The same after the runner told the step to stop. */
export function endAfterSignal(): void {
  endWithin(AFTER_SIGNAL)
}

function endWithin({ idle, delivery, exitCode }: Limits): void {
  const giveUpAt = performance.now() + delivery
  const check = (): void => {
    const delivered = process.stdout.writableLength === 0 && process.stderr.writableLength === 0
    if (delivered || performance.now() >= giveUpAt) endNow(Number(process.exitCode ?? exitCode))
    else setTimeout(check, 50)
  }
  // A proxy tunnel that never opened, or a look-up that hangs, would keep the process alive.
  setTimeout(check, idle).unref()
}

/**
 * Ends the process. `process.exit` waits for a host name that is being looked up in libuv's thread pool, for as long as
 * the name server takes; replacing the process by one that only exits does not (nodejs.org/api/process.html,
 * process.execve; not on Windows).
 */
function endNow(exitCode: number): void {
  const lookingUp = process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')
  if (lookingUp && process.platform !== 'win32' && typeof process.execve === 'function') {
    // It would say on stderr that it is experimental.
    process.removeAllListeners('warning')
    process.execve(process.execPath, [process.execPath, '-e', `process.exit(${exitCode})`], {})
  }
  process.exit(exitCode)
}
