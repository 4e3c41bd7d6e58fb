import { describe, expect, test } from '@jest/globals'
import { readSweepInputs } from '../../../src/inputs/sweep.js'
import { anAccount, anEvent, aSweepRequest, REPOSITORY } from '../../support/builders.js'
import { jobToken } from '../../support/runner-environment.js'
import { readerOf, REFUSED_BY_ALL, testAccepted, testRefused } from './reading.js'

const read = await readerOf('sweep', readSweepInputs)

describe('the inputs of the sweep action', () => {
  testAccepted(read, [
    [
      'nothing but the credentials',
      {},
      {
        account: anAccount(),
        request: aSweepRequest({ maxDeletes: 50, finishedRuns: true, ownRunId: anEvent().runId }),
        github: { apiUrl: 'https://api.github.com', repository: REPOSITORY, token: jobToken },
        timeoutSeconds: 300
      }
    ],
    ['an age in hours', { older_than: '36h' }, { request: { olderThanSeconds: 36 * 3_600 } }],
    ['an age in days', { older_than: ' 14d ' }, { request: { olderThanSeconds: 14 * 86_400 } }],
    [
      'an age alone, which needs no token',
      { older_than: '1h', closed_pull_requests: 'false', finished_runs: 'false', github_token: '' },
      { request: { closedPullRequests: false }, github: undefined }
    ],
    ['a prefix', { name_prefix: 'pv-' }, { request: { owner: { prefix: 'pv-' } } }],
    ['the branches, too', { deleted_branches: 'true' }, { request: { deletedBranches: true } }],
    ['no runs', { finished_runs: 'false' }, { request: { finishedRuns: false } }],
    ['dry_run', { dry_run: 'true' }, { request: { dryRun: true } }],
    ['the smallest max_deletes', { max_deletes: '1' }, { request: { maxDeletes: 1 } }],
    ['the largest max_deletes', { max_deletes: '100000' }, { request: { maxDeletes: 100_000 } }],
    ['no summary', { job_summary: 'false' }, { jobSummary: false }],
    ['a timeout', { timeout: '7' }, { timeoutSeconds: 7 }]
  ])

  testRefused(read, [
    ...REFUSED_BY_ALL,
    ['job_summary', 'no', '"no"', '`true` or `false`'],
    ['older_than', 'soon', '"soon"', '`36h` or `14d`'],
    ['older_than', '0d', '"0d"', '`36h` or `14d`'],
    ['older_than', '14', '"14"', '`36h` or `14d`'],
    ['older_than', '-1d', '"-1d"', '`36h` or `14d`'],
    ['older_than', '1.5d', '"1.5d"', '`36h` or `14d`'],
    ['older_than', '1w', '"1w"', '`36h` or `14d`'],
    ['name_prefix', 'ab', '"ab"', '3 to 20 characters'],
    ['name_prefix', 'Shop', '"Shop"', '3 to 20 characters'],
    ['finished_runs', 'no', '"no"', '`true` or `false`'],
    ['deleted_branches', 'no', '"no"', '`true` or `false`'],
    ['closed_pull_requests', 'no', '"no"', '`true` or `false`'],
    ['max_deletes', '0', '"0"', 'a whole number from 1'],
    ['max_deletes', '100001', '"100001"', 'to 100000'],
    ['max_deletes', 'all', '"all"', 'a whole number from 1'],
    ['dry_run', 'yes', '"yes"', '`true` or `false`'],
    ['github_token', '', 'blank', '`${{ github.token }}`']
  ])

  test('are refused if they leave nothing to go by', () => {
    expect(() => read({ closed_pull_requests: 'false', finished_runs: 'false' })).toThrow(
      /`deleted_branches` are `false` and `older_than` is blank: nothing would ever be swept/
    )
  })

  test('are refused if the runner does not say which repository this is', () => {
    expect(() => read({}, { repository: '' })).toThrow('GITHUB_REPOSITORY is "", not `owner/name`')
  })
})
