import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import { provide } from './provide.js'
import type { ActionFile } from './types.js'

/** The name is always the pull request's. */
const inputs = provide.inputs.filter((name) => name !== 'name' && name !== 'scope' && name !== 'matrix')

/** One step for a pull request's whole life: the main action, and more. */
export const preview = {
  folder: 'preview',
  name: 'Upstash Redis preview database',
  description:
    "One step for a pull request's whole life: it has a database of its own while it is open, and none once it is closed.",
  main: 'preview',
  post: 'post',
  inputs: [...inputs, 'comment', 'without_secrets', 'github_token'],
  changedInputs: {
    email: {
      default: '',
      also: 'May be blank only in runs that GitHub gives no secrets (forks, Dependabot): `without_secrets` says what they do.'
    },
    api_key: { default: '', also: 'May be blank in the same runs as `email`.' }
  },
  outputs: [...provide.outputs, 'skipped', 'deleted', 'local'],
  changedOutputs: {
    database_id: { description: 'Id of the database. Blank if this run provides none.' }
  }
} as const satisfies ActionFile<InputName, OutputName>
