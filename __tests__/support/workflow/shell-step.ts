import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { delimiter } from 'node:path'
import { replayLog, type Replay } from '../log-replay.js'
import { OutputLines } from '../output-lines.js'
import { StepFiles } from '../runner-environment.js'
import { parseFileCommands } from '../workflow-commands.js'

export interface ShellRun {
  readonly exitCode: number | null
  readonly replay: Replay
  readonly outputs: Record<string, string>
  readonly env: Record<string, string>
}

export interface ShellOptions {
  readonly script: string
  readonly event: unknown
  readonly workspace: string
  readonly env: Readonly<Record<string, string>>
  /** What the runner hides already. */
  readonly masks: readonly string[]
  /** A folder of programs that come first in PATH. */
  readonly programs?: string | undefined
}

/** Runs a `run:` step as the runner does where no shell is named: `bash -e` on a file, with the file commands. */
export async function runShell(options: ShellOptions): Promise<ShellRun> {
  const files = await StepFiles.create(options.event)
  try {
    const script = files.path('script.sh')
    await writeFile(script, options.script)
    const machine = files.environment({ commandFiles: true })
    const env: Record<string, string | undefined> = {
      ...machine,
      PATH: [options.programs, machine['PATH']].filter((part) => part !== undefined).join(delimiter),
      GITHUB_WORKSPACE: options.workspace,
      // The processes of the fixture project are not what coverage is about.
      NODE_V8_COVERAGE: undefined,
      ...options.env
    }
    const child = spawn('bash', ['-e', script], {
      cwd: options.workspace,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 25_000,
      killSignal: 'SIGKILL'
    })
    const output = new OutputLines(child.stdout, child.stderr)
    await once(child, 'close')
    return {
      exitCode: child.exitCode,
      replay: replayLog(output.lines, { debug: false, alreadyMasked: options.masks }),
      outputs: parseFileCommands(await files.read('GITHUB_OUTPUT')),
      env: parseFileCommands(await files.read('GITHUB_ENV'))
    }
  } finally {
    await files.remove()
  }
}
