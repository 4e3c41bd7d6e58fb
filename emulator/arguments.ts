/** The command line of `npm run emulator`. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { FLAGS, type Draft, type Flag } from './flags.js'
import type { EmulatorOptions, Fault } from './types.js'

export type Parsed = { options: EmulatorOptions } | { help: true } | { problem: string }

const WIDTH = Math.max(...Object.entries(FLAGS).map((entry) => synopsis(...entry).length))

export const USAGE = [
  'usage: npm run emulator -- [options]',
  ...Object.entries(FLAGS).map(([name, flag]) => `  ${synopsis(name, flag).padEnd(WIDTH)}  ${flag.help}`),
  '  --help',
  'MS are milliseconds.'
].join('\n')

function synopsis(name: string, { value }: Flag): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}

/** Options from the arguments after the script's name, or one sentence on what is wrong with them. */
export function parseArguments(args: string[]): Parsed {
  const options: ParseArgsOptionsConfig = { help: { type: 'boolean' } }
  for (const [name, { value }] of Object.entries(FLAGS)) {
    options[name] = { type: value === undefined ? 'boolean' : 'string' }
  }
  try {
    const { values } = parseArgs({ args, options, strict: true })
    if (values['help'] === true) return { help: true }
    return { options: finished(drafted(values)) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function drafted(values: Readonly<Record<string, unknown>>): Draft {
  const draft: Draft = { options: {}, behaviour: {}, restFaults: [], tcpFaults: [] }
  for (const [name, given] of Object.entries(values)) {
    const text = String(given)
    try {
      FLAGS[name]?.apply(draft, text)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new Error(`--${name} is ${error.message}, not "${text}"`, { cause: error })
    }
  }
  return draft
}

function finished({
  options,
  behaviour,
  restFaults,
  tcpFaults,
  rateLimitMs,
  retryAfter,
  lateCreateMs
}: Draft): EmulatorOptions {
  const faults: Fault[] = []
  if (lateCreateMs !== undefined) {
    const create = { method: 'POST', path: /^\/v2\/redis\/database$/ }
    faults.push({ ...create, effectAfterMs: lateCreateMs, reply: { kind: 'reset' } })
  }
  if (rateLimitMs !== undefined) {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
    faults.push({ forMs: rateLimitMs, reply: { kind: 'status', status: 429, headers } })
  }
  const overTcp = tcpFaults.length > 0 ? { tcpFaults } : {}
  return { ...options, behaviour, faults, restFaults, ...overTcp }
}
