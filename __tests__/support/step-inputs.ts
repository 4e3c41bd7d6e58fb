import type { ActionMetadata } from './action-metadata.js'
import { jobToken } from './runner-environment.js'
import { interpolate } from './workflow/expressions.js'

/** The values of a leg of a matrix, by name; null in a job without a matrix, as GitHub's own context is then. */
export type Matrix = Readonly<Record<string, unknown>> | null

/**
 * What the step gets: the defaults of action.yml, and over them what the workflow says. Throws on an undeclared name, and
 * on a default with an expression that this runner does not know.
 */
export function mergeInputs(
  action: ActionMetadata,
  given: Record<string, string>,
  matrix: Matrix = null
): Record<string, string> {
  const inputs: Record<string, string> = {}
  // Of the contexts that GitHub has there (actions/runner, action_yaml.json, input-default-context), these are used.
  const contexts = { github: { token: jobToken }, matrix }
  for (const input of action.inputs) inputs[input.name] = interpolate(input.default ?? '', contexts)
  for (const [name, value] of Object.entries(given)) {
    if (!(name in inputs)) throw new Error(`${action.file} declares no input "${name}"`)
    inputs[name] = value
  }
  return inputs
}

/** The values of the inputs that by their name hold a key, token or password. */
export function secretInputs(inputs: Record<string, string>): string[] {
  return Object.entries(inputs)
    .filter(([name]) => /key|token|password|secret/.test(name))
    .map(([, value]) => value.trim())
    .filter((value) => value.length >= 8)
}
