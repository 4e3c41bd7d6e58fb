import type { ActionFile } from '../../metadata/types.js'
import { inputsOf, type SharedWords } from './resolve.js'

const heading = `// Generated from metadata/ by "npm run generate": change the defaults there.

/**
 * What a blank input means, by action and input, as its action.yml says. Inputs without a default are not here, and
 * neither are those whose default is an expression that GitHub evaluates.
 */
`

/** The text of a TypeScript module with the defaults of all actions, not yet formatted. */
export function defaultsModule(actions: Readonly<Record<string, ActionFile>>, shared: SharedWords): string {
  const defaults = Object.entries(actions).map(([name, action]) => [name, defaultsOf(action, shared)])
  return `${heading}export const defaults = ${JSON.stringify(Object.fromEntries(defaults), undefined, 2)} as const\n`
}

function defaultsOf(action: ActionFile, shared: SharedWords): Record<string, string> {
  const entries = inputsOf(action, shared).flatMap(({ name, default: value }) =>
    value === undefined || value === '' || value.includes('${{') ? [] : [[name, value] as const]
  )
  return Object.fromEntries(entries)
}
