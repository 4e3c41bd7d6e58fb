import { describeOwner } from '../actions/own.js'
import type { SweepReport } from '../actions/sweep/sweep.js'
import { code, escaped, heading, table } from '../markup.js'
import type { NameOwner } from '../naming.js'

/**
 * The most a summary's tables may take up together. GitHub takes 1 MiB of each step and shows nothing of one that has more
 * (docs.github.com, "Workflow commands for GitHub Actions", job summaries). Characters, of at most 3 bytes in UTF-8.
 */
const MOST_CHARACTERS = 250_000
/** The most rows of one kind: more than that nobody reads. */
const MOST_ROWS = 200

interface Part {
  title: string
  headings: readonly string[]
  rows: readonly (readonly string[])[]
}

/** The job summary of a sweep: what was deleted, what was kept, and why. */
export function sweepReport(report: SweepReport, owner: NameOwner): string {
  const { deleted, failed, planned, keptDatabases } = report
  const gone = (title: string, databases: SweepReport['deleted']): Part => ({
    title,
    headings: ['Database', 'Id', 'Why'],
    rows: databases.map((one) => [code(one.database_name), code(one.database_id), escaped(one.reason)])
  })
  const parts: Part[] = [
    {
      title: 'Not deleted, because something failed',
      headings: ['Database', 'Id', 'What happened'],
      rows: failed.map(({ due, why }) => [code(due.database_name), code(due.database_id), code(why)])
    },
    gone('Deleted', deleted),
    gone('Would be deleted', planned),
    {
      title: 'Kept',
      headings: ['Database', 'Why'],
      rows: keptDatabases.map(({ database_name, why }) => [code(database_name), escaped(why)])
    }
  ]
  const room = { left: MOST_CHARACTERS }
  return [
    heading(headline(report)),
    '',
    `<p>Databases of ${code(describeOwner(owner))}.</p>`,
    '',
    ...parts.flatMap((part) => partOf(part, room))
  ].join('\n')
}

function headline({ deleted, planned, failed, kept, dryRun }: SweepReport): string {
  const failures = failed.length === 0 ? '' : `, ${failed.length} failed`
  return dryRun
    ? `${planned.length} of ${kept} would be deleted (dry run)`
    : `${deleted.length} deleted, ${kept} kept${failures}`
}

/** As many rows as there is room for, and how many there are beside. */
function partOf({ title, headings, rows }: Part, room: { left: number }): string[] {
  if (rows.length === 0) return []
  const shown: (readonly string[])[] = []
  for (const row of rows.slice(0, MOST_ROWS)) {
    room.left -= row.join('').length + 50
    if (room.left < 0) break
    shown.push(row)
  }
  const more = rows.length - shown.length
  return [
    `<details${title === 'Kept' ? '' : ' open'}><summary>${title}: ${rows.length}</summary>`,
    table(headings, shown),
    ...(more === 0 ? [] : [`<p>And ${more} more.</p>`]),
    '</details>',
    ''
  ]
}
