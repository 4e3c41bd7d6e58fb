import type { ActionMetadata } from './action-metadata.js'
import { jobToken } from './runner-environment.js'

/** What the step gets: the defaults of action.yml, and over them what the workflow says. Throws on an undeclared name. */
export function mergeInputs(action: ActionMetadata, given: Record<string, string>): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const input of action.inputs) inputs[input.name] = evaluate(input.default ?? '')
  for (const [name, value] of Object.entries(given)) {
    if (!(name in inputs)) throw new Error(`${action.file} declares no input "${name}"`)
    inputs[name] = value
  }
  return inputs
}

function evaluate(value: string): string {
  const evaluated = value.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, jobToken)
  if (evaluated.includes('${{'))
    throw new Error(`An input default uses an expression not known here: ${value}`)
  return evaluated
}

/** The values of the inputs that by their name hold a key, token or password. */
export function secretInputs(inputs: Record<string, string>): string[] {
  return Object.entries(inputs)
    .filter(([name]) => /key|token|password|secret/.test(name))
    .map(([, value]) => value.trim())
    .filter((value) => value.length >= 8)
}
