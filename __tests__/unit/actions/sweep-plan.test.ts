import { describe, expect, test } from '@jest/globals'
import { type SweepPlan, planSweep } from '../../../src/actions/sweep-plan.js'
import { aSummary, aSweepRequest } from '../../support/builders.js'

const NOW = 1_800_000_000
const HOUR = 3_600

interface Rules {
  namePrefix?: string
  olderThanSeconds?: number
  byAgeAlone?: boolean
  open?: ReadonlySet<number> | 'unreadable'
}

/** Plans for databases given as `[name, age in seconds]`, an age left out being one Upstash does not tell. */
function plan(
  databases: [string, number?][],
  { namePrefix, olderThanSeconds, byAgeAlone, open }: Rules
): SweepPlan {
  const all = databases.map(([database_name, age], at) =>
    aSummary({
      database_id: `id-${at + 1}`,
      database_name,
      creation_time: age === undefined ? undefined : NOW - age
    })
  )
  return planSweep(
    all,
    aSweepRequest({ namePrefix, olderThanSeconds, closedPullRequests: byAgeAlone !== true }),
    { open: open === 'unreadable' ? undefined : open, now: { earliest: NOW, latest: NOW } }
  )
}

const due = ({ due }: SweepPlan): string[] =>
  due.map(({ database_name, reason }) => `${database_name}: ${reason}`)

describe('a closed pull request', () => {
  test('makes its database due, an open one does not', () => {
    const made = plan(
      [
        ['acme-shop-pr-1', 1],
        ['acme-shop-pr-2', 1],
        ['acme-shop-main', 1]
      ],
      { open: new Set([2]) }
    )
    expect(due(made)).toEqual(['acme-shop-pr-1: pull request 1 is closed'])
    expect(made).toMatchObject({ candidates: 3, unknown: [] })
  })

  test('is not assumed if pull requests could not be read: what belongs to one is kept and named', () => {
    const made = plan(
      [
        ['acme-shop-pr-1', 1],
        ['acme-shop-main', 1]
      ],
      { open: 'unreadable' }
    )
    expect(made.due).toEqual([])
    expect(made.unknown).toEqual([
      { database_name: 'acme-shop-pr-1', why: 'GitHub did not say whether its pull request is closed' }
    ])
  })

  test('is nobody’s concern if age alone counts', () => {
    const made = plan([['acme-shop-pr-1', 1]], { olderThanSeconds: HOUR, byAgeAlone: true })
    expect(made).toMatchObject({ due: [], unknown: [], candidates: 1 })
  })
})

describe('age', () => {
  test.each([
    [HOUR, []],
    [HOUR + 1, ['acme-shop-main: it is 1 h old']],
    [47 * HOUR + 3_599, ['acme-shop-main: it is 47 h old']],
    [48 * HOUR, ['acme-shop-main: it is 2 days old']]
  ])('of %i seconds against an hour', (age, expected) => {
    expect(due(plan([['acme-shop-main', age]], { olderThanSeconds: HOUR, open: new Set() }))).toEqual(
      expected
    )
  })

  test('is a reason whether its pull request is open or not', () => {
    const made = plan([['acme-shop-pr-1', 2 * HOUR]], { olderThanSeconds: HOUR, open: new Set([1]) })
    expect(due(made)).toEqual(['acme-shop-pr-1: it is 2 h old'])
  })

  test('that Upstash does not tell is no reason, and is said', () => {
    const made = plan([['acme-shop-main'], ['acme-shop-pr-1']], {
      olderThanSeconds: HOUR,
      open: new Set([1])
    })
    expect(made.due).toEqual([])
    expect(made.unknown.map(({ why }) => why)).toEqual([
      'Upstash gives no creation time that can be right',
      'Upstash gives no creation time that can be right'
    ])
  })

  test('is not looked at if older_than is blank', () => {
    expect(plan([['acme-shop-main', 1e9]], { open: new Set() })).toMatchObject({ due: [], unknown: [] })
  })

  test('orders what is due, the oldest first', () => {
    const made = plan(
      [
        ['acme-shop-pr-1', 5],
        ['acme-shop-pr-2', 9],
        ['acme-shop-pr-3', 7]
      ],
      { open: new Set() }
    )
    expect(made.due.map(({ database_id }) => database_id)).toEqual(['id-2', 'id-3', 'id-1'])
  })
})

describe('a prefix', () => {
  const rules = { namePrefix: 'pv', open: new Set([2]) }

  test.each([
    ['pv-pr-1', ['pv-pr-1: pull request 1 is closed']],
    ['pv/PR-1', ['pv/PR-1: pull request 1 is closed']],
    ['pv-pr-2', []],
    ['pv-1', []],
    ['pv-pr-01', []],
    ['pv-xpr-1', []],
    ['pv-pr-1x', []],
    ['PV-pr-1', []],
    ['acme-shop-pr-1', []]
  ])('meets %s', (name, expected) => {
    expect(due(plan([[name, 1]], rules))).toEqual(expected)
  })

  test('of this repository’s own names leaves them their own reading', () => {
    expect(due(plan([['acme-shop-pr-1', 1]], { namePrefix: 'acme', open: new Set() }))).toHaveLength(1)
  })
})
