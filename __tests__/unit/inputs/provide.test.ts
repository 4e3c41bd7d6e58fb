import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import { type ProvideInputs, readProvideInputs } from '../../../src/inputs/provide.js'
import { aProvideRequest, aWish } from '../../support/builders.js'
import { MemoryLog } from '../../support/memory-log.js'
import { given, PUSH, thrownBy } from './given.js'

const KEY = 'key-2f1c9e'
const GOOD = { email: 'me@example.com', api_key: KEY, primary_region: 'us-east-1' }

function read(inputs: Record<string, string>, context = PUSH): { inputs: ProvideInputs; log: MemoryLog } {
  const log = new MemoryLog()
  return {
    log,
    inputs: readProvideInputs({ input: given({ ...GOOD, ...inputs }), context, log, mask: log.mask })
  }
}

describe('inputs that are left empty', () => {
  test('have the documented defaults', () => {
    expect(read({}).inputs).toMatchObject({
      account: { email: 'me@example.com', apiKey: KEY, apiUrl: 'https://api.upstash.com/v2' },
      request: aProvideRequest({ wish: aWish({ name: 'acme-shop-main' }) }),
      deleteAfterJob: false,
      timeoutSeconds: 120
    })
  })

  test('have a name derived from the pull request where there is one', () => {
    const context = { ...PUSH, eventName: 'pull_request', payload: { pull_request: { number: 12 } } }
    expect(read({}, context).inputs.request.wish.name).toBe('acme-shop-pr-12')
  })

  test('need no event where a name is given', () => {
    const { inputs } = read({ name: 'mine' }, { ...PUSH, repository: '', ref: '' })
    expect(inputs.request).toMatchObject({ wish: { name: 'mine' }, nameGiven: true })
  })
})

describe('good inputs', () => {
  test.each<[string, Record<string, string>, object]>([
    ['a name', { name: ' My database_1 ' }, { wish: { name: 'My database_1' } }],
    ['a name of 40 characters', { name: 'x'.repeat(40) }, { wish: { name: 'x'.repeat(40) } }],
    ['region global', { region: 'global' }, { wish: { primaryRegion: 'us-east-1' } }],
    [
      'a region of Google Cloud',
      { primary_region: 'us-central1' },
      { wish: { primaryRegion: 'us-central1' } }
    ],
    [
      'gcp-global with a region of Google Cloud',
      { region: 'gcp-global', primary_region: 'europe-west1' },
      { wish: { primaryRegion: 'europe-west1' } }
    ],
    [
      'read regions with commas',
      { read_regions: 'us-west-1, us-west-2' },
      { wish: { readRegions: ['us-west-1', 'us-west-2'] } }
    ],
    [
      'read regions on lines',
      { read_regions: 'us-west-1\nus-west-2\n' },
      { wish: { readRegions: ['us-west-1', 'us-west-2'] } }
    ],
    [
      'read regions as JSON',
      { read_regions: '["us-west-1","us-west-2"]' },
      { wish: { readRegions: ['us-west-1', 'us-west-2'] } }
    ],
    ['blank read regions', { read_regions: ' , \n ,' }, { wish: { readRegions: [] } }],
    ['tls false', { tls: 'false' }, { wish: { tls: false } }],
    ['a plan', { plan: 'fixed_250mb' }, { wish: { plan: 'fixed_250mb' } }],
    ['a budget', { budget: '20' }, { wish: { budget: 20 } }],
    ['eviction', { eviction: 'True' }, { wish: { eviction: true } }],
    ['no eviction', { eviction: 'false' }, { wish: { eviction: false } }],
    ['if_exists', { if_exists: 'recreate' }, { ifExists: 'recreate' }],
    ['delete_after_job', { delete_after_job: 'true' }, { deleteAfterJob: true }],
    ['the shortest timeout', { timeout: '1' }, { timeoutSeconds: 1 }],
    ['the longest timeout', { timeout: '21600' }, { timeoutSeconds: 21_600 }]
  ])('%s', (_what, inputs, expected) => {
    const outcome = read(inputs)
    expect({ ...outcome.inputs, ...outcome.inputs.request }).toMatchObject(expected)
    expect(outcome.log.texts('warning')).toEqual([])
  })
})

describe('a bad input ends in an error that names it, what was given and what is allowed:', () => {
  test.each<[string, string, string, string]>([
    ['email', '', 'missing or blank', 'your Upstash account'],
    ['email', ' \t', 'missing or blank', 'your Upstash account'],
    ['api_key', '', 'missing or blank', 'management API key'],
    ['api_key', '\n', 'missing or blank', 'management API key'],
    ['primary_region', '', 'missing or blank', '`us-east-1`'],
    ['primary_region', '  ', 'missing or blank', '`us-east-1`'],
    ['primary_region', 'us-east-1/../..', '"us-east-1/../.."', '`us-east-1`'],
    ['primary_region', 'us east 1', '"us east 1"', '`us-east-1`'],
    ['primary_region', 'us-east-1\nx', '"us-east-1 x"', 'one line of text'],
    ['region', 'us-east-1', '"us-east-1"', '`primary_region`'],
    ['region', 'Global', '"Global"', '`global` or `gcp-global`'],
    ['region', 'gcp-global', '"us-east-1", a region of AWS', 'Google Cloud'],
    ['read_regions', 'us-west-1,us-east-1', 'the primary region "us-east-1"', 'other than the primary one'],
    ['read_regions', 'us-west-1,us-west-2,us-west-1', '"us-west-1" more than once', 'each once'],
    ['read_regions', '["us-west-1"', 'not valid JSON', 'JSON array'],
    ['read_regions', '[1]', 'holds number', 'JSON array'],
    ['read_regions', 'us-west-1;us-west-2', '"us-west-1;us-west-2"', 'AWS regions'],
    ['read_regions', 'us-west-1 us-west-2', '"us-west-1 us-west-2"', 'AWS regions'],
    ['tls', 'yes', '"yes"', '`true` or `false`'],
    ['eviction', 'on', '"on"', '`true` or `false`'],
    ['budget', '-1', '"-1"', 'a whole number of dollars from 0'],
    ['budget', '12.5', '"12.5"', 'a whole number of dollars from 0'],
    ['budget', 'abc', '"abc"', 'a whole number of dollars from 0'],
    ['budget', '99999999999', '"99999999999"', 'a whole number of dollars from 0'],
    ['plan', 'free; rm -rf /', '"free; rm -rf /"', '`free`, `payg` or `fixed_250mb`'],
    ['if_exists', 'keep', '"keep"', '`reuse`, `fail` or `recreate`'],
    ['delete_after_job', 'always', '"always"', '`true` or `false`'],
    ['timeout', '0', '"0"', 'a whole number of seconds from 1 to 21600'],
    ['timeout', '2m', '"2m"', 'a whole number of seconds'],
    ['timeout', '21601', '"21601"', 'a whole number of seconds'],
    ['api_url', 'api.upstash.com', 'not a URL', '`https:`'],
    ['api_url', 'http://api.upstash.com/v2', 'would send the key unencrypted', '`https:`'],
    ['name', 'x'.repeat(41), '41 characters long', 'at most 40 characters'],
    ['name', 'a\u0007b', 'control character', 'one line of text'],
    ['name', 'a\n::warning::b', 'line break', 'one line of text']
  ])('%s %j', (name, text, what, allowed) => {
    const error = thrownBy(() => read({ [name]: text }))
    expect(error).toBeInstanceOf(InputError)
    expect(messageOf(error)).toContain(
      name === 'region' && text === 'gcp-global' ? '`primary_region`' : `\`${name}\``
    )
    expect(messageOf(error)).toContain(what)
    expect(messageOf(error)).toContain(allowed)
    expect(messageOf(error)).not.toMatch(/\p{Cc}/u)
    expect(messageOf(error)).not.toContain(KEY)
  })

  test('read_regions with a primary region of Google Cloud', () => {
    const inputs = { primary_region: 'us-central1', read_regions: 'us-east4' }
    expect(() => read(inputs)).toThrow(/`read_regions` is "us-east4" with a primary region of Google Cloud/)
  })
})

describe('a region that is not known', () => {
  test.each([
    ['us-esat-1', 'us-east-1'],
    ['eu-west-3', 'eu-west-1'],
    ['europe-west9', 'europe-west1']
  ])('%j is a warning that names %j, not an error', (region, nearest) => {
    const { inputs, log } = read({ primary_region: region })
    expect(inputs.request.wish.primaryRegion).toBe(region)
    expect(log.texts('warning')).toHaveLength(1)
    expect(log.texts('warning')[0]).toContain(`"${region}"`)
    expect(log.texts('warning')[0]).toContain(`"${nearest}"`)
  })

  test('among the read regions is a warning too', () => {
    expect(read({ read_regions: 'us-west-1,mars-north-1' }).log.texts('warning')).toHaveLength(1)
  })
})
