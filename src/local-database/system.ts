import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import type { Readable } from 'node:stream'
import type { Launched, Programs } from './programs.js'

/** What the runner sets for the step alone (docs.github.com, "Variables reference"), and what Node would read. */
const STEP_ONLY = /^(?:INPUT|STATE|GITHUB|ACTIONS|NODE)_/

/** The programs of this machine. */
export const systemPrograms: Programs = { launch, commandLine, end }

/**
 * What is launched keeps RUNNER_TRACKING_ID: by that the runner finds what a job has left running, and ends it
 * (actions/runner, JobExtension.cs).
 */
function launch(bundle: string, args: readonly string[]): Launched {
  const program = join(dirname(process.argv[1] ?? ''), '..', bundle, 'index.js')
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !STEP_ONLY.test(name)))
  const child = spawn(process.execPath, [program, ...args], {
    // It keeps no folder of the job from being deleted, and gets no signal that is for the step's group.
    cwd: parse(process.execPath).root,
    detached: true,
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true
  })
  const { stdin, stdout } = child
  // Both say what the missing lines say already: it has ended.
  child.on('error', () => undefined)
  stdin.on('error', () => undefined)
  return {
    pid: child.pid,
    line: lineReader(stdout),
    tell: (line) => void stdin.write(`${line}\n`),
    release: () => {
      stdin.end()
      stdout.destroy()
      child.unref()
    }
  }
}

function lineReader(stream: Readable): Launched['line'] {
  let text = ''
  let ended = false
  let wake = (): void => undefined
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    wake()
  })
  stream.on('close', () => {
    ended = true
    wake()
  })
  return async () => {
    for (;;) {
      const at = text.indexOf('\n')
      if (at >= 0) {
        const line = text.slice(0, at)
        text = text.slice(at + 1)
        return line
      }
      if (ended) return undefined
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
}

function commandLine(pid: number): string | undefined {
  try {
    // proc(5): blank for a process that has ended and that nobody has asked about yet.
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const [program, args] = process.platform === 'win32' ? powerShell(pid) : ps(pid)
    return execFileSync(program, args, { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

type Call = readonly [program: string, args: readonly string[]]

function ps(pid: number): Call {
  return ['ps', ['-ww', '-o', 'command=', '-p', String(pid)]]
}

function powerShell(pid: number): Call {
  const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`
  return ['powershell', ['-NoProfile', '-Command', query]]
}

function end(pid: number, how: 'politely' | 'at once'): void {
  try {
    process.kill(pid, how === 'politely' ? 'SIGTERM' : 'SIGKILL')
  } catch {
    // It has ended meanwhile, or is none of ours.
  }
}
