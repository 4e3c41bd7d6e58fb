import { beforeAll, describe, expect, test } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '../root.js'
import { cellsOf, runCells, type CellResult } from './matrix.js'
import { columns } from './columns.js'
import { readReport, reportedCell } from './report.js'
import { complaintsOf, expectedOutcome, outcomeOf } from './outcome.js'

/** How many of the cells that do not wait run at once. */
const WIDTH = 3
/** Starting and ending a process on a busy machine; without its deadline a silent cell takes 13 s longer. Milliseconds. */
const SLACK_MS = 10_000

/** Declares the tests of some actions' cells, which all run before the first test. */
export function describeMatrix(names: readonly string[]): void {
  const chosen = columns.filter(({ name }) => names.includes(name))
  const cells = chosen.flatMap(cellsOf)
  const results: CellResult[] = []

  beforeAll(async () => {
    results.push(...(await runCells(cells, WIDTH)))
  }, 300_000)

  describe.each(chosen.map((column) => ({ name: column.name, column })))('$name', ({ name, column }) => {
    test.each(cellsOf(column).map(({ row }) => ({ fault: row.name, row })))('$fault', ({ row }) => {
      const result = results.find((each) => each.row === row && each.column === column)
      if (result === undefined) throw new Error('This cell was not run')
      expect({ ...outcomeOf(result), log: result.run.log }).toEqual({
        ...expectedOutcome(result),
        log: expect.any(String)
      })
      expect(result.run.signal).toBeNull()
      expect(result.run.durationMs).toBeLessThan(result.limitMs + SLACK_MS)
      expect(result.bystanderKept).toBe(true)
      expect(result.sentElsewhere).toBe(0)
      expectClarity(result)
      if (result.run.exitCode === 0)
        expect(result.run.outputs).toMatchObject({ ...column.outputs, ...row.outputs })
      expect(result.post?.exitCode ?? 0).toBe(0)
    })

    test('stands in docs/reliability.md as it happened', async () => {
      const document = await readFile(join(repositoryRoot, 'docs', 'reliability.md'), 'utf8')
      const own = results.filter((each) => each.column === column).map(reportedCell)
      expect(readReport(document, name)).toEqual(own)
    })
  })
}

/** One complaint if the step did not get through, none if it did; its words name the cause. */
function expectClarity(result: CellResult): void {
  const { row, column, run } = result
  const complaints = complaintsOf(result)
  expect(run.stderr).toBe('')
  expect(run.errors).toHaveLength(run.exitCode === 0 ? 0 : 1)
  expect(complaints).toHaveLength(row.survives(column.hit) ? 0 : 1)
  for (const complaint of complaints) {
    expect(complaint).toMatch(row.says ?? /./)
    expect(complaint).not.toMatch(/unexpected error|undefined|\[object|\n|\bat \S+:\d+/i)
  }
}
