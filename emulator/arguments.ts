/** The command line of `npm run emulator`. */
import { parseArgs } from 'node:util'
import type { Behaviour } from './behaviour.js'
import type { EmulatorOptions } from './types.js'

export const USAGE = `usage: npm run emulator -- [options]
  --port N               port of the Developer API on 127.0.0.1 (default: any free one)
  --email TEXT           account to accept (default: developer@example.com)
  --api-key TEXT         its key (default: a new one at every start)
  --read-only-api-key TEXT
  --no-data-plane        nothing runs behind the databases; no Redis server is needed
  --strict MODE          none, current or seed: how complete the body of a create must be
  --list-credentials     show credentials in the list
  --no-create-credentials, --no-detail-credentials
                         withhold them in the reply to a create, to a get
  --slug-endpoint        "endpoint" without ".upstash.io" (with --no-data-plane)
  --active-after MS      how long a new database's state is not "active"
  --max-databases N      refuse to create more than N
  --help`

export type Parsed = { options: EmulatorOptions } | { help: true } | { problem: string }

const STRICT: Behaviour['strict'][] = ['none', 'current', 'seed']
const FLAGS = {
  port: { type: 'string', default: '0' },
  email: { type: 'string' },
  'api-key': { type: 'string' },
  'read-only-api-key': { type: 'string' },
  'no-data-plane': { type: 'boolean', default: false },
  strict: { type: 'string', default: 'none' },
  'list-credentials': { type: 'boolean', default: false },
  'no-create-credentials': { type: 'boolean', default: false },
  'no-detail-credentials': { type: 'boolean', default: false },
  'slug-endpoint': { type: 'boolean', default: false },
  'active-after': { type: 'string', default: '0' },
  'max-databases': { type: 'string' },
  help: { type: 'boolean', default: false }
} as const

/** Options from the arguments after the script's name, or one sentence on what is wrong with them. */
export function parseArguments(args: string[]): Parsed {
  try {
    const { values } = parseArgs({ args, options: FLAGS, strict: true })
    if (values.help) return { help: true }
    return { options: toOptions(values) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof FLAGS; strict: true }>>['values']

function toOptions(values: Values): EmulatorOptions {
  const strict = STRICT.find((mode) => mode === values.strict)
  if (strict === undefined) throw new Error(`--strict is one of ${STRICT.join(', ')}, not "${values.strict}"`)
  const maxDatabases = values['max-databases']
  return {
    port: count('port', values.port, 65535),
    ...(values.email === undefined ? {} : { email: values.email }),
    ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] }),
    ...(values['read-only-api-key'] === undefined ? {} : { readOnlyApiKey: values['read-only-api-key'] }),
    dataPlane: !values['no-data-plane'],
    behaviour: {
      strict,
      listCredentials: values['list-credentials'],
      createCredentials: !values['no-create-credentials'],
      detailCredentials: !values['no-detail-credentials'],
      slugEndpoint: values['slug-endpoint'],
      activeAfterMs: count('active-after', values['active-after'], Number.MAX_SAFE_INTEGER),
      ...(maxDatabases === undefined ? {} : { maxDatabases: count('max-databases', maxDatabases, 1_000_000) })
    }
  }
}

function count(flag: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (value <= max) return value
  throw new Error(`--${flag} is a whole number from 0 to ${max}, not "${text}"`)
}
