import { cleanUp, leftBehind } from '../actions/clean-up.js'
import { messageOf } from '../errors.js'
import { readPostInputs } from '../inputs/post.js'
import type { LocalServer } from '../local-database/index.js'
import { readLocalServer } from '../runner/journal.js'
import type { Runner } from '../runner/runner.js'
import { withSession } from './session.js'

/** Seconds the post step may take: the job is over and waits for it. */
const TIMEOUT_SECONDS = 30

/** The post step of every action that has one. A problem is a warning, never a failure: a green job stays green. */
export async function postStep(runner: Runner): Promise<void> {
  const local = readLocalServer(runner.state)
  if (local !== undefined) {
    await stopLocal(local, runner)
    return
  }
  const inputs = readPostInputs(runner)
  if (inputs === undefined) return
  const { record } = inputs
  try {
    const options = {
      account: inputs.account(),
      timeoutSeconds: TIMEOUT_SECONDS,
      limitName: 'the clean-up'
    }
    await withSession(options, runner, (collaborators) => cleanUp(record, collaborators))
  } catch (error) {
    runner.log.warning(leftBehind(record, error))
  }
}

async function stopLocal(server: LocalServer, { localDatabases, clock, log }: Runner): Promise<void> {
  try {
    const { stop } = await localDatabases()
    if (await stop(server, clock)) return
    log.warning(`The local database still runs, as process ${server.pid}. End that process by hand.`)
  } catch (error) {
    log.warning(`The local database (process ${server.pid}) could not be ended: ${messageOf(error)}`)
  }
}
