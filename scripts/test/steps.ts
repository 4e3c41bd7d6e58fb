import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { repositoryRoot } from '../../__tests__/support/root.js'

/** What one step of the test run found. `advice` says what to do about a failure. */
export interface StepResult {
  readonly name: string
  readonly ok: boolean
  readonly output: string
  readonly advice: string
}

/**
 * Runs a Node script with the repository as its folder and collects what it prints, at low priority, so that the tests
 * beside it keep their time.
 */
export async function runNode(args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, stdio: ['ignore', 'pipe', 'pipe'] })
  if (child.pid !== undefined) lowerPriority(child.pid)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { ok: code === 0, output: Buffer.concat(chunks).toString().trim() }
}

/** A step whose code throws has failed; the error's text is its output, cut in case a tool dumps its own source. */
export async function step(
  name: string,
  advice: string,
  run: () => Promise<{ ok: boolean; output: string }>
): Promise<StepResult> {
  try {
    return { name, advice, ...(await run()) }
  } catch (error) {
    return { name, advice, ok: false, output: String(error).slice(0, 2000) }
  }
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended already, or the system does not let us: only the speed changes.
  }
}
