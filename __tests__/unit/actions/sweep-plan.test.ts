import { describe, expect, test } from '@jest/globals'
import type { Judge, Judgement } from '../../../src/actions/sweep/judge.js'
import { ownDatabases } from '../../../src/actions/own.js'
import { planSweep, type Judges, type SweepPlan } from '../../../src/actions/sweep/plan.js'
import { anOwner, aSummary } from '../../support/builders.js'

const NOW = 1_800_000_000
const HOUR = 3_600

/** A judge that has made up its mind. */
const judging = (judgement: Judgement): Judge => ({
  problem: 'No problem.',
  look: () => Promise.resolve(),
  judge: () => judgement,
  confirm: () => Promise.resolve()
})

interface Setting {
  judges?: Judges
  olderThanSeconds?: number
  clocks?: { earliest: number; latest: number }
}

/** Plans for databases given as `[name, age in seconds]`; one without an age has none that Upstash tells. */
function plan(
  databases: readonly (readonly [string, (number | undefined)?])[],
  { judges = {}, olderThanSeconds, clocks = { earliest: NOW, latest: NOW } }: Setting
): SweepPlan {
  const all = databases.map(([database_name, age], at) =>
    aSummary({
      database_id: `id-${at + 1}`,
      database_name,
      creation_time: age === undefined ? undefined : NOW - age
    })
  )
  return planSweep(ownDatabases(all, anOwner()), { judges, olderThanSeconds, now: clocks })
}

const due = ({ due }: SweepPlan): string[] =>
  due.map(({ database_name, reason }) => `${database_name}: ${reason}`)

describe('a judge', () => {
  test('makes a database of its kind due, with its reason, and is asked again before the deletion', () => {
    const pr = judging({ due: 'pull request 1 is closed' })
    const made = plan(
      [
        ['acme-shop-pr-1', 1],
        ['acme-shop-run-1', 1]
      ],
      { judges: { pr } }
    )
    expect(due(made)).toEqual(['acme-shop-pr-1: pull request 1 is closed'])
    expect(made.due[0]?.judge).toBe(pr)
  })

  test('that does not know keeps the database, and the plan says why', () => {
    const made = plan([['acme-shop-run-1', 1]], { judges: { run: judging({ unknown: 'nobody knows' }) } })
    expect(made).toEqual({
      due: [],
      unknown: [{ database_name: 'acme-shop-run-1', why: 'nobody knows' }],
      lasting: []
    })
  })

  test('that finds nothing keeps the database, and the plan says what it found', () => {
    const made = plan([['acme-shop-branch-main', 1]], {
      judges: { branch: judging({ keep: 'it is there' }) }
    })
    expect(made).toEqual({
      due: [],
      unknown: [],
      lasting: [{ database_name: 'acme-shop-branch-main', why: 'it is there' }]
    })
  })
})

describe('age', () => {
  test.each([
    [HOUR, []],
    [HOUR + 1, ['acme-shop-pr-1: it is 1 h old']],
    [47 * HOUR + 3_599, ['acme-shop-pr-1: it is 47 h old']],
    [48 * HOUR, ['acme-shop-pr-1: it is 2 days old']]
  ])('of %i seconds, compared with an hour', (age, expected) => {
    expect(due(plan([['acme-shop-pr-1', age]], { olderThanSeconds: HOUR }))).toEqual(expected)
  })

  test('counts for pull requests and runs, with any suffix, and never for branches or tags', () => {
    const names: [string, number][] = [
      ['acme-shop-pr-1-api', 9 * HOUR],
      ['acme-shop-run-7', 8 * HOUR],
      ['acme-shop-run-7-k3x9q-api', 7 * HOUR],
      ['acme-shop-branch-main', 6 * HOUR],
      ['acme-shop-tag-v1', 5 * HOUR]
    ]
    expect(plan(names, { olderThanSeconds: HOUR }).due.map(({ database_name }) => database_name)).toEqual([
      'acme-shop-pr-1-api',
      'acme-shop-run-7',
      'acme-shop-run-7-k3x9q-api'
    ])
  })

  test('is the smaller one if two clocks differ', () => {
    const clocks = { earliest: NOW, latest: NOW + 30 * 24 * HOUR }
    expect(due(plan([['acme-shop-pr-1', 60]], { olderThanSeconds: HOUR, clocks }))).toEqual([])
  })

  test.each([
    ['that Upstash does not tell', undefined],
    ['in the future', -60]
  ])('%s is no reason, and the plan says so', (_what, age) => {
    const made = plan([['acme-shop-pr-1', age]], { olderThanSeconds: HOUR })
    expect(made).toEqual({
      due: [],
      unknown: [{ database_name: 'acme-shop-pr-1', why: 'Upstash gives no creation time that can be right' }],
      lasting: []
    })
  })

  test('is not looked at if `older_than` is blank', () => {
    const made = plan([['acme-shop-pr-1', 1e9]], {})
    expect(made).toMatchObject({ due: [], unknown: [] })
    expect(made.lasting.map(({ why }) => why)).toEqual([
      'this sweep does not look whether pull requests are over'
    ])
  })

  test('that is not enough keeps the database, and the plan says how old it is', () => {
    const made = plan([['acme-shop-pr-1', HOUR]], { olderThanSeconds: 2 * HOUR })
    expect(made.lasting).toEqual([{ database_name: 'acme-shop-pr-1', why: 'it is only 1 h old' }])
  })
})

test('what is due is ordered by age, the oldest first', () => {
  const made = plan(
    [
      ['acme-shop-pr-1', 5 * HOUR],
      ['acme-shop-pr-2', 9 * HOUR],
      ['acme-shop-pr-3', 7 * HOUR]
    ],
    { olderThanSeconds: HOUR }
  )
  expect(made.due.map(({ database_id }) => database_id)).toEqual(['id-2', 'id-3', 'id-1'])
})

test('an id that cannot be part of an address keeps its database, and the plan says so', () => {
  const own = ownDatabases([aSummary({ database_id: 'legacy:eu/17' })], anOwner())
  const judges = { pr: judging({ due: 'it is over' }) }
  expect(
    planSweep(own, { judges, olderThanSeconds: undefined, now: { earliest: NOW, latest: NOW } })
  ).toEqual({
    due: [],
    unknown: [{ database_name: 'acme-shop-pr-12', why: 'Upstash lists it with an unusable id' }],
    lasting: []
  })
})

test.each([
  'acme-shop-production',
  'acme-shop-staging',
  'acme-shop',
  'pr-7-api',
  'ci-123',
  'acme-shop-pr-7x',
  'acme-shop-pr-07',
  'acme-shop-run-',
  'acme-shop-main',
  'shop-other-repo-pr-9'
])('a name made by hand is not looked at: %s', (name) => {
  expect(ownDatabases([aSummary({ database_name: name })], anOwner())).toEqual([])
  expect(ownDatabases([aSummary({ database_name: name })], anOwner({ prefix: 'shop-' }))).toEqual([])
})
