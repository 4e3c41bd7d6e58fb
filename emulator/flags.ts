/** The options of `npm run emulator`: what each is called, says of itself and does. */
import type { Behaviour } from './behaviour.js'
import { SUSPENDED, WRONG_TOKEN } from './rest-errors.js'
import { errorJson, JSON_TYPE } from './rest-reply.js'
import type { EmulatorOptions, RestFault, TcpFault } from './types.js'

/** What the flags seen so far ask for. */
export interface Draft {
  readonly options: EmulatorOptions
  readonly behaviour: Partial<Behaviour>
  readonly restFaults: RestFault[]
  readonly tcpFaults: TcpFault[]
  rateLimitMs?: number
  retryAfter?: string
  lateCreateMs?: number
}

export interface Flag {
  /** What its value is called in the help; undefined for a switch. */
  readonly value?: string
  readonly help: string
  /** Throws a RangeError that says what a value should be. */
  readonly apply: (draft: Draft, value: string) => void
}

type KeysOf<T> = { [K in keyof Behaviour]-?: Behaviour[K] extends T ? K : never }[keyof Behaviour]

function option(value: string, key: 'email' | 'apiKey' | 'readOnlyApiKey', help: string): Flag {
  return { value, help, apply: ({ options }, text) => void (options[key] = text) }
}

function setting(key: KeysOf<boolean>, to: boolean, help: string): Flag {
  return { help, apply: ({ behaviour }) => void (behaviour[key] = to) }
}

function time(key: KeysOf<number>, help: string): Flag {
  return { value: 'MS', help, apply: ({ behaviour }, text) => void (behaviour[key] = wholeNumber(text)) }
}

/** A time that may lie in the past. */
function offset(key: KeysOf<number>, help: string): Flag {
  const apply = ({ behaviour }: Draft, text: string): void => {
    if (!/^-?\d{1,15}$/.test(text)) throw new RangeError('a whole number, with a minus sign if behind')
    behaviour[key] = Number(text)
  }
  return { value: 'MS', help, apply }
}

/** From the first request on. */
function restFault(status: number, body: string, help: string): Flag {
  const headers = { 'content-type': JSON_TYPE }
  const apply = ({ restFaults }: Draft, text: string): void => {
    restFaults.push({ forMs: wholeNumber(text), reply: { kind: 'status', status, headers, body } })
  }
  return { value: 'MS', help, apply }
}

/** From the first command on. */
function tcpFault(words: string, help: string): Flag {
  const apply = ({ tcpFaults }: Draft, text: string): void => {
    tcpFaults.push({ forMs: wholeNumber(text), reply: { refuse: words } })
  }
  return { value: 'MS', help, apply }
}

function wholeNumber(text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN
  if (value <= max) return value
  throw new RangeError(`a whole number from 0 to ${max}`)
}

function choice<T>(text: string, choices: Readonly<Record<string, T>>): T {
  const [, chosen] = Object.entries(choices).find(([name]) => name === text) ?? []
  if (chosen === undefined) throw new RangeError(`one of ${Object.keys(choices).join(', ')}`)
  return chosen
}

const STRICT: Readonly<Record<string, Behaviour['strict']>> = {
  none: 'none',
  current: 'current',
  seed: 'seed'
}
const ALTERATIONS: Readonly<Record<string, Behaviour['alterName']>> = {
  lowercase: (name) => name.toLowerCase(),
  trim: (name) => name.replace(/^[\W_]+|[\W_]+$/g, ''),
  cut: (name) => name.slice(0, 20)
}

/** In the order of the help. */
export const FLAGS: Readonly<Record<string, Flag>> = {
  port: {
    value: 'N',
    help: 'port of the Developer API on 127.0.0.1 (default: any free one)',
    apply: ({ options }, text) => void (options.port = wholeNumber(text, 65535))
  },
  email: option('TEXT', 'email', 'account to accept (default: developer@example.com)'),
  'api-key': option('TEXT', 'apiKey', 'its key (default: a new one at every start)'),
  'read-only-api-key': option('TEXT', 'readOnlyApiKey', 'its key that may only read (default: a new one)'),
  'no-data-plane': {
    help: 'databases answer PING over REST and nothing else; no Redis server is needed',
    apply: ({ options }) => void (options.dataPlane = false)
  },
  'plain-tcp': {
    help: 'databases without TLS',
    apply: ({ options }) => void (options.plainTcp = true)
  },
  strict: {
    value: 'MODE',
    help: 'none, current or seed: how complete the body of a create must be',
    apply: ({ behaviour }, text) => void (behaviour.strict = choice(text, STRICT))
  },
  lenient: setting('lenient', true, 'take any region, platform and plan in a create'),
  'alter-names': {
    value: 'HOW',
    help: 'lowercase, trim (signs at both ends) or cut (to 20 characters) the names of databases',
    apply: ({ behaviour }, text) => void (behaviour.alterName = choice(text, ALTERATIONS))
  },
  'same-names': setting('uniqueNames', false, 'several databases may have one name'),
  'max-databases': {
    value: 'N',
    help: 'refuse to create more than N',
    apply: ({ behaviour }, text) => void (behaviour.maxDatabases = wholeNumber(text, 1_000_000))
  },
  'list-credentials': setting('listCredentials', true, 'show credentials in the list'),
  'no-create-credentials': setting('createCredentials', false, 'withhold them in the reply to a create'),
  'no-detail-credentials': setting('detailCredentials', false, 'withhold them in the reply to a get'),
  'sparse-replies': setting('sparseReplies', true, 'no fields but those that a connection needs'),
  'slug-endpoint': setting('slugEndpoint', true, '"endpoint" without ".upstash.io" (with --no-data-plane)'),
  state: {
    value: 'TEXT',
    help: '"state" of every database: suspended, passive, deleted or anything else',
    apply: ({ behaviour }, text) => void (behaviour.state = text)
  },
  'active-after': time('activeAfterMs', 'how long a new database\'s "state" is not yet "active"'),
  'list-lag': time('listLagMs', 'how long a new database is missing from the list'),
  'detail-lag': time('detailLagMs', 'how long a new database is not found by its id'),
  'deleted-listed': time('deletedListedMs', 'how long a deleted database is still listed'),
  'name-held': time('nameHeldMs', 'how long the name of a deleted database is still taken'),
  'refuse-databases': time('databaseRefusedMs', 'how long a new database refuses connections over TCP'),
  maintenance: time('maintenanceMs', 'how long a new database refuses backups (default: 5000)'),
  'backup-takes': time('backupMs', 'how long a backup is pending'),
  'refuse-rest': time('restRefusedMs', 'how long the REST endpoint of a new database refuses connections'),
  'rest-unauthorized': restFault(
    401,
    errorJson(WRONG_TOKEN),
    'how long every request over REST is answered 401'
  ),
  'rest-unavailable': restFault(503, '', 'how long every request over REST is answered 503'),
  'rest-suspended': restFault(
    400,
    errorJson(SUSPENDED),
    'how long it is answered that the budget is used up'
  ),
  'tcp-rate-limit': tcpFault(
    'ERR max requests limit exceeded',
    'how long every command over TCP is refused as one too many'
  ),
  'tcp-loading': tcpFault(
    'LOADING Redis is loading the dataset in memory',
    'how long every command over TCP is refused as too early'
  ),
  'no-dump': {
    help: 'no database knows DUMP or RESTORE over TCP',
    apply: ({ tcpFaults }) => {
      for (const name of ['DUMP', 'RESTORE'])
        tcpFaults.push({
          commands: [name],
          times: Infinity,
          reply: { refuse: `ERR Command is not available: '${name}'` }
        })
    }
  },
  refuse: {
    value: 'MS',
    help: 'how long the API refuses connections at first',
    apply: ({ options }, text) => void (options.refusedMs = wholeNumber(text))
  },
  'rate-limit': {
    value: 'MS',
    help: 'how long every request is answered 429, from the first one on',
    apply: (draft, text) => void (draft.rateLimitMs = wholeNumber(text))
  },
  'retry-after': {
    value: 'TEXT',
    help: 'the Retry-After of --rate-limit (default: none)',
    apply: (draft, text) => void (draft.retryAfter = text)
  },
  'late-create': {
    value: 'MS',
    help: 'the first create gets no reply and takes effect so much later',
    apply: (draft, text) => void (draft.lateCreateMs = wholeNumber(text))
  },
  'clock-ahead': offset('clockAheadMs', "how far the API's clock is ahead; behind: --clock-ahead=-MS"),
  'date-ahead': offset('dateAheadMs', 'how far the header "Date" alone is ahead of it')
}
