import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import { provide } from './provide.js'
import type { ActionFile } from './types.js'

/** The connection details of a database that exists. */
export const get = {
  folder: 'get',
  name: 'Get an Upstash Redis database',
  description: 'Read the connection details of an existing database, in any later job. Never creates one.',
  main: 'get',
  inputs: [
    'email',
    'api_key',
    'database_id',
    'name',
    'scope',
    'suffix',
    'name_prefix',
    'matrix',
    'wait_until_ready',
    'export_env',
    'job_summary',
    'timeout',
    'api_url'
  ],
  changedInputs: {
    name: {
      description:
        'Exact name of the database. If `database_id` is blank too, the name is derived from `scope`, where `auto` means the pull request of the event and nothing else.'
    }
  },
  outputs: provide.outputs,
  changedOutputs: {
    created: { description: 'Always `false`, as this action never creates a database.' }
  }
} as const satisfies ActionFile<InputName, OutputName>
