import type { Clock } from '../http/clock.js'
import type { LocalServer, Programs } from './programs.js'
import { systemPrograms } from './system.js'

const POLL_MS = 20
/** How long a server may take to end before it is ended without its say, and then how long that may take. */
const LIMIT_MS = 4000

/**
 * Ends a local server and its database; false if it still runs. A process that only has its number by now is left alone:
 * what counts is the id in the command line.
 */
export async function stopLocal(
  { pid, id }: LocalServer,
  clock: Clock,
  programs: Programs = systemPrograms
): Promise<boolean> {
  const runs = (): boolean => programs.commandLine(pid)?.includes(id) === true
  for (const how of ['politely', 'at once'] as const) {
    if (!runs()) return true
    programs.end(pid, how)
    for (let waited = 0; waited < LIMIT_MS && runs(); waited += POLL_MS) {
      await new Promise<void>((resolve) => clock.schedule(POLL_MS, resolve))
    }
  }
  return !runs()
}
