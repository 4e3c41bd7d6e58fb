import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import type { ActionFile } from './types.js'

/** The main action, in the repository's own folder. */
export const provide = {
  folder: '.',
  name: 'Upstash Redis database',
  description:
    'Create an Upstash Redis database, or reuse the one with the same name, and pass its connection details to the job.',
  main: 'provide',
  post: 'post',
  inputs: [
    'email',
    'api_key',
    'name',
    'scope',
    'suffix',
    'name_prefix',
    'matrix',
    'max_databases',
    'region',
    'primary_region',
    'read_regions',
    'tls',
    'plan',
    'budget',
    'eviction',
    'if_exists',
    'delete_after_job',
    'seed_file',
    'copy_from',
    'copy_match',
    'copy_except',
    'copy_limit',
    'wait_until_ready',
    'export_env',
    'job_summary',
    'timeout',
    'api_url'
  ],
  outputs: [
    'database_id',
    'database_name',
    'endpoint',
    'port',
    'tls',
    'region',
    'primary_region',
    'state',
    'created',
    'rest_url',
    'password',
    'rest_token',
    'read_only_rest_token',
    'redis_url'
  ]
} as const satisfies ActionFile<InputName, OutputName>
