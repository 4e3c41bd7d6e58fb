import * as core from '@actions/core'
import { ActionError, messageOf } from '../errors.js'
import { systemClock } from '../http/clock.js'
import { Cancelled, NoReply } from '../http/errors.js'
import { withoutSecrets } from '../http/redact.js'
import { Transport } from '../http/transport.js'
import { plain } from '../text.js'
import { readContext } from './context.js'
import { endAfterSignal, endWhenDelivered } from './exit.js'
import { saveState, setOutputs } from './file-commands.js'
import { LONG_LINE, runnerLog } from './log.js'
import type { Runner } from './runner.js'
import { SecretRegister } from './secrets.js'
import { appendSummary } from './summary.js'

/**
 * Runs one action as a step of a job: reads the environment, hands out collaborators, and turns whatever is thrown into
 * one `::error::` line and exit code 1. Never rejects.
 */
export async function runStep(step: (runner: Runner) => Promise<void>): Promise<void> {
  const cancelled = cancelOnSignal()
  process.once('beforeExit', reportUnfinished)
  const transport = new Transport()
  try {
    await step(gitHubRunner(transport, cancelled))
  } catch (error) {
    report(error)
  } finally {
    transport.close()
    process.off('beforeExit', reportUnfinished)
    endWhenDelivered()
  }
}

function gitHubRunner(transport: Transport, cancelled: AbortSignal): Runner {
  const secrets = new SecretRegister()
  return {
    input: (name) => core.getInput(name),
    context: readContext(process.env),
    log: runnerLog,
    mask: secrets.mask,
    redact: secrets.redact,
    setOutputs,
    exportVariable: (name, value) => {
      core.exportVariable(name, value)
    },
    summary: (markdown) => {
      appendSummary(process.env['GITHUB_STEP_SUMMARY'] ?? '', secrets.redact(markdown), runnerLog)
    },
    saveState,
    state: (name) => core.getState(name),
    send: withoutSecrets(transport.send, secrets.redact),
    clock: systemClock,
    localDatabases: async () => (await import('../local-database/index.js')).localDatabases,
    cancelled
  }
}

/** Aborts when the runner tells the step to stop, and makes sure that the process ends soon after. */
function cancelOnSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort(new Cancelled(`The run was cancelled (${signal}).`))
      endAfterSignal()
    })
  }
  return controller.signal
}

/** If a promise never settles, node ends with exit code 0 and says nothing. */
function reportUnfinished(): void {
  core.setFailed('The step ended before its work was done. This is a fault of the action: please report it.')
}

function report(error: unknown): void {
  const expected = error instanceof ActionError || error instanceof NoReply
  const text = expected ? error.message : `Unexpected error, please report it: ${messageOf(error)}`
  core.setFailed(plain(text, LONG_LINE))
  if (error instanceof Error && error.stack !== undefined) core.debug(plain(error.stack, LONG_LINE))
}
