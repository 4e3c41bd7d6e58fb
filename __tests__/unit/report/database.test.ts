import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { absenceReport } from '../../../src/report/absence.js'
import { databaseReport, type DatabaseReport } from '../../../src/report/database.js'
import { aDatabase, anOwner, aPreviewRequest } from '../../support/builders.js'
import { hostileMarkup } from '../../support/hostile-markup.js'
import { DOCUMENTED_REPLY } from '../../support/replies.js'
import { anyText } from '../any-text.js'

const SECRETS = ['password', 'rest_token', 'read_only_rest_token'] as const
const API = 'https://api.upstash.com/v2'

/** A report on a database that Upstash describes so; by default one that `preview` created for pull request 12. */
function report(fields: object = {}, given: Partial<DatabaseReport> = {}): string {
  const database = aDatabase({
    ...DOCUMENTED_REPLY,
    database_id: '96ad0856-03b1',
    database_name: 'acme-shop-pr-12',
    endpoint: 'calm-cat-1.upstash.io',
    primary_region: 'us-east-1',
    read_regions: [],
    ...fields
  })
  return databaseReport({
    found: { database, created: true },
    apiUrl: API,
    owner: anOwner(),
    afterJob: false,
    preview: true,
    step: 'redis',
    ...given
  })
}

/** The value in the row of this name. */
function row(markup: string, name: string): string | undefined {
  return new RegExp(`^<tr><th align="left">${name}</th><td>(.*)</td></tr>$`, 'm').exec(markup)?.[1]
}

describe('the summary of a database', () => {
  test('says what there is, where it is and how to connect', () => {
    const markup = report()
    expect(markup).toContain('<h3>Upstash Redis: created <code>acme-shop-pr-12</code></h3>')
    expect(row(markup, 'Database')).toBe(
      '<code>acme-shop-pr-12</code> (<a href="https://console.upstash.com/redis/96ad0856-03b1">open in the Upstash console</a>)'
    )
    expect(row(markup, 'Region')).toBe('<code>us-east-1</code> on AWS')
    expect(row(markup, 'Endpoint')).toMatch(
      /^<code>calm-cat-1\.upstash\.io<\/code>, port <code>\d+<\/code>, (no )?TLS$/
    )
    expect(row(markup, 'REST API')).toBe('<code>https://calm-cat-1.upstash.io</code>')
    expect(row(markup, 'State')).toBeUndefined()
    expect(markup).toContain('REDIS_URL: ${{ steps.redis.outputs.redis_url }}')
    expect(markup).toContain('UPSTASH_REDIS_REST_TOKEN: ${{ steps.redis.outputs.rest_token }}')
  })

  test('says that it was there already', () => {
    const { found, ...rest } = { found: { database: aDatabase(), created: false } }
    expect(report({}, { found, ...rest })).toContain('<h3>Upstash Redis: reused ')
  })

  test.each([
    [{ primary_region: 'us-central1' }, '<code>us-central1</code> on Google Cloud'],
    [
      { read_regions: ['eu-west-1', 'us-west-1'] },
      '<code>us-east-1</code> on AWS, read replicas in <code>eu-west-1, us-west-1</code>'
    ],
    [{ primary_region: undefined, region: 'global' }, '<code>global</code>']
  ])('with %j names its region', (fields, expected) => {
    expect(row(report(fields), 'Region')).toBe(expected)
  })

  test('shows a state in which it takes no commands', () => {
    expect(row(report({ state: 'suspended' }), 'State')).toBe('<code>suspended</code>')
  })

  test('has no link to the console if an emulator made the database', () => {
    expect(report({}, { apiUrl: 'http://127.0.0.1:1234/v2' })).not.toContain('<a ')
  })

  test.each(['', '__acme_upstash-redis-action', '__self', 'a b', '<b>', '${{ x }}'])(
    'asks for an id of the step if that is %j',
    (step) => {
      const markup = report({}, { step })
      expect(markup).toContain('steps.ID.outputs.redis_url')
      expect(markup).toContain('with the <code>id</code> that you give this step')
    }
  )

  test('has no secret in it, though the database has all of them', () => {
    const secrets = Object.fromEntries(SECRETS.map((name) => [name, `secret-${name}-5b7d`]))
    expect(report(secrets)).not.toContain('5b7d')
  })

  test.each(hostileMarkup)('with the name %j has the tags it always has', (text) => {
    const hostile = report({ database_name: text, state: text, primary_region: text, read_regions: [text] })
    const harmless = report({ database_name: 'x', state: 'x', primary_region: 'x', read_regions: ['x'] })
    expect(tagsIn(hostile)).toEqual(tagsIn(harmless))
    expect(hostile.replaceAll(/<code>[^<]*<\/code>/g, '')).not.toContain('pwned')
  })

  test('with any name has the tags and the blocks it always has', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [hostile, harmless] = [report({ database_name: text }), report({ database_name: 'x' })]
        expect(tagsIn(hostile)).toEqual(tagsIn(harmless))
        expect(hostile.split('\n').length).toBe(harmless.split('\n').length)
      })
    )
  })
})

describe('what deletes the database', () => {
  test.each([
    [
      'acme-shop-pr-12',
      {},
      'by the run for the closing of this pull request, or else by a sweep once pull request 12 is closed'
    ],
    ['acme-shop-pr-12', { preview: false }, 'by a sweep once pull request 12 is closed'],
    ['acme-shop-run-7-8flxx', { preview: false }, 'by a sweep once run 7 is finished'],
    [
      'acme-shop-run-7-8flxx',
      { preview: false, afterJob: true },
      'by this step when the job ends, or else by a sweep once run 7 is finished'
    ],
    [
      'acme-shop-branch-main',
      { preview: false },
      'by a sweep once the branch <code>main</code> is gone, with <code>deleted_branches: true</code>'
    ],
    ['mine', { preview: false, afterJob: true }, 'by this step when the job ends'],
    [
      'mine',
      { preview: false },
      'not by itself: its name is none that these actions derive, so no sweep takes it'
    ],
    [
      'other-shop-pr-12',
      { preview: false },
      'not by itself: its name is none that these actions derive, so no sweep takes it'
    ]
  ])('%s, %j: %s', (database_name, given, expected) => {
    expect(row(report({ database_name }, given), 'Deletion')).toBe(expected)
  })
})

test.each([
  ['closed', { skipped: true, deleted: false }, 'kept', 'open again'],
  ['closed', { skipped: false, deleted: true }, 'deleted', 'closed'],
  ['closed', { skipped: false, deleted: false }, 'there is no', 'closed'],
  ['opened', { skipped: true, deleted: true }, 'deleted', 'closed'],
  ['opened', { skipped: true, deleted: false }, 'there is no', 'closed']
])('a run for "%s" that hands on no database, with %j, says so', (event, result, what, state) => {
  expect(absenceReport(aPreviewRequest(event, { name: '<b>' }), result)).toBe(
    `<h3>Upstash Redis: ${what} <code>&lt;b&gt;</code></h3>\n\n<p>Pull request 12 is ${state}.</p>`
  )
})

function tagsIn(markup: string): string[] {
  return markup.match(/<[^>]*>/g) ?? []
}
