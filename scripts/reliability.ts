import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { cellsOf, runCells } from '../__tests__/support/fault-matrix/matrix.js'
import { columns } from '../__tests__/support/fault-matrix/columns.js'
import { renderReport } from '../__tests__/support/fault-matrix/report.js'
import { expectedOutcome, outcomeOf } from '../__tests__/support/fault-matrix/outcome.js'
import { repositoryRoot } from '../__tests__/support/root.js'

/** `npm run reliability`: runs the fault matrix and writes docs/reliability.md; exit code 1 if a cell is not as designed. */
async function main(): Promise<void> {
  const cells = columns.flatMap(cellsOf)
  const started = performance.now()
  const results = await runCells(cells, 6)
  const file = join(repositoryRoot, 'docs', 'reliability.md')
  const style = await resolveConfig(file)
  await writeFile(file, await format(renderReport(results), { ...style, filepath: file }))
  const wrong = results.filter(
    (result) => JSON.stringify(outcomeOf(result)) !== JSON.stringify(expectedOutcome(result))
  )
  for (const { column, row } of wrong) console.log(`Not as designed: ${column.name}, ${row.name}`)
  const seconds = ((performance.now() - started) / 1_000).toFixed(0)
  console.log(
    `${results.length} cells in ${seconds} s, ${wrong.length} not as designed; written to docs/reliability.md`
  )
  process.exitCode = wrong.length === 0 ? 0 : 1
}

await main()
