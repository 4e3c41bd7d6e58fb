import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../src/errors.js'
import { readPreviewInputs } from '../../../src/inputs/preview.js'
import type { EventContext } from '../../../src/runner/event.js'
import {
  anAccount,
  anEvent,
  aPreviewRequest,
  aPullRequest,
  PREVIEW_NAME,
  REPOSITORY,
  REQUIRED_INPUTS
} from '../../support/builders.js'
import { jobToken } from '../../support/runner-environment.js'
import { thrownBy } from '../../support/thrown.js'
import { readerOf, REFUSED_BY_ALL, testAccepted, testRefused } from './reading.js'

const read = await readerOf('preview', readPreviewInputs, { usual: REQUIRED_INPUTS, event: aPullRequest() })
const fork = aPullRequest('opened', { full_name: 'eve/shop' })
const mistakes = {
  primary_region: '',
  plan: 'fixed 250',
  budget: 'much',
  if_exists: 'never',
  wait_until_ready: 'maybe',
  without_secrets: 'x'
}

describe('the inputs of the preview action', () => {
  testAccepted(read, [
    [
      'nothing but what is required',
      {},
      {
        account: anAccount(),
        request: aPreviewRequest('opened'),
        github: { apiUrl: 'https://api.github.com', repository: REPOSITORY, token: jobToken },
        timeoutSeconds: 120
      }
    ],
    ['no comment', {}, { comment: false }],
    ['a comment', { comment: 'true' }, { comment: true }],
    ['a closed pull request', {}, { request: aPreviewRequest('closed') }, aPullRequest('closed')],
    [
      'a closed pull request and mistakes in what only a new database needs',
      mistakes,
      { request: { name: PREVIEW_NAME, wanted: undefined } },
      aPullRequest('closed')
    ],
    [
      'a fork on pull_request_target, where GitHub passes secrets',
      {},
      { request: aPreviewRequest('opened') },
      { ...fork, eventName: 'pull_request_target' }
    ],
    ['a fork that was given credentials', {}, { request: aPreviewRequest('opened') }, fork],
    ['delete_after_job', { delete_after_job: 'true' }, { request: { wanted: { deleteAfterJob: true } } }],
    ['a wait that is not wanted', { wait_until_ready: 'false' }, { handOver: { waitUntilReady: false } }],
    ['variables', { export_env: 'true' }, { handOver: { exportEnv: true } }],
    ['a timeout', { timeout: '7' }, { timeoutSeconds: 7 }]
  ])

  testRefused(read, [
    ...REFUSED_BY_ALL,
    ['primary_region', '', 'missing or blank', '`us-east-1`'],
    ['wait_until_ready', 'no', '"no"', '`true` or `false`'],
    ['export_env', 'on', '"on"', '`true` or `false`'],
    ['github_token', ' ', 'blank', '`${{ github.token }}`'],
    ['without_secrets', 'emulator', '"emulator"', '`skip` or `local`']
  ])

  test.each<[string, EventContext]>([
    ['a fork', fork],
    ['a fork on its closed event', aPullRequest('closed', { full_name: 'eve/shop' })],
    ['a fork that is gone', aPullRequest('opened', null)],
    ['Dependabot', { ...aPullRequest(), actor: 'dependabot[bot]' }]
  ])('are not read without credentials in a run of %s, which is skipped by default', (_who, event) => {
    for (const missing of [{ email: '', api_key: '' }, { api_key: ' ' }, { email: '' }]) {
      const given = { ...mistakes, ...missing, github_token: '', without_secrets: '' }
      expect(read(given, event).result).toEqual({
        withheld: expect.stringMatching(/^GitHub does not pass /),
        instead: 'skip',
        seedFile: undefined,
        copyWanted: false,
        exportEnv: false,
        jobSummary: true,
        timeoutSeconds: 120
      })
    }
  })

  test.each<[string, 'local' | undefined, EventContext]>([
    ['is wanted by a fork', 'local', fork],
    ['is wanted by Dependabot', 'local', { ...aPullRequest(), actor: 'dependabot[bot]' }],
    ['is not wanted once the pull request is closed', undefined, aPullRequest('closed', null)]
  ])('with `without_secrets: local`, a local database %s', (_what, instead, event) => {
    const inputs = { email: '', api_key: '', without_secrets: 'local', timeout: '9' }
    expect(read(inputs, event).result).toMatchObject({ instead, timeoutSeconds: 9 })
  })

  test('with `without_secrets: local`, the seed file is read, and only whether a copy is wanted', () => {
    const inputs = { email: '', api_key: '', without_secrets: 'local', seed_file: 'seed.json' }
    const seedFile = { path: 'seed.json', folder: fork.workspace }
    expect(read(inputs, fork).result).toMatchObject({ seedFile, copyWanted: false })
    const copying = { ...inputs, copy_from: 'production', copy_limit: 'all' }
    expect(read(copying, fork).result).toMatchObject({ seedFile, copyWanted: true })
  })

  test('with `without_secrets: local`, a run that has secrets has a database at Upstash', () => {
    expect(read({ without_secrets: 'local' }, fork).result).toMatchObject({
      request: aPreviewRequest('opened')
    })
  })

  test('a typo in `without_secrets` is an error in runs without secrets too', () => {
    const inputs = { email: '', api_key: '', without_secrets: 'locale' }
    expect(() => read(inputs, fork)).toThrow('`without_secrets` is "locale"')
  })

  test.each<[string, Partial<EventContext>]>([
    ['a push', {}],
    ['a schedule', { eventName: 'schedule' }],
    ['a comment on a pull request', { ...aPullRequest(), eventName: 'issue_comment' }],
    ['"pull_request" without a pull request', { eventName: 'pull_request' }],
    ...['7/../9', '7?x', -7, 7.5, 2 ** 60, null, [7], {}, '7'].map(
      (number): [string, Partial<EventContext>] => [
        `a pull request with the number ${JSON.stringify(number)}`,
        { eventName: 'pull_request', payload: { number, pull_request: { number } } }
      ]
    )
  ])('are refused for %s: the error says which events there are', (_what, event) => {
    const error = thrownBy(() => read({}, anEvent(event)))
    expect(error).toBeInstanceOf(ActionError)
    expect(error).toMatchObject({
      message: expect.stringContaining(
        `\`pull_request\` and \`pull_request_target\`; this run was started by "${event.eventName ?? 'push'}"`
      )
    })
  })
})
