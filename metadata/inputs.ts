import type { Input } from './types.js'

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
    description:
      'A name of your own, at most 40 characters. It is never derived, and no sweep deletes it. If blank, the name is derived from `scope`. The output `database_name` tells which name was used.',
    default: ''
  },
  scope: {
    description:
      'What the derived name stands for. `auto`: the pull request of the event; in the main action otherwise its branch or tag, and in a merge queue the run. `branch`: the branch or tag, for a pull request the one it comes from. `run`: this workflow run. `job`: this job of this run, each leg of a matrix by itself.',
    default: 'auto'
  },
  suffix: {
    description:
      'Tells several databases of one pull request, branch or run apart: 1 to 8 of `a` to `z` and `0` to `9`, for example `api`. It ends the derived name.',
    default: ''
  },
  matrix: {
    description: 'The values of this leg of a matrix, for `scope: job`. Leave it at its default.',
    default: '${{ toJSON(matrix) }}'
  },
  max_databases: {
    description:
      'Fail instead of creating a database if this repository (or `name_prefix`) then had more than this many. A database that is reused never counts. If blank, there is no limit.',
    default: ''
  },
  name_prefix: {
    description:
      'Stands instead of `<owner>-<repo>` in derived names: 3 to 20 of `a` to `z`, `0` to `9` and `-`. Give all actions the same one. Names then survive a renamed repository; no other repository of the account may use it.',
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
      'What to do if a database with this name already exists: `reuse` it, `fail`, `recreate` it or `reset` it. `recreate` deletes it first; its data is lost, and the new one has new credentials. `reset` only empties it, and fills it again; its data is lost, its id and its credentials stay.',
    default: 'reuse'
  },
  delete_after_job: {
    description:
      '`true` deletes the database when the job ends, whatever its result, if this step created it; its data is lost. A database that already existed is kept. Use it with `scope: job` or `scope: run`, so that no other run has a database of that name.',
    default: 'false'
  },
  wait_until_ready: {
    description:
      '`true` ends the step only once the database answers: its state is `active`, and a PING over REST with its token succeeds. All outputs are set before the wait.',
    default: 'true'
  },
  export_env: {
    description:
      '`true` also sets the variables `UPSTASH_REDIS_REST_URL`, `UPSTASH_REDIS_REST_TOKEN`, `REDIS_URL`, `KV_REST_API_URL`, `KV_REST_API_TOKEN` and `KV_URL` for the later steps of the job. The secret ones are masked.',
    default: 'false'
  },
  seed_file: {
    description:
      'A file that a database is filled from once it was created or reset: Redis commands, one on each line, as `redis-cli` reads them; or, if its name ends in `.json`, an object of keys. A relative path begins in the workspace. A database that is there already is filled only if it is empty or its filling was cut off.',
    default: ''
  },
  copy_from: {
    description:
      'Id or exact name of another database of the account, whose keys are copied in once a database was created or reset, before `seed_file`. Nothing is changed there. Refused on `pull_request_target` and in runs for forks.',
    default: ''
  },
  copy_match: {
    description:
      'Patterns of the keys to copy, such as `user:*`, separated by commas or line breaks, or as a JSON array.',
    default: '*'
  },
  copy_except: {
    description:
      'Patterns of keys that stay behind, whatever `copy_match` says: personal data, for example. Written like `copy_match`.',
    default: ''
  },
  copy_limit: {
    description: 'Fail, before anything is copied or emptied, if more keys than this were to be copied.',
    default: '100000'
  },
  closed_pull_requests: {
    description:
      '`true` deletes the databases of closed pull requests; their data is lost. Needs the permission `pull-requests: read`.',
    default: 'true'
  },
  finished_runs: {
    description:
      '`true` deletes the databases of workflow runs that are completed or gone; their data is lost. Needs the permission `actions: read`; without it a run counts as finished 36 days after its database was made.',
    default: 'true'
  },
  deleted_branches: {
    description:
      '`true` deletes the databases of branches and tags that are gone, unless they are younger than an hour; their data is lost. Needs the permission `contents: read`.',
    default: 'false'
  },
  older_than: {
    description:
      'Also delete databases of pull requests and runs that are older than this many hours or days, for example `36h` or `14d`, whether the pull request is open or not. Never those of branches or tags. If blank, age is no reason to delete.',
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
      'Token for asking GitHub about pull requests, and in the sweep about runs and branches. The job needs the permissions that the inputs name; `preview` needs `pull-requests: read`.',
    default: '${{ github.token }}'
  },
  comment: {
    description:
      '`true` keeps one comment on the pull request that says which database it has, where, and what deletes it: never a secret. Needs the permission `pull-requests: write`; without it a notice says so.',
    default: 'false'
  },
  job_summary: {
    description:
      '`true` adds to the summary of the run what this step did: never a secret. See the page of the run on GitHub.',
    default: 'true'
  },
  without_secrets: {
    description:
      'What to do in runs that GitHub gives no secrets (forks, Dependabot). `skip`: nothing, with a notice. `local`: a database on the runner for this job, under the same outputs; `seed_file` fills it, `copy_from` does not.',
    default: 'skip'
  },
  redis_url: {
    description:
      'Address of a Redis that is there already, such as a service container, instead of starting one: `redis://[[user]:password@]host[:port]`. Its database 0 is used, without TLS.',
    default: ''
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
