import type { DatabaseRecord, Emulator } from '../../emulator/index.js'

/** Something nobody may read in a log, and what it is. */
export interface Secret {
  readonly what: string
  readonly value: string
}

/** How often the account is looked at while act runs, in milliseconds: a step takes some hundred. */
const LOOK_MS = 20

/** The credentials of an account: its own, and those of every database it has or had while it was watched. */
export class SecretWatch {
  readonly #emulator: Emulator
  readonly #more: readonly Secret[]
  readonly #seen = new Map<string, DatabaseRecord>()
  readonly #timer: NodeJS.Timeout

  constructor(emulator: Emulator, more: readonly Secret[]) {
    this.#emulator = emulator
    this.#more = more
    this.#look()
    this.#timer = setInterval(() => {
      this.#look()
    }, LOOK_MS)
  }

  /** The databases seen so far, those that are gone by now included. */
  databases(): DatabaseRecord[] {
    this.#look()
    return [...this.#seen.values()]
  }

  /** Every credential there is or was, in every form. */
  secrets(): Secret[] {
    const { email, apiKey } = this.#emulator
    const account = [
      { what: 'the API key', value: apiKey },
      { what: "the API key's Basic header", value: Buffer.from(`${email}:${apiKey}`).toString('base64') }
    ]
    const all = [...account, ...this.#more, ...this.databases().flatMap(credentials)]
    return all.flatMap(allForms)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    for (const database of this.#emulator.databases()) this.#seen.set(database.database_id, database)
  }
}

function credentials(database: DatabaseRecord): Secret[] {
  const { database_name: name, endpoint, password, port, rest_token, read_only_rest_token, tls } = database
  return [
    { what: `the password of ${name}`, value: password },
    { what: `the rest_token of ${name}`, value: rest_token },
    { what: `the read_only_rest_token of ${name}`, value: read_only_rest_token },
    {
      what: `the redis_url of ${name}`,
      value: `redis${tls ? 's' : ''}://default:${password}@${endpoint}:${port}`
    }
  ]
}

/** As it is, and as it looks in a URL if that differs. */
function allForms({ what, value }: Secret): Secret[] {
  const encoded = encodeURIComponent(value)
  return [
    { what, value },
    ...(encoded === value ? [] : [{ what: `${what}, percent-encoded`, value: encoded }])
  ]
}
