import { formatLines } from './lines.js'
import { measureCoverage } from './measure.js'

/** Percentage of the executable lines of src/ that the tests must run, spawned bundles included. */
const requiredPercent = 95

/**
 * Measures line coverage from the raw V8 reports in `folder`. The report names every file that is not fully covered;
 * `ok` says whether the total reaches what is required.
 */
export async function checkCoverage(folder: string): Promise<{ ok: boolean; report: string }> {
  const { sources, stale } = await measureCoverage(folder)
  const report: string[] = stale.map((name) => `${name} is out of date: its runs are not counted`)
  let total = 0
  let ran = 0
  for (const source of sources) {
    const { all, missed } = source.lines()
    total += all.size
    ran += all.size - missed.length
    if (missed.length === 0) continue
    const percent = ((100 * (all.size - missed.length)) / all.size).toFixed(1).padStart(5)
    report.push(`${percent} %  src/${source.name}.ts  not run: ${formatLines(missed)}`)
  }
  const percent = total === 0 ? 0 : (100 * ran) / total
  const ok = percent >= requiredPercent
  report.push(
    `Line coverage of src/: ${percent.toFixed(1)} % (${ran} of ${total} lines)` +
      (ok ? '' : `, required: ${requiredPercent} %`)
  )
  return { ok, report: report.join('\n') }
}
