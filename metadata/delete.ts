import { get } from './get.js'
import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import type { ActionFile } from './types.js'

/** What tells which database is meant. */
const inputs = get.inputs.filter(
  (name) => name !== 'wait_until_ready' && name !== 'export_env' && name !== 'job_summary'
)

export const deletion = {
  folder: 'delete',
  name: 'Delete an Upstash Redis database',
  description: 'Delete a database by its id or exact name. It is a success if there is none any more.',
  main: 'delete',
  inputs,
  changedInputs: {
    name: { ...get.changedInputs.name, also: 'All databases with this name are deleted; their data is lost.' }
  },
  outputs: ['deleted', 'database_id'],
  changedOutputs: {
    database_id: {
      description:
        'Id of the database: the id that was given, or that of the database with the name (the oldest if there were several). Blank if there was none with the name.'
    }
  }
} as const satisfies ActionFile<InputName, OutputName>
