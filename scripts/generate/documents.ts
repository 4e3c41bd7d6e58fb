const marked = /<!-- ((inputs|outputs):[\w-]+) -->[\s\S]*?<!-- \/\2 -->/g

/**
 * Markdown files, by path, with every `<!-- inputs:NAME --> … <!-- /inputs -->` (and `outputs`) holding its table.
 *
 * @throws Error if a table is not known, or stands in no file
 */
export function fillDocuments(
  documents: ReadonlyMap<string, string>,
  tables: ReadonlyMap<string, string>
): Map<string, string> {
  const missing = new Set(tables.keys())
  const filled = new Map<string, string>()
  for (const [file, text] of documents) {
    const fill = (_whole: string, name: string, kind: string): string => {
      const table = tables.get(name)
      if (table === undefined) throw new Error(`${file}: there is no table for <!-- ${name} -->.`)
      missing.delete(name)
      return `<!-- ${name} -->\n\n${table}\n\n<!-- /${kind} -->`
    }
    filled.set(file, text.replaceAll(marked, fill))
  }
  if (missing.size === 0) return filled
  throw new Error(`No document shows <!-- ${[...missing].join(', ')} -->: put the marker pair into one.`)
}
