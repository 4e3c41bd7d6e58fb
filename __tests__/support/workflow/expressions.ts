import { Evaluator, Lexer, Parser, data } from '@actions/expressions'

/** The contexts of an expression by name, as plain JSON values: `github`, `steps`, … */
export type Contexts = Readonly<Record<string, unknown>>

/** What the status functions answer: how the steps or jobs before ended. The harness cancels nothing. */
export interface JobStatus {
  readonly status: 'success' | 'failure' | 'skipped'
}

const statusFunctions = ['success', 'failure', 'always', 'cancelled'] as const

/**
 * The value of an expression without its `${{ }}`, by GitHub's own evaluator (npm @actions/expressions).
 * Throws on a syntax error and on a context or function that does not exist at this place.
 */
export function evaluate(expression: string, contexts: Contexts, job?: JobStatus): unknown {
  const functions = job === undefined ? [] : statusFunctions.map((name) => statusFunction(name, job))
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse()
  const result = new Evaluator(
    tree,
    dictionary(contexts),
    new Map(functions.map((each) => [each.name, each]))
  ).evaluate()
  return JSON.parse(JSON.stringify(result, data.replacer)) as unknown
}

/** The text with each `${{ }}` replaced by its value, `null` by nothing. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{((?:[^'}]|'[^']*'|\}(?!\}))*)\}\}/g, (_whole, expression: string) =>
    asText(evaluate(expression.trim(), contexts))
  )
}

/** Whether an `if:` lets a step or job run; without a status function in it, `success()` is required too. */
export function condition(text: string | undefined, contexts: Contexts, job: JobStatus): boolean {
  if (text === undefined) return job.status === 'success'
  const expression = text.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
  const namesStatus = /\b(success|failure|always|cancelled)\s*\(/.test(expression)
  if (!namesStatus && job.status !== 'success') return false
  return isTrue(evaluate(expression.trim(), contexts, job))
}

/** GitHub's conversion of a value to text. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'Array' : 'Object'
}

function isTrue(value: unknown): boolean {
  return value !== false && value !== 0 && value !== '' && value !== null
}

function statusFunction(name: (typeof statusFunctions)[number], { status }: JobStatus) {
  const answer = name === 'always' || name === status
  return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer) }
}

function dictionary(contexts: Contexts): data.Dictionary {
  const parsed: unknown = JSON.parse(JSON.stringify(contexts), data.reviver)
  if (parsed instanceof data.Dictionary) return parsed
  throw new Error('The contexts are no object')
}
