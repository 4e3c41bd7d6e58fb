import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Range {
  readonly startOffset: number
  readonly endOffset: number
  readonly count: number
}

/** What V8 counted in one script of one process; offsets are UTF-16 units of its source. */
export interface ScriptCoverage {
  readonly path: string
  readonly ranges: readonly Range[]
}

/** Reads every file of a NODE_V8_COVERAGE folder and yields the scripts whose path `wanted` accepts. */
export async function* readCoverage(
  folder: string,
  wanted: (path: string) => boolean
): AsyncGenerator<ScriptCoverage> {
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.json')) continue
    const report: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
    for (const script of list(report, 'result')) {
      const url = field(script, 'url')
      if (typeof url !== 'string' || !url.startsWith('file://')) continue
      const path = fileURLToPath(url)
      if (!wanted(path)) continue
      const ranges = list(script, 'functions').flatMap((each) => list(each, 'ranges').filter(isRange))
      yield { path, ranges }
    }
  }
}

/** Marks in `executed` every character that ran at least once; marks of other processes stay. */
export function markExecuted(executed: Uint8Array, ranges: readonly Range[]): void {
  const counts = new Uint8Array(executed.length)
  // Ranges nest; the innermost one is right, so it is painted last.
  const outerFirst = [...ranges].sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  for (const { startOffset, endOffset, count } of outerFirst)
    counts.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  for (const [offset, count] of counts.entries()) if (count > 0) executed[offset] = 1
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function list(value: unknown, name: string): unknown[] {
  const items = field(value, name)
  return Array.isArray(items) ? items : []
}

function isRange(value: unknown): value is Range {
  return ['startOffset', 'endOffset', 'count'].every((name) => typeof field(value, name) === 'number')
}
