import type { EventContext } from '../../../src/runner/event.js'
import type { InputSource } from '../../../src/runner/runner.js'

/** A source of exactly these inputs, all others left empty. */
export function given(inputs: Readonly<Record<string, string>>): InputSource {
  return (name) => inputs[name] ?? ''
}

export const PUSH: EventContext = {
  eventName: 'push',
  repository: 'acme/shop',
  ref: 'refs/heads/main',
  actor: 'octocat',
  apiUrl: 'https://api.github.com',
  payload: {}
}

/** What reading throws; undefined where it does not throw. */
export function thrownBy(read: () => unknown): unknown {
  try {
    read()
    return undefined
  } catch (error) {
    return error
  }
}
