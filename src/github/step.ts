import { readFileSync } from 'node:fs'
import * as core from '@actions/core'
import { systemClock, type Clock } from '../clock.js'
import { Cancelled } from '../deadline.js'
import { ActionError, messageOf } from '../errors.js'
import { NoReply, type Exchange } from '../http/exchange.js'
import { withoutSecrets } from '../http/redact.js'
import { openTransport } from '../http/transport.js'
import type { InputSource } from '../inputs/reader.js'
import { isObject, parseJson } from '../json.js'
import type { Log, Mask } from '../log.js'
import { plain } from '../text.js'
import type { EventContext } from './event.js'

/** Everything the runner and the machine give to one step of a job; what an action is made of besides its inputs. */
export interface Step {
  source: InputSource
  context: EventContext
  log: Log
  mask: Mask
  setOutput: (name: string, value: string) => void
  /** Keeps a value for the same step's post phase. */
  saveState: (name: string, value: string) => void
  /** What the main phase kept, "" where it kept nothing. */
  state: (name: string) => string
  exchange: Exchange
  clock: Clock
  /** Aborts with Cancelled when the runner tells the step to stop. */
  cancelled: AbortSignal
}

/** The runner gives a cancelled step 7.5 s after SIGINT before it sends SIGTERM (actions/runner, ProcessInvoker.cs). */
const EXIT_AFTER_SIGNAL_MS = 1_500
const EXIT_WHEN_DONE_MS = 500

/**
 * Runs one action as a step of a job: reads the environment, hands out collaborators, and turns whatever is thrown into
 * one `::error::` line and exit code 1. Never rejects.
 */
export async function runStep(action: (step: Step) => Promise<void>): Promise<void> {
  const cancelled = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cancelled.abort(new Cancelled(`The run was cancelled (${signal}).`))
      setTimeout(() => process.exit(1), EXIT_AFTER_SIGNAL_MS).unref()
    })
  }
  // Should a promise never settle, node would end with exit code 0 and nothing said.
  const unfinished = (): void => {
    core.setFailed(
      'The step ended before its work was done. This is a fault of the action: please report it.'
    )
  }
  process.once('beforeExit', unfinished)
  const transport = openTransport()
  const secrets = new SecretRegister()
  try {
    await action({
      source: (name) => core.getInput(name),
      context: readContext(),
      log: safeLog,
      mask: (secret) => {
        secrets.mask(secret)
      },
      setOutput: (name, value) => {
        core.setOutput(name, value)
      },
      saveState: (name, value) => {
        core.saveState(name, value)
      },
      state: (name) => core.getState(name),
      exchange: withoutSecrets(transport.exchange, (text) => secrets.redact(text)),
      clock: systemClock,
      cancelled: cancelled.signal
    })
  } catch (error) {
    report(error)
  } finally {
    transport.close()
    process.off('beforeExit', unfinished)
    // A proxy tunnel that never opened may outlive the connections.
    setTimeout(() => process.exit(), EXIT_WHEN_DONE_MS).unref()
  }
}

function report(error: unknown): void {
  const expected = error instanceof ActionError || error instanceof NoReply
  const text = expected ? error.message : `Unexpected error, please report it: ${messageOf(error)}`
  core.setFailed(plain(text, 3000))
  if (error instanceof Error && error.stack !== undefined) core.debug(error.stack)
}

/** Whatever is logged is made harmless here, so that no caller can forget it. */
const safeLog: Log = {
  debug: (line) => {
    core.debug(plain(line))
  },
  info: (line) => {
    core.info(plain(line))
  },
  notice: (line) => {
    core.notice(plain(line))
  },
  warning: (line) => {
    core.warning(plain(line, 3000))
  }
}

/** The secrets of a run: each is registered with the runner once, and can be taken out of a text. */
class SecretRegister {
  readonly #secrets = new Set<string>()

  mask(secret: string): void {
    if (this.#secrets.has(secret)) return
    this.#secrets.add(secret)
    core.setSecret(secret)
  }

  redact(text: string): string {
    let redacted = text
    // The longest first: a shorter one may be a part of it.
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length)
    for (const secret of longestFirst) redacted = redacted.replaceAll(secret, '***')
    return redacted
  }
}

function readContext(): EventContext {
  const env = (name: string): string => process.env[name] ?? ''
  return {
    eventName: env('GITHUB_EVENT_NAME'),
    repository: env('GITHUB_REPOSITORY'),
    ref: env('GITHUB_REF'),
    actor: env('GITHUB_ACTOR'),
    apiUrl: env('GITHUB_API_URL'),
    payload: readPayload(env('GITHUB_EVENT_PATH'))
  }
}

function readPayload(path: string): EventContext['payload'] {
  try {
    const payload = parseJson(readFileSync(path, 'utf8'))
    return isObject(payload) ? payload : {}
  } catch {
    // No payload is as good as an empty one: what needs it says what is missing.
    return {}
  }
}
