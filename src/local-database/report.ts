import type { Ready } from './start.js'
import { code, facts, heading } from '../markup.js'
import { howToConnect } from '../how-to-connect.js'

/**
 * The job summary of a step with a local database. No secrets.
 *
 * @param step GITHUB_ACTION: what the runner calls the step
 * @param created false if the Redis was there already
 */
export function localReport({ database, connection }: Ready, created: boolean, step: string): string {
  const { endpoint, port } = database
  return [
    heading(`${created ? 'created' : 'reused'} a local database`),
    facts({
      Endpoint: `${code(endpoint)}, port <code>${port}</code>, no TLS`,
      'REST API': code(connection.restUrl),
      Deletion: created ? 'The database and its data end with the job.' : 'The REST API ends with the job.'
    }),
    howToConnect(step, 'Other jobs run on machines of their own, and so need a step of their own.')
  ].join('\n\n')
}
