import { stopLocal } from '../../src/local-database/stop.js'
import { readLocalServer } from '../../src/runner/journal.js'
import { systemClock } from '../../src/http/clock.js'

const servers: (string | undefined)[] = []

/** Ends the local server of this state when the tests end, in case no post step did. */
export function endWithTheTests(state: string | undefined): void {
  if (state === undefined) return
  if (servers.length === 0) {
    process.once('exit', () => {
      for (const each of servers) {
        const server = readLocalServer(() => each ?? '')
        // What it does before it first waits is enough here: it asks the server to end.
        if (server !== undefined) void stopLocal(server, systemClock)
      }
    })
  }
  servers.push(state)
}
