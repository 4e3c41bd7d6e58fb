import type { Ready } from './start.js'
import { code, escaped, facts, heading } from '../markup.js'
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

/**
 * The job summary of a run that could have had a local database, and is skipped.
 *
 * @param withheld why it has no secrets
 */
export function skipReport(withheld: string): string {
  return `${heading('skipped, no database')}

<p>${escaped(withheld)}.</p>
<p>With <code>without_secrets: local</code>, such runs have a database on the runner under the same outputs, so that the tests run here too. <code>docs/recipes/forks-and-dependabot.md</code> in the repository of this action says what else can be done.</p>`
}
