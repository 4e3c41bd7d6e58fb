// Generated from metadata/ by "npm run generate": change the defaults there.

/**
 * What a blank input means, by action and input, as its action.yml says. Inputs without a default are not here, and
 * neither are those whose default is an expression that GitHub evaluates.
 */
export const defaults = {
  provide: {
    scope: 'auto',
    region: 'global',
    tls: 'true',
    if_exists: 'reuse',
    delete_after_job: 'false',
    copy_match: '*',
    copy_limit: '100000',
    wait_until_ready: 'true',
    export_env: 'false',
    job_summary: 'true',
    timeout: '120',
    api_url: 'https://api.upstash.com/v2'
  },
  preview: {
    region: 'global',
    tls: 'true',
    if_exists: 'reuse',
    delete_after_job: 'false',
    copy_match: '*',
    copy_limit: '100000',
    wait_until_ready: 'true',
    export_env: 'false',
    job_summary: 'true',
    timeout: '120',
    api_url: 'https://api.upstash.com/v2',
    comment: 'false',
    without_secrets: 'skip'
  },
  get: {
    scope: 'auto',
    wait_until_ready: 'true',
    export_env: 'false',
    job_summary: 'true',
    timeout: '120',
    api_url: 'https://api.upstash.com/v2'
  },
  delete: {
    scope: 'auto',
    timeout: '120',
    api_url: 'https://api.upstash.com/v2'
  },
  sweep: {
    closed_pull_requests: 'true',
    finished_runs: 'true',
    deleted_branches: 'false',
    dry_run: 'false',
    max_deletes: '50',
    job_summary: 'true',
    timeout: '300',
    api_url: 'https://api.upstash.com/v2'
  },
  local: {
    export_env: 'false',
    job_summary: 'true',
    timeout: '120'
  }
} as const
