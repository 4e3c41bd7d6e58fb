import type { Found } from '../actions/provide.js'
import { isLoopback } from '../address.js'
import { code, facts, heading } from '../markup.js'
import { connectionOf } from '../upstash/connection.js'
import type { Database } from '../upstash/database.js'
import { platformOf } from '../upstash/regions.js'
import { fateOf, type Fate } from './fate.js'
import { howToConnect } from '../how-to-connect.js'

/** What a summary says of a step that hands on a database. */
export interface DatabaseReport extends Omit<Fate, 'name'> {
  found: Found
  /** Where the database was read from. */
  apiUrl: string
  /** GITHUB_ACTION: what the runner calls the step. */
  step: string
}

/** The job summary of a step that hands on a database: what there is, how to connect, what deletes it. No secrets. */
export function databaseReport({ found, apiUrl, step, ...fate }: DatabaseReport): string {
  const { database, created } = found
  const { database_name: name, state = 'active' } = database
  return [
    heading(`${created ? 'created' : 'reused'} ${code(name)}`),
    facts({
      ...placeOf(database, apiUrl),
      'REST API': code(connectionOf(database, apiUrl).restUrl),
      ...(state !== 'active' && { State: code(state) }),
      Deletion: fateOf({ ...fate, name })
    }),
    howToConnect(step)
  ].join('\n\n')
}

/**
 * Which database and where, as rows of `facts`. The link is to the database's page in the Upstash console, whose address
 * redis-js names (github.com/upstash/redis-js, `RedisConfig`); an emulator's databases have none.
 */
export function placeOf(database: Database, apiUrl: string): Record<string, string> {
  const { database_id: id, database_name, endpoint, port, tls } = database
  const name = code(database_name)
  const page = `https://console.upstash.com/redis/${encodeURIComponent(id)}`
  return {
    Database: isLoopback(new URL(apiUrl))
      ? name
      : `${name} (<a href="${page}">open in the Upstash console</a>)`,
    Region: regionOf(database),
    Endpoint: `${code(endpoint)}, port <code>${port}</code>, ${tls ? 'TLS' : 'no TLS'}`
  }
}

function regionOf({
  primary_region: primary,
  region = 'global',
  read_regions: replicas = []
}: Database): string {
  if (primary === undefined) return code(region)
  const cloud = platformOf(primary) === 'gcp' ? 'Google Cloud' : 'AWS'
  const others = replicas.length === 0 ? '' : `, read replicas in ${code(replicas.join(', '))}`
  return `${code(primary)} on ${cloud}${others}`
}
