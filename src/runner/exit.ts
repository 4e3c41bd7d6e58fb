/** How long what was written may take to be read: a slow log must not lose its last lines, and errors are last. Milliseconds. */
export const DELIVERY_LIMIT_MS = 10_000
/** How long a step that was told to stop may take to say what it leaves. */
const STOPPING_LIMIT_MS = 1_500
/** After a signal the runner waits 7.5 s before it insists (actions/runner, ProcessInvoker.cs). */
const DELIVERY_LIMIT_AFTER_SIGNAL_MS = 4_000

/**
 * Ends the process as soon as everything written has been delivered, whatever else would keep it: a proxy tunnel that
 * never opened, or a host name that is being looked up. It also saves the two milliseconds in which node would take its
 * memory apart.
 */
export function endWhenDelivered(): void {
  endOnceDelivered(DELIVERY_LIMIT_MS, 0)
}

/** The same after the runner told the step to stop, which the step has a moment for. */
export function endAfterSignal(): void {
  setTimeout(() => {
    endOnceDelivered(DELIVERY_LIMIT_AFTER_SIGNAL_MS, 1)
  }, STOPPING_LIMIT_MS).unref()
}

/** @param exitCode unless one is set */
function endOnceDelivered(limitMs: number, exitCode: number): void {
  const end = (): void => {
    endNow(Number(process.exitCode ?? exitCode))
  }
  process.stdout.write('', end)
  setTimeout(end, limitMs).unref()
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
