import { describe, expect, test } from '@jest/globals'
import { warnOfDifferences, warnUnlessActive } from '../../../src/actions/differences.js'
import type { DatabaseWish } from '../../../src/upstash/create-request.js'
import { aDatabase, aWish } from '../../support/builders.js'
import { MemoryLog } from '../../support/memory-log.js'

function warnings(wished: Partial<DatabaseWish>, there: Record<string, unknown>): string[] {
  const log = new MemoryLog()
  warnOfDifferences(aWish(wished), aDatabase({ database_name: 'orders', ...there }), log)
  return log.texts('warning')
}

describe('there is no warning', () => {
  test.each<[string, Partial<DatabaseWish>, Record<string, unknown>]>([
    [
      'if all is as asked',
      { readRegions: ['a', 'b'], eviction: true },
      { read_regions: ['b', 'a'], eviction: true, primary_region: 'us-east-1' }
    ],
    ['if Upstash tells nothing', { readRegions: ['a'], eviction: true, plan: 'free' }, {}],
    [
      'if nothing was asked',
      {},
      { read_regions: ['a'], eviction: true, type: 'paid', primary_region: 'us-east-1' }
    ],
    ['for a paid plan of unknown size', { plan: 'fixed_1gb' }, { type: 'paid' }],
    ['for pay as you go', { plan: 'payg' }, { type: 'paid' }],
    ['for the plan by its own name', { plan: 'fixed_1gb' }, { type: 'fixed_1gb' }]
  ])('%s', (_what, wish, there) => {
    expect(warnings(wish, there)).toEqual([])
  })
})

describe('one warning says how they differ and what to do', () => {
  test.each<[Partial<DatabaseWish>, Record<string, unknown>, string]>([
    [{}, { primary_region: 'eu-west-1' }, 'its primary region is "eu-west-1", not "us-east-1"'],
    [{ readRegions: ['a', 'b'] }, { read_regions: [] }, 'its read regions are none, not "a, b"'],
    [{ readRegions: ['a'] }, { read_regions: ['a', 'b'] }, 'its read regions are "a, b", not "a"'],
    [{ readRegions: ['a'] }, { read_regions: ['b'] }, 'its read regions are "b", not "a"'],
    [{ plan: 'payg' }, { type: 'free' }, 'its plan is "free", not "payg"'],
    [{ plan: 'free' }, { type: 'paid' }, 'its plan is "paid", not "free"'],
    [{ plan: 'fixed_5gb' }, { type: 'fixed_1gb' }, 'its plan is "fixed_1gb", not "fixed_5gb"'],
    [{ eviction: true }, { eviction: false }, 'its eviction is off, not on'],
    [{ eviction: false }, { eviction: true }, 'its eviction is on, not off'],
    [{ eviction: true }, { eviction: false, primary_region: 'x' }, 'not "us-east-1" and its eviction is off']
  ])('asked for %j, there with %j', (wish, there, how) => {
    expect(warnings(wish, there)).toEqual([
      expect.stringMatching(/^The database "orders" was there already.*`if_exists: recreate`/)
    ])
    expect(warnings(wish, there)[0]).toContain(how)
  })
})

test.each([
  ['active', []],
  [undefined, []],
  ['suspended', ['"suspended"']],
  ['passive', ['"passive"']],
  ['a\n::error::b', ['"a ::error::b"']]
])('a database whose state is %j is warned of only if that is not active', (state, named) => {
  const log = new MemoryLog()
  warnUnlessActive(aDatabase({ database_name: 'orders', state }), log)
  expect(log.texts('warning')).toEqual(
    named.map((word) =>
      expect.stringContaining(`"orders" is not active: Upstash says that its state is ${word}.`)
    )
  )
})
