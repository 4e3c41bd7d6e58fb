import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { BundleFiles } from './build.js'

/**
 * Compares what the sources build with what stands in `folder`, byte for byte.
 * Returns one line per file that differs, is missing or is left over; none when all agree.
 */
export async function compareBundles(files: BundleFiles, folder: string): Promise<string[]> {
  const present = await listFiles(folder)
  const differences: string[] = []
  for (const [name, content] of files) {
    if (!present.has(name)) differences.push(`missing: ${name}`)
    else if (!Buffer.from(content).equals(await readFile(join(folder, name))))
      differences.push(`differs: ${name}`)
  }
  for (const name of present) if (!files.has(name)) differences.push(`left over: ${name}`)
  return differences
}

async function listFiles(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return new Set(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  )
}
