import type { InputSource, Runner } from '../runner/runner.js'
import { defaults } from './defaults.js'
import { readFlag, readWholeNumber, required } from './reader.js'

/** What every action's inputs are read with. */
export type InputCollaborators = Pick<Runner, 'input' | 'context' | 'log' | 'mask'>

/** `timeout`: seconds, from 1 to 21600, the six hours a job may take on GitHub. */
export function readTimeout(input: InputSource): number {
  return required(readWholeNumber(input, 'timeout', { least: 1, most: 21_600 }, 'of seconds'), 'timeout')
}

/** `job_summary`: whether the step adds to the job's summary. */
export function readJobSummary(input: InputSource): boolean {
  return readFlag(input, 'job_summary')
}

/** Gives an action's default for a blank input, such as one from an expression that has no value in this run. */
export function withDefaults(input: InputSource, action: keyof typeof defaults): InputSource {
  const own: Readonly<Record<string, string>> = defaults[action]
  return (name) => {
    const text = input(name)
    return text.trim() === '' && Object.hasOwn(own, name) ? (own[name] ?? '') : text
  }
}
