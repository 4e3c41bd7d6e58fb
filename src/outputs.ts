import type { Log, Mask } from './log.js'
import { maskAllForms } from './masking.js'
import { listed } from './text.js'
import { connectionOf } from './upstash/connection.js'
import { credentialsOf, missingCredentials, type Database } from './upstash/database.js'

/** A database as an action hands it on. */
export interface Found {
  database: Database
  /** True where this step created it. */
  created: boolean
}

export interface OutputCollaborators {
  setOutput: (name: string, value: string) => void
  log: Log
  mask: Mask
}

/**
 * Publishes a database as the step's outputs: first every secret is masked, then all outputs are written. The only place
 * that writes connection details, so that the order cannot be lost.
 *
 * Host, port, id and name are never masked: GitHub drops a job output that holds a masked value
 * (actions/runner, JobExtension.cs).
 */
export function publishDatabase(
  found: Found,
  apiUrl: string,
  { setOutput, log, mask }: OutputCollaborators
): void {
  const { database, created } = found
  const { restUrl, redisUrl } = connectionOf(database, apiUrl)
  for (const secret of [...credentialsOf(database), ...(redisUrl === undefined ? [] : [redisUrl])]) {
    maskAllForms(secret, mask)
  }
  const outputs: Readonly<Record<string, string | undefined>> = {
    database_id: database.database_id,
    database_name: database.database_name,
    endpoint: database.endpoint,
    port: String(database.port),
    tls: String(database.tls),
    region: database.region,
    primary_region: database.primary_region,
    state: database.state,
    created: String(created),
    rest_url: restUrl,
    password: database.password,
    rest_token: database.rest_token,
    read_only_rest_token: database.read_only_rest_token,
    redis_url: redisUrl
  }
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value ?? '')
  const missing = missingCredentials(database)
  if (missing.length > 0) {
    log.warning(
      `Upstash does not tell ${listed(missing.map((name) => `\`${name}\``))} of the database "${database.database_name}", so these outputs are empty. ` +
        'With Credential Protection it shows them only once: turn it off for this database, or reset its password in the Upstash console.'
    )
  }
}
