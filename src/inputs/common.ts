import type { EventContext } from '../github/event.js'
import type { Log, Mask } from '../log.js'
import { readWholeNumber, type InputSource } from './reader.js'

export const DEFAULT_TIMEOUT_SECONDS = 120

/** What every action's inputs are read with. */
export interface InputCollaborators {
  source: InputSource
  context: EventContext
  log: Log
  mask: Mask
}

/** `timeout`: seconds, from 1 to 21600, the six hours a job may take on GitHub. */
export function readTimeout(source: InputSource, byDefault: number): number {
  return readWholeNumber(source, 'timeout', { least: 1, most: 21_600 }, 'of seconds') ?? byDefault
}
