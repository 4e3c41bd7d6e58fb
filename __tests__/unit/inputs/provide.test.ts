import { describe, expect, test } from '@jest/globals'
import { readProvideInputs } from '../../../src/inputs/provide.js'
import type { DatabaseWish } from '../../../src/upstash/create-request.js'
import {
  anAccount,
  anEvent,
  aProvideRequest,
  aPullRequest,
  aWish,
  REQUIRED_INPUTS
} from '../../support/builders.js'
import { readerOf, REFUSED_BY_ALL, testAccepted, testRefused } from './reading.js'

const read = await readerOf('.', readProvideInputs, { usual: REQUIRED_INPUTS })
const wish = (wished: Partial<DatabaseWish>) => ({ request: { wish: wished } })

describe('the inputs of the root action', () => {
  testAccepted(read, [
    [
      'nothing but what is required',
      {},
      {
        account: anAccount(),
        request: aProvideRequest({ wish: aWish({ name: 'acme-shop-branch-main' }), deleteAfterJob: false }),
        timeoutSeconds: 120
      }
    ],
    ['a pull request to derive the name from', {}, wish({ name: 'acme-shop-pr-12' }), aPullRequest()],
    [
      'a name, which needs no event',
      { name: 'mine' },
      { request: { wish: { name: 'mine' }, nameGiven: true } },
      anEvent({ ref: '' })
    ],
    ['a name with spaces in and around it', { name: ' My database_1 ' }, wish({ name: 'My database_1' })],
    ['a name of 40 characters', { name: 'x'.repeat(40) }, wish({ name: 'x'.repeat(40) })],
    ['region global', { region: 'global' }, wish({ primaryRegion: 'us-east-1' })],
    ['a region of Google Cloud', { primary_region: 'us-central1' }, wish({ primaryRegion: 'us-central1' })],
    [
      'gcp-global with a region of Google Cloud',
      { region: 'gcp-global', primary_region: 'europe-west1' },
      wish({ primaryRegion: 'europe-west1' })
    ],
    [
      'read regions with commas',
      { read_regions: 'us-west-1, us-west-2' },
      wish({ readRegions: ['us-west-1', 'us-west-2'] })
    ],
    [
      'read regions on lines',
      { read_regions: 'us-west-1\nus-west-2\n' },
      wish({ readRegions: ['us-west-1', 'us-west-2'] })
    ],
    [
      'read regions as JSON',
      { read_regions: '["us-west-1","us-west-2"]' },
      wish({ readRegions: ['us-west-1', 'us-west-2'] })
    ],
    ['blank read regions', { read_regions: ' , \n ,' }, wish({ readRegions: [] })],
    ['tls false', { tls: 'false' }, wish({ tls: false })],
    ['a plan', { plan: 'fixed_250mb' }, wish({ plan: 'fixed_250mb' })],
    ['a budget', { budget: '20' }, wish({ budget: 20 })],
    ['eviction', { eviction: 'True' }, wish({ eviction: true })],
    ['no eviction', { eviction: 'false' }, wish({ eviction: false })],
    ['if_exists', { if_exists: 'fail' }, { request: { ifExists: 'fail' } }],
    [
      '`recreate` and a name',
      { if_exists: 'recreate', name: 'mine' },
      { request: { ifExists: 'recreate', wish: { name: 'mine' } } }
    ],
    [
      '`recreate` for a pull request',
      { if_exists: 'recreate' },
      { request: { ifExists: 'recreate', wish: { name: 'acme-shop-pr-12' } } },
      aPullRequest()
    ],
    [
      '`recreate` for an entry of a merge queue',
      { if_exists: 'recreate' },
      { request: { ifExists: 'recreate', wish: { name: 'acme-shop-run-9000000001' } } },
      anEvent({ eventName: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-12-0a1b' })
    ],
    [
      '`recreate` for a branch, if its scope is written out',
      { if_exists: 'recreate', scope: 'branch' },
      { request: { ifExists: 'recreate', wish: { name: 'acme-shop-branch-main' } } }
    ],
    [
      '`reset` and a name',
      { if_exists: 'reset', name: 'mine' },
      { request: { ifExists: 'reset', wish: { name: 'mine' } } }
    ],
    [
      'a seed file, which is one of the workspace',
      { seed_file: ' data/seed.redis ' },
      { filling: { seedFile: { path: 'data/seed.redis', folder: '/home/runner/work/shop/shop' } } }
    ],
    ['nothing to fill it with', {}, { filling: { seedFile: undefined, copy: undefined } }],
    [
      'a database to copy from',
      { copy_from: 'production' },
      { filling: { copy: { from: 'production', match: ['*'], except: [], limit: 100_000 } } }
    ],
    [
      'keys to copy and to leave',
      {
        copy_from: 'production',
        copy_match: 'user:*, order:?\n[ab]*',
        copy_except: '["*:mail"]',
        copy_limit: '7'
      },
      { filling: { copy: { match: ['user:*', 'order:?', '[ab]*'], except: ['*:mail'], limit: 7 } } }
    ],
    [
      'a database to copy from, in a run for a branch of this repository',
      { copy_from: 'production' },
      { filling: { copy: { from: 'production' } } },
      aPullRequest('opened', { full_name: 'Acme/Shop' })
    ],
    [
      'a limit on databases',
      { max_databases: '5' },
      { request: { maxDatabases: 5, wish: { name: 'acme-shop-branch-main' } } }
    ],
    ['a blank address of the API', { api_url: ' ' }, { account: anAccount() }],
    ['delete_after_job', { delete_after_job: 'true' }, { request: { deleteAfterJob: true } }],
    ['the shortest timeout', { timeout: '1' }, { timeoutSeconds: 1 }],
    ['the longest timeout', { timeout: '21600' }, { timeoutSeconds: 21_600 }],
    ['a summary', {}, { jobSummary: true }],
    ['no summary', { job_summary: 'false' }, { jobSummary: false }]
  ])

  testRefused(read, [
    ...REFUSED_BY_ALL,
    ['primary_region', '  ', 'missing or blank', '`us-east-1`'],
    ['primary_region', 'us-east-1/../..', '"us-east-1/../.."', '`us-east-1`'],
    ['primary_region', 'us east 1', '"us east 1"', '`us-east-1`'],
    ['primary_region', 'us-east-1\nx', '"us-east-1 x"', 'one line of text'],
    ['region', 'us-east-1', '"us-east-1"', '`global` or `gcp-global`'],
    ['region', 'Global', '"Global"', '`primary_region`'],
    ['read_regions', 'us-west-1,us-east-1', 'the primary region "us-east-1"', 'other than the primary one'],
    ['read_regions', 'us-west-1,us-west-2,us-west-1', '"us-west-1" more than once', 'each once'],
    ['read_regions', 'us-west-1,us-east4', '"us-east4" of Google Cloud', 'AWS regions'],
    ['read_regions', '["us-west-1"', 'not valid JSON', 'JSON array'],
    ['read_regions', '[1]', 'holds number', 'JSON array'],
    ['read_regions', 'us-west-1;us-west-2', '"us-west-1;us-west-2"', 'AWS regions'],
    ['read_regions', 'us-west-1 us-west-2', '"us-west-1 us-west-2"', 'AWS regions'],
    ['tls', 'yes', '"yes"', '`true` or `false`'],
    ['job_summary', 'off', '"off"', '`true` or `false`'],
    ['eviction', 'on', '"on"', '`true` or `false`'],
    ['budget', '-1', '"-1"', 'a whole number of dollars from 0'],
    ['budget', '12.5', '"12.5"', 'a whole number of dollars from 0'],
    ['budget', 'abc', '"abc"', 'a whole number of dollars from 0'],
    ['budget', '99999999999', '"99999999999"', 'a whole number of dollars from 0'],
    ['plan', 'free; rm -rf /', '"free; rm -rf /"', '`free`, `payg` or `fixed_250mb`'],
    ['if_exists', 'keep', '"keep"', '`reuse`, `fail`, `recreate` or `reset`'],
    ['seed_file', 'a\nb', 'a line break', 'one line of text'],
    ['copy_limit', '0', '"0"', 'a whole number of keys from 1'],
    ['delete_after_job', 'always', '"always"', '`true` or `false`'],
    ['wait_until_ready', '30', '"30"', '`true` or `false`'],
    ['export_env', 'yes', '"yes"', '`true` or `false`'],
    ['max_databases', '0', '"0"', 'a whole number of databases from 1'],
    ['name', 'x'.repeat(41), '41 characters long', 'at most 40 characters'],
    ['name', 'a\u0007b', 'control character', 'one line of text'],
    ['name', 'a\n::warning::b', 'line break', 'one line of text']
  ])

  test.each([
    [
      { region: 'gcp-global' },
      '`primary_region` is "us-east-1", a region of AWS. Allowed: a region of Google Cloud'
    ],
    [
      { primary_region: 'us-central1', read_regions: 'us-east4' },
      '`read_regions` is "us-east4" with a primary region of Google Cloud'
    ],
    [{ name: 'mine', scope: 'run' }, '`scope` is "run", given together with `name` ("mine")'],
    [{ name: 'mine', suffix: 'api' }, '`suffix` is "api", given together with `name` ("mine")']
  ])('are refused if they contradict each other: %j', (inputs, message) => {
    expect(() => read(inputs)).toThrow(message)
  })
})

describe('a region that is not known', () => {
  test.each([
    [{ primary_region: 'us-esat-1' }, '"us-esat-1"', '"us-east-1"'],
    [{ primary_region: 'eu-west-3' }, '"eu-west-3"', '"eu-west-1"'],
    [{ primary_region: 'europe-west9' }, '"europe-west9"', '"europe-west1"'],
    [{ read_regions: 'us-west-1,us-west-11' }, '"us-west-11"', '"us-west-1"']
  ])('is taken as it is, with a warning that names the nearest one: %j', (inputs, unknown, nearest) => {
    const { result, runner } = read(inputs)
    const { primaryRegion, readRegions } = result.request.wish
    expect([primaryRegion, ...readRegions].map((region) => `"${region}"`)).toContain(unknown)
    expect(runner.log.texts('warning')).toEqual([expect.stringMatching(`${unknown}.*${nearest}`)])
  })
})
