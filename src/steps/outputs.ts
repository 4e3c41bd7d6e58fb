import type { Deletion } from '../actions/delete.js'
import type { PreviewResult } from '../actions/preview.js'
import type { Found } from '../actions/provide.js'
import type { SweepReport } from '../actions/sweep/sweep.js'
import type { HandOver } from '../inputs/hand-over.js'
import type { Ready } from '../local-database/index.js'
import type { Log } from '../log.js'
import { maskAllForms } from '../masking.js'
import type { Values } from '../runner/file-commands.js'
import type { Runner } from '../runner/runner.js'
import { listed } from '../text.js'
import { connectionOf, type Connection } from '../upstash/connection.js'
import { credentialsIn, missingCredentials, type Database } from '../upstash/database.js'

export type OutputCollaborators = Pick<Runner, 'setOutputs' | 'exportVariable' | 'log' | 'mask'>

export type Publication = Pick<HandOver, 'apiUrl' | 'exportEnv'>

/** Publishes a database as the step's outputs and variables, and warns if Upstash withholds some of them. */
export function publishDatabase(
  found: Found,
  { apiUrl, exportEnv }: Publication,
  collaborators: OutputCollaborators
): void {
  const { database } = found
  const connection = connectionOf(database, apiUrl)
  const unset = publishConnection(found, connection, exportEnv, collaborators)
  warnOfMissingCredentials(database, unset, collaborators.log)
}

/**
 * First every secret is masked, then all outputs and, if that is asked for, variables are written; returns which
 * variables are not. The only place that writes connection details, so that the order cannot be lost.
 *
 * Host, port, id and name are never masked: GitHub drops a job output that holds a masked value
 * (actions/runner, JobExtension.cs). Neither is an address without a password.
 */
function publishConnection(
  found: Found,
  connection: Connection,
  exportEnv: boolean,
  { setOutputs, exportVariable, mask }: OutputCollaborators
): string[] {
  const { database } = found
  const { redisUrl } = connection
  const secretUrl = database.password === undefined ? [] : [redisUrl ?? '']
  for (const secret of [...credentialsIn(database), ...secretUrl]) maskAllForms(secret, mask)
  setOutputs(outputsOf(found, connection))
  const variables = exportEnv ? variablesOf(database, connection) : {}
  const known = Object.entries(variables).filter(([, value]) => value !== undefined)
  for (const [name, value] of known) exportVariable(name, value ?? '')
  return Object.keys(variables).filter((name) => variables[name] === undefined)
}

function outputsOf({ database, created }: Found, { restUrl, redisUrl }: Connection): Values {
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

/**
 * The names that Upstash's and Vercel's own libraries read. Without a token the address of the REST API is left out too:
 * beside a token that is there already it would send that one to another database.
 */
function variablesOf(
  { rest_token: token }: Database,
  { restUrl, redisUrl }: Connection
): Readonly<Record<string, string | undefined>> {
  const url = token === undefined ? undefined : restUrl
  return {
    UPSTASH_REDIS_REST_URL: url,
    UPSTASH_REDIS_REST_TOKEN: token,
    REDIS_URL: redisUrl,
    KV_REST_API_URL: url,
    KV_REST_API_TOKEN: token,
    KV_URL: redisUrl
  }
}

/** @param variables that are not set for the same reason */
function warnOfMissingCredentials(database: Database, variables: readonly string[], log: Log): void {
  const missing = missingCredentials(database)
  if (missing.length === 0) return
  const code = (names: readonly string[]): string => listed(names.map((name) => `\`${name}\``))
  const notSet = variables.length === 0 ? '' : `, and ${code(variables)} not set`
  log.warning(
    `Upstash does not show ${code(missing)} of the database "${database.database_name}", so these outputs are empty${notSet}. ` +
      'With Credential Protection it shows them only once: turn it off for this database, or reset its password in the Upstash console.'
  )
}

/** Publishes a local database. */
export function publishLocal(
  local: Ready,
  { created, exportEnv }: LocalPublication,
  collaborators: OutputCollaborators
): void {
  publishConnection({ database: local.database, created }, local.connection, exportEnv, collaborators)
}

export type LocalPublication = Pick<Found, 'created'> & Pick<HandOver, 'exportEnv'>

/** Publishes what the delete action did. */
export function publishDeletion({ deleted, id }: Deletion, { setOutputs }: OutputCollaborators): void {
  setOutputs({ deleted: String(deleted), database_id: id })
}

/** Publishes what the preview action did, and the database if there is one. */
export function publishPreview(
  result: PreviewResult,
  publication: Publication,
  collaborators: OutputCollaborators
): void {
  const { found } = result
  if (found !== undefined) publishDatabase(found, publication, collaborators)
  else collaborators.setOutputs({ created: 'false' })
  publishEvent({ ...result, local: false }, collaborators)
}

/**
 * Publishes that a preview run has a local database instead of one at Upstash.
 *
 * @param why.withheld why the run has no secrets
 * @param why.copyWanted true if one at Upstash would have been copied from another
 */
export function publishLocalPreview(
  { withheld, copyWanted }: { withheld: string; copyWanted: boolean },
  local: Ready,
  publication: LocalPublication,
  collaborators: OutputCollaborators
): void {
  const without = copyWanted ? ' Nothing is copied into it: `copy_from` needs the account.' : ''
  collaborators.log.notice(
    `${withheld}, so this job has a local database instead, which ends with it.${without}`
  )
  publishLocal(local, publication, collaborators)
  publishEvent({ skipped: false, deleted: false, local: true }, collaborators)
}

function publishEvent(
  { skipped, deleted, local }: Pick<PreviewResult, 'skipped' | 'deleted'> & { local: boolean },
  { setOutputs }: OutputCollaborators
): void {
  setOutputs({ skipped: String(skipped), deleted: String(deleted), local: String(local) })
}

/**
 * Publishes that a preview run without secrets has no database, which is no failure.
 *
 * @param withheld why GitHub, by design, gives it none; undefined if it could do nothing with them: the pull request is
 *   closed, and never had a database that outlives a job
 */
export function publishAbsence(withheld: string | undefined, collaborators: OutputCollaborators): void {
  const { log, setOutputs } = collaborators
  if (withheld !== undefined) log.notice(`Skipped: ${withheld}, so there is no database here.`)
  else log.info('There is nothing to delete: local databases end with their jobs.')
  setOutputs({ created: 'false' })
  publishEvent({ skipped: withheld !== undefined, deleted: false, local: false }, collaborators)
}

/** Publishes what a sweep did. */
export function publishSweep(
  { deleted, kept, failed }: Pick<SweepReport, 'deleted' | 'kept' | 'failed'>,
  { setOutputs }: OutputCollaborators
): void {
  setOutputs({
    deleted_count: String(deleted.length),
    deleted: JSON.stringify(deleted),
    kept_count: String(kept),
    failed_count: String(failed.length)
  })
}
