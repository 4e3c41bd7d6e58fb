/** What the Developer API answers. Bodies are bare JSON strings except for 401, as logs of the real API show. */
import { INVALID_BODY } from './api-body.js'

export interface ApiReply {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** JSON text. */
  body: string
}

/** Status and JSON text. */
export type Outcome = readonly [status: number, body: string]

export function outcome(status: number, body: unknown): Outcome {
  return [status, JSON.stringify(body)]
}

export const UNAUTHORIZED = outcome(401, { error: 'Unauthorized' })
export const NOT_FOUND = outcome(404, 'database not found')
export const NAME_TAKEN = outcome(400, 'database with same name already exists')
/** That the text contains "Readonly API key" is known; the rest of it and the status are guessed. */
export const READ_ONLY = outcome(403, 'Readonly API key can not be used for this operation')

/** That the text contains "maintenance mode" is known, and the status. */
export const MAINTENANCE = outcome(500, 'cluster is in maintenance mode, please try again later')
export const OK = outcome(200, 'OK')

// The texts below are invented: what is said there is not known.

export const TOO_MANY = outcome(
  400,
  'database limit of the account is reached (text invented by the emulator)'
)
export const NO_SUCH_PATH = outcome(404, 'not found')
export const NO_SUCH_METHOD = outcome(405, 'method not allowed')
export const INVALID = outcome(400, INVALID_BODY)
export const NO_BACKUP = outcome(404, 'backup not found')
export const ALWAYS_PLAIN = outcome(400, 'databases are without TLS here (text invented by the emulator)')
