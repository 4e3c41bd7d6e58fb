import type { Input } from './types.js'

/** How a name is derived for whatever the workflow runs for. */
export const derivedName =
  '`<owner>-<repo>-pr-<number>` for a pull request, otherwise `<owner>-<repo>-<branch>`, with a hash if it could be mistaken for another name'

/** Every input of every action, once. An action that must say something else changes it in its own file. */
export const inputs = {
  email: {
    description: 'Email address of the Upstash account that owns the API key, or the id of its team.',
    required: true
  },
  api_key: {
    description:
      'Management API key of the Upstash account (in the console under Account, Management API). It can create and delete every database of the account: keep it in a secret.',
    required: true
  },
  database_id: {
    description: 'Id of the database. Give this or `name`, not both.',
    default: ''
  },
  name: {
    description: `Name of the database, at most 40 characters. If blank, it is derived: ${derivedName}. The output \`database_name\` tells which name was used.`,
    default: ''
  },
  name_prefix: {
    description:
      "Sweep the databases whose names begin with this, instead of those whose names this repository derives. At least 3 characters. A name that begins with it and ends in `pr-<number>` counts as that pull request's, so make sure that no other repository uses the prefix.",
    default: ''
  },
  region: {
    description:
      '`global` or `gcp-global`. The cloud follows from `primary_region`; `gcp-global` only makes sure that it is Google Cloud. Nothing else is accepted, as Upstash no longer has regional databases.',
    default: 'global'
  },
  primary_region: {
    description:
      'Region that receives the writes, for example `us-east-1`. It also decides the cloud: `us-east-1` is on AWS, `us-central1` on Google Cloud.',
    required: true
  },
  read_regions: {
    description:
      'Regions of read replicas, separated by commas or line breaks, or as a JSON array. AWS only. If blank, there are none.',
    default: ''
  },
  tls: {
    description:
      'Whether to ask Upstash for TLS. New databases have it even if this is `false`; the output `tls` tells what the database has.',
    default: 'true'
  },
  plan: {
    description:
      'Plan of a new database, for example `free`, `payg` or `fixed_250mb`. If blank, Upstash chooses by the kind of account.',
    default: ''
  },
  budget: {
    description: 'Monthly budget of a new database in whole US dollars. If blank, Upstash decides.',
    default: ''
  },
  eviction: {
    description: '`true` lets a new database evict keys when its memory is full. If blank, Upstash decides.',
    default: ''
  },
  if_exists: {
    description:
      'What to do if a database with this name already exists: `reuse` it, `fail`, or `recreate` it. `recreate` deletes it first; its data is lost, and the new one has new credentials.',
    default: 'reuse'
  },
  delete_after_job: {
    description:
      "`true` deletes the database when the job ends, whatever its result, if this step created it; its data is lost. A database that already existed is kept. Use a name that no other run uses at the same time, for example one that contains the run's id.",
    default: 'false'
  },
  closed_pull_requests: {
    description: '`true` deletes the databases of pull requests that are not open; their data is lost.',
    default: 'true'
  },
  older_than: {
    description:
      'Also delete databases older than this many hours or days, for example `36h` or `14d`. This includes databases of open pull requests and of branches, even of `main`. If blank, age is no reason to delete.',
    default: ''
  },
  dry_run: {
    description: '`true` only logs what would be deleted.',
    default: 'false'
  },
  max_deletes: {
    description:
      'The largest number of databases that one run deletes, oldest first. The next run deletes the rest.',
    default: '50'
  },
  github_token: {
    description:
      'Token for asking GitHub which pull requests are open. The job needs the permission `pull-requests: read`.',
    default: '${{ github.token }}'
  },
  timeout: {
    description: 'Seconds that the step may take, retries and waits included. If it needs longer, it fails.',
    default: '120'
  },
  api_url: {
    description:
      "Base URL of the Upstash Developer API. `http:` is accepted only for a loopback address, such as the emulator's.",
    default: 'https://api.upstash.com/v2'
  }
} as const satisfies Readonly<Record<string, Input>>

export type InputName = keyof typeof inputs
