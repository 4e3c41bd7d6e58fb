import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import type { ActionFile } from './types.js'

/** Deletes what nothing else deleted. */
export const sweep = {
  folder: 'sweep',
  name: 'Sweep Upstash Redis databases',
  description:
    'Delete preview databases that nothing else deleted, because their pull request, run or branch is over.',
  main: 'sweep',
  inputs: [
    'email',
    'api_key',
    'name_prefix',
    'closed_pull_requests',
    'finished_runs',
    'deleted_branches',
    'older_than',
    'dry_run',
    'max_deletes',
    'github_token',
    'job_summary',
    'timeout',
    'api_url'
  ],
  changedInputs: {
    timeout: { default: '300' }
  },
  outputs: ['deleted_count', 'deleted', 'kept_count', 'failed_count'],
  changedOutputs: {
    deleted: {
      description:
        'JSON array of the databases deleted, each as `{database_id, database_name, reason}`. `[]` after a dry run.'
    }
  }
} as const satisfies ActionFile<InputName, OutputName>
