import type { InputName } from './inputs.js'
import type { OutputName } from './outputs.js'
import { preview } from './preview.js'
import type { ReusableWorkflow } from './types.js'

/** The reusable workflow around `preview`. */
export const workflow = {
  file: '.github/workflows/preview-database.yml',
  action: preview,
  step: 'preview',
  inputs: [
    'primary_region',
    'suffix',
    'name_prefix',
    'max_databases',
    'read_regions',
    'plan',
    'budget',
    'eviction',
    'if_exists',
    'copy_from',
    'copy_match',
    'copy_except',
    'copy_limit',
    'wait_until_ready',
    'timeout'
  ],
  ownInputs: {
    runs_on: {
      description:
        'Label of the runner that the job runs on; or as JSON several labels, for example `["self-hosted", "linux"]`, or a group, for example `{"group": "large", "labels": "linux"}`.',
      default: 'ubuntu-latest'
    },
    environment: {
      description:
        'Environment of the calling repository that the job runs in, if the secrets belong to one. If blank, the job runs in none.',
      default: ''
    }
  },
  secrets: { UPSTASH_EMAIL: 'email', UPSTASH_API_KEY: 'api_key' },
  outputs: ['database_id', 'database_name', 'endpoint', 'port', 'created', 'skipped']
} as const satisfies ReusableWorkflow<InputName, OutputName>
