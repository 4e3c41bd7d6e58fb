import type { Deletion } from '../actions/delete.js'
import type { PreviewResult } from '../actions/preview.js'
import type { Found } from '../actions/provide.js'
import type { SweepReport } from '../actions/sweep/sweep.js'
import type { Log } from '../log.js'
import { maskAllForms } from '../masking.js'
import type { Runner } from '../runner/runner.js'
import { listed } from '../text.js'
import { connectionOf, type Connection } from '../upstash/connection.js'
import { credentialsIn, missingCredentials, type Database } from '../upstash/database.js'

export type OutputCollaborators = Pick<Runner, 'setOutput' | 'log' | 'mask'>

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
  const { database } = found
  const connection = connectionOf(database, apiUrl)
  const { redisUrl } = connection
  for (const secret of [...credentialsIn(database), ...(redisUrl === undefined ? [] : [redisUrl])]) {
    maskAllForms(secret, mask)
  }
  for (const [name, value] of Object.entries(outputsOf(found, connection))) setOutput(name, value ?? '')
  warnOfMissingCredentials(database, log)
}

function outputsOf(
  { database, created }: Found,
  { restUrl, redisUrl }: Connection
): Readonly<Record<string, string | undefined>> {
  return {
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
}

function warnOfMissingCredentials(database: Database, log: Log): void {
  const missing = missingCredentials(database)
  if (missing.length === 0) return
  log.warning(
    `Upstash does not show ${listed(missing.map((name) => `\`${name}\``))} of the database "${database.database_name}", so these outputs are empty. ` +
      'With Credential Protection it shows them only once: turn it off for this database, or reset its password in the Upstash console.'
  )
}

/** Publishes what the delete action did. */
export function publishDeletion({ deleted, id }: Deletion, { setOutput }: OutputCollaborators): void {
  setOutput('deleted', String(deleted))
  setOutput('database_id', id ?? '')
}

/** Publishes what the preview action did, and the database if there is one. */
export function publishPreview(
  { found, skipped, deleted }: PreviewResult,
  apiUrl: string,
  collaborators: OutputCollaborators
): void {
  if (found !== undefined) publishDatabase(found, apiUrl, collaborators)
  else collaborators.setOutput('created', 'false')
  collaborators.setOutput('skipped', String(skipped))
  collaborators.setOutput('deleted', String(deleted))
}

/** Publishes that a preview run can do nothing, by GitHub's design, which is no failure. */
export function publishSkip(why: string, collaborators: OutputCollaborators): void {
  collaborators.log.notice(`Skipped: ${why}, so there is no database here.`)
  publishPreview({ found: undefined, skipped: true, deleted: false }, '', collaborators)
}

/** Publishes what a sweep did. */
export function publishSweep(
  { deleted, kept, failed }: Pick<SweepReport, 'deleted' | 'kept' | 'failed'>,
  { setOutput }: OutputCollaborators
): void {
  setOutput('deleted_count', String(deleted.length))
  setOutput('deleted', JSON.stringify(deleted))
  setOutput('kept_count', String(kept))
  setOutput('failed_count', String(failed.length))
}
