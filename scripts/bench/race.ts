import { spawn } from 'node:child_process'

/** One way to do the work: a command and its arguments, started anew for every time that is taken. */
export interface Contestant {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/**
 * Milliseconds of every contestant in every round, from its start to its last byte; each round runs all of them, in
 * turning order, so that what slows the machine down slows them all.
 *
 * @throws Error with what it printed when one fails
 */
export async function race(
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

/** None takes a second; one that hangs is ended. Milliseconds. */
const LIMIT_MS = 30_000

/** Runs it once. @returns milliseconds @throws Error with what it printed when it fails */
export async function timeOf(
  { name, command, args }: Contestant,
  environment: Record<string, string>
): Promise<number> {
  const started = performance.now()
  const child = spawn(command, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS
  })
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
