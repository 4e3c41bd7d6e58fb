import { beforeAll, describe, expect, test } from '@jest/globals'
import { deriveName, type Subject } from '../../../src/naming.js'
import { anOwner } from '../../support/builders.js'
import { FakeGitHub } from '../../support/github/fake.js'
import { answer } from '../../support/fake-upstash.js'
import { reply } from '../../support/scripted-network.js'
import { accountWith } from './acting.js'
import { HOUR, sweepAll, type Swept } from './sweeping.js'

const named = (subject: Subject, suffix?: string): string => deriveName(anOwner(), subject, suffix)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)

const HAND_MADE = [
  ...['acme-shop', 'acme-shop-production', 'acme-shop-staging', 'acme-shop-main', 'acme-shop-pr-7x'],
  ...['acme-shop-pr-07', 'acme-shop-pr-', 'acme-shop-run-', 'acme-shop-run-07', 'acme-shop-branch-'],
  ...['acme-shop-pr-7-too-much', 'acme-shop-pr-7-ninechars', 'acme-shop-pull-7', 'ACME-shop-pr-7'],
  ...['pr-7', 'pr-7-api', 'ci-123', 'run-7', 'branch-main', 'shop-pr-7', 'shop-other-repo-pr-9'],
  ...['acme-shop2-pr-7', 'acme-shop-api-pr-7', 'other-shop-run-7', ' acme-shop-pr-7', '']
]

/** Of each pair, the first one's subjects go on; the last databases are made by hand. */
const PARTS: readonly { over: boolean; names: readonly string[] }[] = [
  ...[false, true].map((over) => ({
    over,
    names: upTo(150).flatMap((at) => {
      const pr = { kind: 'pr', number: over ? 1_000 + at : at } as const
      return at <= 47 ? [named(pr), named(pr, 'api')] : [named(pr)]
    })
  })),
  ...[false, true].map((over) => ({
    over,
    names: upTo(75).flatMap((at) => {
      const runId = String((over ? 2_000 : 1_000) + at)
      return [named({ kind: 'run', runId, job: undefined }), named({ kind: 'run', runId, job: 'k3x9q' })]
    })
  })),
  ...[false, true].flatMap((over) =>
    (['branch', 'tag'] as const).map((kind) => ({
      over,
      names: upTo(35).flatMap((at) => {
        const ref = over ? `gone${at}` : `here${at}`
        return [
          named({ kind, ref }),
          named({ kind, ref: `feature/${ref}` }, at % 2 === 0 ? 'web' : undefined)
        ]
      })
    }))
  ),
  { over: false, names: HAND_MADE }
]
const ALL = PARTS.flatMap(({ names }) => names)
const LASTING = PARTS.filter(({ over }) => !over).flatMap(({ names }) => names)
const OVER = PARTS.filter(({ over }) => over).flatMap(({ names }) => names)
/** Of branches and tags, those whose names have only a hash. */
const HASHED = OVER.filter((name) => /-(?:branch|tag)-f/.test(name))

/** Where the subjects of the first of each pair go on, and beside them enough for several pages of each list. */
function gitHub(): FakeGitHub {
  const github = new FakeGitHub()
  github.open(...upTo(150), ...upTo(100).map((at) => 5_000 + at))
  github.shut(...upTo(150).map((at) => 1_000 + at))
  github.runs.start('9000000001', ...upTo(75).map((at) => String(1_000 + at)))
  // Half of what is over is completed, the rest is deleted.
  github.runs.complete(...upTo(40).map((at) => String(2_000 + at)))
  for (const kind of ['heads', 'tags'] as const) {
    github.refs.add(kind, ...upTo(35).flatMap((at) => [`here${at}`, `feature/here${at}`]))
    github.refs.add(kind, ...upTo(180).map((at) => `other${at}`))
  }
  return github
}

describe('a sweep over 1,000 databases of all kinds', () => {
  const upstash = accountWith(...ALL)
  let swept: Swept
  const asked = (pattern: RegExp): string[] => swept.asked.filter((path) => pattern.test(path))

  beforeAll(async () => {
    swept = await sweepAll(upstash, gitHub())
  })

  test('deletes all whose subject is over, and nothing else', () => {
    expect(new Set(ALL).size).toBe(1_000)
    expect(swept.left).toEqual(LASTING)
    expect(Object.keys(swept.reasons).sort()).toEqual([...OVER].sort())
    expect(swept.kept).toEqual([])
    expect(swept.log.texts('info').at(-1)).toBe(
      `Checked ${1_000 - HAND_MADE.length} databases of acme/shop, deleted ${OVER.length}, kept ${LASTING.length - HAND_MADE.length}.`
    )
  })

  test('asks Upstash for the list once, and once for each deletion', () => {
    expect(upstash.requests).toBe(1 + OVER.length)
  })

  test('asks for the open pull requests page by page, twice as they may move, and for each that is over', () => {
    expect(asked(/^\/pulls\?/)).toHaveLength(2 * 3)
    expect(asked(/^\/pulls\/\d/)).toHaveLength(197)
    expect(asked(/^\/pulls\/\d{1,3}$/)).toEqual([])
  })

  test('asks once for each run, once for its own, and once more for each deletion', () => {
    expect(asked(/^\/actions\/runs\/1\d{3}$/)).toHaveLength(75)
    expect(asked(/^\/actions\/runs\/2\d{3}$/)).toHaveLength(75 + 150)
    expect(asked(/^\/actions\/runs\/9000000001$/)).toHaveLength(1)
  })

  test.each(['heads', 'tags'])('asks for all %s page by page, and once more for what is over', (kind) => {
    // Three pages to look, and three for all the names together that have only a hash.
    expect(asked(new RegExp(`^/git/matching-refs/${kind}/($|\\?)`))).toHaveLength(3 + 3)
    expect(asked(new RegExp(`^/git/matching-refs/${kind}/gone`))).toHaveLength(35)
    expect(asked(new RegExp(`^/git/matching-refs/${kind}/[^g?]`))).toEqual([])
  })

  test('asks GitHub no more than that: what lasts costs no question of its own but one for each run', () => {
    const looks = 6 + 150 + 1 + 3 + 3
    expect(swept.asked.length).toBe(looks + (OVER.length - HASHED.length) + 2 * 3)
    expect(swept.asked.length).toBeLessThanOrEqual(looks + OVER.length)
  })

  test('asks nothing at all if it finds nothing of the repository', async () => {
    const { asked: questions, log } = await sweepAll(accountWith(...HAND_MADE), gitHub())
    expect(questions).toEqual([])
    expect(log.texts('info')).toEqual(['Checked 0 databases of acme/shop, deleted 0, kept 0.'])
  })
})

describe('what is made by hand is touched by no sweep', () => {
  const flags = [false, true]
  const combinations = flags.flatMap((closedPullRequests) =>
    flags.flatMap((finishedRuns) =>
      flags.flatMap((deletedBranches) =>
        [undefined, HOUR].map((olderThanSeconds) => ({
          closedPullRequests,
          finishedRuns,
          deletedBranches,
          olderThanSeconds
        }))
      )
    )
  )

  test.each([undefined, 'acme-shop-', 'acme-shop-pr', 'shop', 'shop-', 'acme', 'ci-', '---'])(
    'with any inputs and the prefix %p, though every subject is over',
    async (prefix) => {
      const hand = prefix === 'shop' ? HAND_MADE.filter((name) => name !== 'shop-pr-7') : HAND_MADE
      for (const given of combinations) {
        const upstash = accountWith(...hand)
        const github = new FakeGitHub().shut(...upTo(130))
        github.runs.complete('7', '123')
        const { left, asked } = await sweepAll(upstash, github, { owner: anOwner({ prefix }), ...given })
        expect(left).toEqual(hand)
        expect(asked).toEqual([])
      }
    }
  )
})

describe('the line that sums up', () => {
  const fourteen = upTo(14).map((at) => `acme-shop-pr-${at}`)
  const last = ({ log }: Swept): string | undefined => log.texts('info').at(-1)

  test('says what was looked at if nothing is due', async () => {
    const github = new FakeGitHub().open(...upTo(14))
    expect(last(await sweepAll(accountWith(...fourteen, 'by-hand'), github))).toBe(
      'Checked 14 databases of acme/shop, deleted 0, kept 14.'
    )
  })

  test('counts what could not be deleted as neither', async () => {
    const upstash = accountWith(...fourteen).fail('delete', answer(reply(403, '"no"')))
    const github = new FakeGitHub().open(...upTo(10)).shut(11, 12, 13, 14)
    expect(last(await sweepAll(upstash, github))).toBe(
      'Checked 14 databases of acme/shop, deleted 3, kept 10.'
    )
  })

  test('names the prefix, and knows that one is one', async () => {
    const owner = anOwner({ prefix: 'web' })
    const github = new FakeGitHub().open(7)
    expect(last(await sweepAll(accountWith('web-pr-7'), github, { owner }))).toBe(
      'Checked 1 database of the prefix "web", deleted 0, kept 1.'
    )
  })
})
