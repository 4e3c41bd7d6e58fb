import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import { provide } from './provide.js'
import type { ActionFile } from './types.js'

/** One step for a pull request's whole life: the main action, and more. */
export const preview = {
  folder: 'preview',
  name: 'Upstash Redis preview database',
  description:
    "One step for a pull request's whole life: it has a database of its own while it is open, and none once it is closed.",
  main: 'preview',
  post: 'post',
  inputs: [...provide.inputs, 'github_token'],
  changedInputs: {
    email: {
      default: '',
      also: 'May be blank only in runs that GitHub gives no secrets (forks, Dependabot): they are skipped.'
    },
    api_key: { default: '', also: 'May be blank in the same runs as `email`.' },
    name: {
      description:
        'Name of the database, at most 40 characters. It must contain `pr-<number>` of the pull request, as the database is deleted when the pull request is closed. If blank, it is derived: `<owner>-<repo>-pr-<number>`, with a hash if it could be mistaken for another name.'
    }
  },
  outputs: [...provide.outputs, 'skipped', 'deleted'],
  changedOutputs: {
    database_id: { description: 'Id of the database. Blank if this run provides none.' }
  }
} as const satisfies ActionFile<InputName, OutputName>
