import type { Output } from './types.js'

/** Every output of every action, once. An action that must say something else changes it in its own file. */
export const outputs = {
  database_id: { description: 'Id of the database.' },
  database_name: { description: 'Name of the database.' },
  endpoint: { description: 'Full host name of the database.' },
  port: { description: 'TCP port of the database.' },
  tls: { description: '`true` if the TCP port speaks TLS, otherwise `false`.' },
  region: { description: '`global`, or `gcp-global` for a database on Google Cloud.' },
  primary_region: { description: 'Region that receives the writes. Blank if Upstash does not report it.' },
  state: { description: 'State of the database: `active` if it can be used.' },
  created: { description: '`true` if the database has just been created, otherwise `false`.' },
  rest_url: { description: 'URL of the REST API, for `UPSTASH_REDIS_REST_URL`.' },
  password: { description: 'Password for TCP clients.', secret: true },
  rest_token: { description: 'Token for the REST API, for `UPSTASH_REDIS_REST_TOKEN`.', secret: true },
  read_only_rest_token: { description: 'Token for the REST API that can only read.', secret: true },
  redis_url: {
    description:
      'URL for TCP clients: `rediss://default:PASSWORD@ENDPOINT:PORT`, or `redis://…` for a database without TLS.',
    secret: true
  },
  skipped: {
    description:
      '`true` if this run did not do what its event asks for: it has no secrets, or the pull request has been closed or reopened since.'
  },
  deleted: { description: '`true` if this step deleted a database, otherwise `false`.' },
  local: {
    description:
      '`true` if the database is a local one, because this run has no secrets and `without_secrets` is `local`; otherwise `false`.'
  },
  deleted_count: { description: 'Number of databases deleted.' },
  kept_count: {
    description:
      'Number of databases of this repository, or with the prefix, that are kept: not to be deleted, or left for the next run.'
  },
  failed_count: { description: 'Number of deletions that failed. If there are any, the step fails too.' }
} as const satisfies Readonly<Record<string, Output>>

export type OutputName = keyof typeof outputs
