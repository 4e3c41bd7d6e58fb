import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from '../__tests__/support/root.js'
import { curlScript, handWrittenScript } from './bench-rivals.js'
import { startWorld } from './bench-world.js'

interface Contestant {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/** `npm run bench [-- --pairs N]`: wall time of whole processes, interleaved; a report, not a test. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pairs: { type: 'string', default: '40' } } })
  const pairs = Number(values.pairs)
  if (!Number.isInteger(pairs) || pairs < 1) throw new Error('--pairs takes a whole number of at least 1')
  const bundle = join(repositoryRoot, 'dist', 'create', 'index.js')
  if (!existsSync(bundle)) throw new Error('dist/create/index.js is missing; run "npm run bundle" first')

  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const world = await startWorld(folder)
  try {
    const handWritten = join(folder, 'hand-written.cjs')
    await writeFile(handWritten, handWrittenScript)
    const contestants: Contestant[] = [
      { name: 'this action', command: process.execPath, args: [bundle] },
      { name: 'hand-written node:https', command: process.execPath, args: [handWritten] },
      { name: 'node -e 0', command: process.execPath, args: ['-e', '0'] },
      ...curlContestant()
    ]
    const times = await race(contestants, pairs, world.environment)
    report(contestants, times, pairs)
  } finally {
    world.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function curlContestant(): Contestant[] {
  const missing = ['bash', 'curl', 'jq'].filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  if (missing.length === 0) return [{ name: 'curl + jq', command: 'bash', args: ['-c', curlScript] }]
  console.log(`curl + jq is left out: ${missing.join(', ')} not found.`)
  return []
}

/** Milliseconds of every contestant in every round; each round runs all of them, in turning order. */
async function race(
  contestants: readonly Contestant[],
  rounds: number,
  environment: Record<string, string>
): Promise<number[][]> {
  const times = contestants.map((): number[] => [])
  // The first round only warms the file cache.
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const index = (round + turn) % contestants.length
      const contestant = contestants[index]
      if (contestant === undefined) continue
      const time = await timeOf(contestant, environment)
      if (round > 0) times[index]?.push(time)
    }
  }
  return times
}

async function timeOf(
  { name, command, args }: Contestant,
  environment: Record<string, string>
): Promise<number> {
  const started = performance.now()
  const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`"${name}" failed:\n${output.slice(0, 2000)}`)
  return performance.now() - started
}

function report(contestants: readonly Contestant[], times: readonly number[][], pairs: number): void {
  const own = times[0] ?? []
  console.log(
    `Two calls over HTTPS on this machine; ${pairs} pairs, node ${process.version}, ${cpus().length} cores\n`
  )
  console.log(`${'median'.padStart(9)}   this action takes`)
  for (const [index, { name }] of contestants.entries()) {
    const theirs = times[index] ?? []
    const ratio = median(own.map((time, round) => time / (theirs[round] ?? Number.NaN)))
    const comparison = index === 0 ? '' : `${ratio.toFixed(2)} times as long as`
    console.log(`${median(theirs).toFixed(1).padStart(6)} ms   ${comparison.padEnd(22)} ${name}`)
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
