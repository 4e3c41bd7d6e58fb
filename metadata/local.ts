import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import { provide } from './provide.js'
import type { ActionFile } from './types.js'

/** A database without an account. */
export const local = {
  folder: 'local',
  name: 'Local Redis with the REST API of Upstash',
  description:
    'No account: a Redis on the runner, with the REST API of Upstash before it, that is gone when the job ends.',
  main: 'local',
  post: 'post',
  inputs: ['redis_url', 'seed_file', 'export_env', 'job_summary', 'timeout'],
  changedInputs: {
    seed_file: {
      description:
        'A file that the database is filled from: Redis commands, one on each line, as `redis-cli` reads them; or, if its name ends in `.json`, an object of keys. A relative path begins in the workspace. A Redis at `redis_url` is filled only if its database 0 is empty or its filling was cut off.'
    }
  },
  outputs: provide.outputs,
  changedOutputs: {
    database_id: {
      description: 'Id of the local database, another one for each step: `local-` and 16 hexadecimal digits.'
    },
    database_name: { description: 'Always `local`.' },
    endpoint: { description: '`127.0.0.1`, or the host in `redis_url`.' },
    port: { description: 'TCP port of the Redis.' },
    tls: { description: 'Always `false`.' },
    region: { description: 'Always `local`.' },
    primary_region: { description: 'Always `local`.' },
    state: { description: 'Always `active`.' },
    created: { description: '`true`, or `false` if `redis_url` was given.' },
    rest_url: {
      description: 'URL of the REST API on 127.0.0.1, for `UPSTASH_REDIS_REST_URL`.'
    },
    password: { description: 'Password for TCP clients. Blank if the Redis at `redis_url` has none.' },
    read_only_rest_token: {
      description:
        'Token for the REST API that can only read. Blank if the Redis at `redis_url` lets nobody add a user.'
    },
    redis_url: {
      description: 'URL for TCP clients: `redis://default:PASSWORD@127.0.0.1:PORT`, or the one given.'
    }
  },
  secretNote: 'Secret: masked in logs.'
} as const satisfies ActionFile<InputName, OutputName>
