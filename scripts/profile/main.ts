import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Arena } from '../bench/arena.js'
import { bundleOf } from '../bench/circumstances.js'
import { timeOf } from '../bench/race.js'
import { ENTRY_NAMES } from '../bench/rivals.js'
import { functionsOf, PROFILE_FILE } from '../bundle/eager.js'
import { readCoverage } from '../coverage/ranges.js'

/**
 * `npm run profile`: runs each bundle that `npm run bench` times once, and notes which of its functions were called, so that
 * V8 compiles those at once (scripts/bundle/eager.ts).
 */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'))
  const arena = await Arena.open(folder)
  try {
    const profile: Record<string, string[]> = {}
    for (const entry of ENTRY_NAMES) {
      const bundle = await bundleOf(entry)
      const environment = await arena.environmentFor(entry)
      profile[basename(dirname(bundle))] = await calledIn(bundle, join(folder, `of-${entry}`), environment)
    }
    await writeFile(PROFILE_FILE, `${JSON.stringify(profile, null, 2)}\n`)
  } finally {
    arena.close()
    await rm(folder, { recursive: true })
  }
}

/** The names of the functions that a run of the bundle calls. @throws Error if the run fails */
async function calledIn(
  bundle: string,
  folder: string,
  environment: Record<string, string>
): Promise<string[]> {
  const run = { name: bundle, command: process.execPath, args: [bundle] }
  await timeOf(run, { ...environment, NODE_V8_COVERAGE: folder })
  const called = new Set<number>()
  for await (const { ranges } of readCoverage(folder, (path) => path === bundle)) {
    for (const { startOffset, count } of ranges) if (count > 0) called.add(startOffset)
  }
  const functions = functionsOf(await readFile(bundle, 'utf8'))
  return functions.filter(({ offset }) => called.has(offset)).map(({ name }) => name)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
