import { cleanUp, leftBehind } from '../actions/clean-up.js'
import { readPostInputs } from '../inputs/post.js'
import type { Runner } from '../runner/runner.js'
import { withSession } from './session.js'

/** Seconds the post step may take: the job is over and waits for it. */
const TIMEOUT_SECONDS = 30

/** The post step of the root and the preview action. A problem is a warning, never a failure: a green job stays green. */
export async function postStep(runner: Runner): Promise<void> {
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
