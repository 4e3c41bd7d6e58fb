import { readFileSync } from 'node:fs'
import { isObject, parseJson, type JsonObject } from '../json.js'
import type { EventContext } from './event.js'

/** The event that started the workflow, as the runner describes it in the environment. */
export function readContext(environment: Readonly<Record<string, string | undefined>>): EventContext {
  const text = (name: string): string => environment[name] ?? ''
  return {
    eventName: text('GITHUB_EVENT_NAME'),
    repository: text('GITHUB_REPOSITORY'),
    ref: text('GITHUB_REF'),
    runId: text('GITHUB_RUN_ID'),
    job: text('GITHUB_JOB'),
    step: text('GITHUB_ACTION'),
    actor: text('GITHUB_ACTOR'),
    workspace: text('GITHUB_WORKSPACE'),
    apiUrl: text('GITHUB_API_URL'),
    payload: readPayload(text('GITHUB_EVENT_PATH'))
  }
}

function readPayload(path: string): JsonObject {
  try {
    const payload = parseJson(readFileSync(path, 'utf8'))
    return isObject(payload) ? payload : {}
  } catch {
    // No payload is as good as an empty one: what needs it says what is missing.
    return {}
  }
}
