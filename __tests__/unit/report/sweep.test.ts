import { describe, expect, test } from '@jest/globals'
import type { SweepReport } from '../../../src/actions/sweep/sweep.js'
import { sweepReport } from '../../../src/report/sweep.js'
import { anOwner } from '../../support/builders.js'
import { hostileMarkup } from '../../support/hostile-markup.js'

const NOTHING: SweepReport = {
  deleted: [],
  failed: [],
  kept: 0,
  keptDatabases: [],
  planned: [],
  dryRun: false
}
const report = (given: Partial<SweepReport>): string => sweepReport({ ...NOTHING, ...given }, anOwner())

function many<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

describe('the summary of a sweep', () => {
  test('has a table of what was deleted, one of what failed and one of what was kept, with the reasons', () => {
    const markup = report({
      deleted: [{ database_id: 'id-1', database_name: 'acme-shop-pr-1', reason: 'pull request 1 is closed' }],
      failed: [{ due: { database_id: 'id-2', database_name: 'acme-shop-pr-2' }, why: 'words of <the> API' }],
      kept: 1,
      keptDatabases: [{ database_name: 'acme-shop-pr-3', why: 'pull request 3 is open' }]
    })
    expect(markup).toContain('<h3>Upstash Redis: 1 deleted, 1 kept, 1 failed</h3>')
    expect(markup).toContain(
      '<tr><td><code>acme-shop-pr-1</code></td><td><code>id-1</code></td><td>pull request 1 is closed</td></tr>'
    )
    expect(markup).toContain('<td><code>words of &lt;the&gt; API</code></td>')
    expect(markup).toContain('<tr><td><code>acme-shop-pr-3</code></td><td>pull request 3 is open</td></tr>')
  })

  test('of a dry run says what would be deleted', () => {
    const planned = [{ database_id: 'id-1', database_name: 'acme-shop-pr-1', reason: 'it is 3 days old' }]
    const markup = report({ planned, kept: 4, dryRun: true })
    expect(markup).toContain('<h3>Upstash Redis: 1 of 4 would be deleted (dry run)</h3>')
    expect(markup).toContain('<summary>Would be deleted: 1</summary>')
    expect(markup).not.toContain('<summary>Deleted')
  })

  test('of an account without such databases has no table', () => {
    expect(report({})).toContain('<h3>Upstash Redis: 0 deleted, 0 kept</h3>')
    expect(report({})).not.toContain('<table>')
  })

  test('is cut, with a count, before it is larger than GitHub takes', () => {
    const signs = '"'.repeat(3_000)
    const markup = report({
      deleted: many(5_000, () => ({ database_id: signs, database_name: signs, reason: signs })),
      failed: many(5_000, () => ({ due: { database_id: signs, database_name: signs }, why: signs })),
      kept: 100_000,
      keptDatabases: many(100_000, () => ({ database_name: '\u4e2d'.repeat(3_000), why: signs }))
    })
    expect(Buffer.byteLength(markup)).toBeLessThan(1024 * 1024)
    expect(markup).toContain('<summary>Kept: 100000</summary>')
    const rows = markup.match(/<tr><td>/g)?.length ?? 0
    const more = [...markup.matchAll(/<p>And (\d+) more\.<\/p>/g)].map(([, count]) => Number(count))
    expect(rows + more.reduce((sum, count) => sum + count, 0)).toBe(110_000)
  })

  test('shows 200 of each kind at most', () => {
    const keptDatabases = many(201, (at) => ({ database_name: `acme-shop-pr-${at}`, why: 'it is open' }))
    const markup = report({ kept: 201, keptDatabases })
    expect(markup.match(/<tr><td>/g)).toHaveLength(200)
    expect(markup).toContain('<p>And 1 more.</p>')
  })

  test.each(hostileMarkup)('with the text %j has the tags it always has', (text) => {
    const tags = (given: string): string[] =>
      report({
        deleted: [{ database_id: 'id-1', database_name: given, reason: 'it is 3 days old' }],
        failed: [{ due: { database_id: given, database_name: given }, why: given }],
        keptDatabases: [{ database_name: given, why: 'it is open' }]
      }).match(/<[^>]*>/g) ?? []
    expect(tags(text)).toEqual(tags('x'))
  })
})
