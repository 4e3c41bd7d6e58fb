import { cpus } from 'node:os'
import type { Contestant } from './race.js'
import type { EntryName } from './rivals.js'

/** What one entry and its rivals took; the entry itself is the first contestant. */
export interface Result {
  readonly entry: EntryName
  readonly calls: number
  readonly contestants: readonly Contestant[]
  readonly times: readonly (readonly number[])[]
}

export function printHeading(pairs: number): void {
  console.log(
    `Whole processes, calls over HTTPS on this machine; ${pairs} pairs, node ${process.version}, ${cpus().length} cores\n`
  )
  console.log(row('entry', 'calls', 'median', 'it takes', 'times as long as'))
}

/** One line per contestant: its median, and the median of the ratios of the rounds. */
export function printResult({ entry, calls, contestants, times }: Result): void {
  const own = times[0] ?? []
  for (const [index, { name }] of contestants.entries()) {
    const theirs = times[index] ?? []
    const time = `${median(theirs).toFixed(1)} ms`
    if (index === 0) {
      console.log(row(entry, String(calls), time, '', ''))
      continue
    }
    const ratio = median(own.map((each, round) => each / (theirs[round] ?? Number.NaN)))
    console.log(row('', '', time, ratio.toFixed(2), name))
  }
}

/** Entry, calls, median, ratio and rival. */
type Row = readonly [string, string, string, string, string]

function row(...[entry, calls, time, ratio, rival]: Row): string {
  const columns = [entry.padEnd(8), calls.padStart(5), time.padStart(10), ratio.padStart(9), rival]
  return columns.join('  ').trimEnd()
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}
