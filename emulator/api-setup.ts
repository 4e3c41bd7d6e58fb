/** What the Developer API's model is made with. */
import type { AccountSetup } from './account.js'
import type { Mint } from './mint.js'

export interface ApiSetup extends AccountSetup {
  readonly email: string
  readonly apiKey: string
  readonly readOnlyApiKey: string
  /** False: databases are reached without TLS. Default true. */
  readonly tls?: boolean
  /** Where the database with this id takes commands over REST, as long as nothing else says so. */
  readonly restUrlOf?: (id: string) => string
  readonly mint: Mint
}

/** By the API's own clock, in milliseconds since the Unix epoch. */
export function apiTime({ now, behaviour }: ApiSetup): number {
  return now() + behaviour.clockAheadMs
}
