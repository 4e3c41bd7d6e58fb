/**
 * The lines of a TypeScript source (from 0) that do something when they run: no comment, no import, no re-export, no
 * line of mere brackets. Types never get this far: they have no place in the compiled code.
 */
export function executableLines(source: string): (line: number) => boolean {
  const lines = source.split('\n')
  const idle = new Set<number>()
  for (const [line, text] of lines.entries()) {
    if (/^\s*(?:\/\/|\/\*|\*)/.test(text) || /^[\s{}()[\];,]*(?:else)?[\s{]*$/.test(text)) idle.add(line)
  }
  for (const match of source.matchAll(/^(?:import\b|export\s+(?:type\s+)?[*{])[^'"]*['"][^'"]*['"]/gm)) {
    const first = source.slice(0, match.index).split('\n').length - 1
    const count = match[0].split('\n').length
    for (let line = first; line < first + count; line++) idle.add(line)
  }
  return (line) => line < lines.length && !idle.has(line)
}

/** Line numbers from 0 as a reader writes them, from 1: `3, 7-9`. */
export function formatLines(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === line - 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`)).join(', ')
}
