import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from '../../__tests__/support/root.js'
import { Arena } from './arena.js'
import { bundleOf } from './circumstances.js'
import { benchData } from './data.js'
import { race, timeOf, type Contestant } from './race.js'
import { printHeading, printResult } from './report.js'
import { benchRest, type Proxy } from './rest.js'
import { curlScript, ENTRY_NAMES, handWritten, type EntryName } from './rivals.js'

/**
 * `npm run bench [-- --entry NAME] [--pairs N] [--against CHECKOUT]`: wall time of whole processes, interleaved, what the emulator's REST
 * plane carries (`--entry rest`), and how fast data is written (`--entry data`); a report, not a test.
 */
async function main(): Promise<void> {
  const { entries, pairs, against, rest, data, proxy } = readArguments()
  if (entries.length > 0) await benchEntries(entries, pairs, against)
  if (rest) await benchRest(Math.ceil(pairs / 4), proxy)
  if (data) await benchData(Math.ceil(pairs / 4))
}

async function benchEntries(
  entries: readonly EntryName[],
  pairs: number,
  against: string | undefined
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const arena = await Arena.open(folder)
  try {
    printHeading(pairs)
    for (const entry of entries) {
      const contestants = [...(await contestantsFor(entry, folder)), ...(await otherBundle(entry, against))]
      const environment = await arena.environmentFor(entry)
      const calls = await sameCalls(contestants.slice(0, 2), arena, environment)
      const times = await race(contestants, pairs, environment)
      printResult({ entry, calls, contestants, times })
    }
  } finally {
    arena.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Arguments {
  readonly entries: readonly EntryName[]
  readonly rest: boolean
  readonly data: boolean
  readonly pairs: number
  /** Another checkout of this repository, whose bundles are timed too. */
  readonly against: string | undefined
  /** Another REST API before a Redis, started by hand. */
  readonly proxy: Proxy | undefined
}

function readArguments(): Arguments {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      pairs: { ...text, default: '40' },
      entry: text,
      against: text,
      'proxy-url': text,
      'proxy-token': text
    }
  })
  const pairs = Number(values.pairs)
  if (!Number.isInteger(pairs) || pairs < 1) throw new Error('--pairs takes a whole number of at least 1')
  const chosen = (name: string): boolean => values.entry === undefined || values.entry === name
  const entries = ENTRY_NAMES.filter(chosen)
  const [rest, data] = [chosen('rest'), chosen('data')]
  if (entries.length === 0 && !rest && !data)
    throw new Error(`--entry takes one of ${[...ENTRY_NAMES, 'rest', 'data'].join(', ')}`)
  const { against, 'proxy-url': url, 'proxy-token': token = '' } = values
  return { entries, rest, data, pairs, against, proxy: url === undefined ? undefined : { url, token } }
}

/** The entry itself, a hand-written script, and for the main action what else people may know the cost of. */
async function contestantsFor(entry: EntryName, folder: string): Promise<Contestant[]> {
  const bundle = await bundleOf(entry)
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing; run "npm run bundle" first`)
  const script = join(folder, `${entry}.cjs`)
  await writeFile(script, handWritten(entry))
  const node = (name: string, ...args: string[]): Contestant => ({ name, command: process.execPath, args })
  const pair = [node('this action', bundle), node('a hand-written node:https script', script)]
  return entry === 'create' ? [...pair, node('node -e 0', '-e', '0'), ...curlContestant()] : pair
}

async function otherBundle(entry: EntryName, against: string | undefined): Promise<Contestant[]> {
  if (against === undefined) return []
  const bundle = resolve(against, relative(repositoryRoot, await bundleOf(entry)))
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing`)
  return [{ name: 'the bundle it is compared with', command: process.execPath, args: [bundle] }]
}

function curlContestant(): Contestant[] {
  const missing = ['bash', 'curl', 'jq'].filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  if (missing.length === 0) return [{ name: 'curl + jq', command: 'bash', args: ['-c', curlScript] }]
  console.log(`curl + jq is left out: ${missing.join(', ')} not found.`)
  return []
}

/** How many calls each of them makes. @throws Error when they differ: then their times say nothing */
async function sameCalls(
  contestants: readonly Contestant[],
  arena: Arena,
  environment: Record<string, string>
): Promise<number> {
  const counts: number[] = []
  await arena.requests()
  for (const contestant of contestants) {
    await timeOf(contestant, environment)
    counts.push(await arena.requests())
  }
  const [calls = 0] = counts
  if (calls > 0 && counts.every((count) => count === calls)) return calls
  const each = contestants.map(({ name }, index) => `${name}: ${counts[index] ?? 0}`).join(', ')
  throw new Error(`The calls differ (${each}). Bring the script in scripts/bench/rivals.ts up to date.`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
