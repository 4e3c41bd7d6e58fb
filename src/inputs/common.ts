import type { InputSource, Runner } from '../runner/runner.js'
import { readWholeNumber } from './reader.js'

export const DEFAULT_TIMEOUT_SECONDS = 120

/** What every action's inputs are read with. */
export type InputCollaborators = Pick<Runner, 'input' | 'context' | 'log' | 'mask'>

/** `timeout`: seconds, from 1 to 21600, the six hours a job may take on GitHub. */
export function readTimeout(input: InputSource, byDefault: number): number {
  return readWholeNumber(input, 'timeout', { least: 1, most: 21_600 }, 'of seconds') ?? byDefault
}
