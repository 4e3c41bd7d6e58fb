import { describe, expect, test } from '@jest/globals'
import { readGetInputs, readTargetInputs } from '../../../src/inputs/target.js'
import { jobKey } from '../../../src/name-parts.js'
import { anAccount, anEvent, aPullRequest, PREVIEW_NAME } from '../../support/builders.js'
import { readerOf, REFUSED_BY_ALL, testAccepted, testRefused, type Refused } from './reading.js'

const onPullRequest = { event: aPullRequest() }
const readers = [
  { action: 'get', read: await readerOf('get', readGetInputs, onPullRequest) },
  {
    action: 'delete',
    read: await readerOf('delete', (runner) => readTargetInputs(runner, 'delete'), onPullRequest)
  }
] as const
const notAnId = (text: string): Refused => ['database_id', text, `"${text}"`, 'letters, digits, hyphens']

describe.each(readers)('the inputs of the $action action', ({ read }) => {
  testAccepted(read, [
    [
      'nothing but the credentials for a pull request',
      {},
      { account: anAccount(), target: { name: PREVIEW_NAME }, timeoutSeconds: 120 }
    ],
    ['an id', { database_id: ' 96ad0856-03b1_x ' }, { target: { id: '96ad0856-03b1_x' } }],
    ['an id of 100 characters', { database_id: 'x'.repeat(100) }, { target: { id: 'x'.repeat(100) } }],
    ['a name, however long', { name: ' x'.repeat(50) }, { target: { name: ' x'.repeat(50).trim() } }],
    ['a suffix', { suffix: 'api' }, { target: { name: `${PREVIEW_NAME}-api` } }],
    ['a prefix', { name_prefix: 'web' }, { target: { name: 'web-pr-12' } }],
    ['the scope of the run', { scope: 'run' }, { target: { name: 'acme-shop-run-9000000001' } }, anEvent()],
    [
      'the scope of the job, told apart by its matrix',
      { scope: 'job', matrix: '{"os":"linux"}' },
      { target: { name: `acme-shop-run-9000000001-${jobKey('test', '{"os":"linux"}')}` } },
      anEvent()
    ],
    [
      'the scope of the branch',
      { scope: 'branch' },
      { target: { name: 'acme-shop-branch-main' } },
      anEvent()
    ],
    ['a timeout', { timeout: '7' }, { timeoutSeconds: 7 }]
  ])

  testRefused(read, [
    ...REFUSED_BY_ALL,
    ...['../x', '..', 'a?b', 'a#b', 'a%2fb', 'a b', 'ä'].map(notAnId),
    ['database_id', 'x'.repeat(101), '"xxxx', 'letters, digits, hyphens'],
    ['database_id', 'a\nb', '"a b", with a line break', 'one line of text'],
    ['name', 'a\u0007b', '"a b", with a line break or another control', 'one line of text']
  ])

  test('are refused if they name a database twice', () => {
    expect(() => read({ database_id: 'a', name: 'orders' })).toThrow(
      /`database_id` is given together with `name` \("orders"\)\. Allowed: one of the two/
    )
  })

  test.each([
    ['name', 'scope', 'run'],
    ['name', 'suffix', 'api'],
    ['name', 'name_prefix', 'web'],
    ['database_id', 'scope', 'branch'],
    ['database_id', 'suffix', 'api'],
    ['database_id', 'name_prefix', 'web']
  ])('are refused if beside `%s` stands what only a derived name has: `%s`', (input, other, text) => {
    expect(() => read({ [input]: 'orders', [other]: text })).toThrow(
      `\`${other}\` is "${text}", given together with \`${input}\` ("orders"). Allowed: one of the two`
    )
  })
})

describe('what only the get action reads', () => {
  const read = readers[0].read
  const { apiUrl } = anAccount()

  testAccepted(read, [
    ['nothing', {}, { handOver: { apiUrl, waitUntilReady: true, exportEnv: false } }],
    ['a wait that is not wanted', { wait_until_ready: 'false' }, { handOver: { waitUntilReady: false } }],
    ['variables', { export_env: 'true' }, { handOver: { exportEnv: true } }]
  ])

  testRefused(read, [
    ['wait_until_ready', 'no', '"no"', '`true` or `false`'],
    ['export_env', 'on', '"on"', '`true` or `false`']
  ])
})
