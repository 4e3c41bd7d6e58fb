/** The processes of this machine: from /proc where there is one (proc(5)), else from ps. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setImmediate as idle } from 'node:timers/promises'

export interface ProcessLine {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly commandLine: string
}

const LINUX = process.platform === 'linux'

/** Whatever runs now; no zombies. */
export function processes(): ProcessLine[] {
  return LINUX ? fromProc() : fromPs()
}

function fromProc(): ProcessLine[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`)
      const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (stat === '' || state === 'Z') return []
      const commandLine = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim()
      return [{ pid: Number(name), parent: Number(parent), group: Number(group), commandLine }]
    })
}

function fromPs(): ProcessLine[] {
  const text = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,pgid=,stat=,command='], {
    encoding: 'utf8'
  })
  return Array.from(
    text.matchAll(/^ *(\d+) +(\d+) +(\d+) +([^Z ]\S*) +(.*)$/gm),
    ([, pid, parent, group, , commandLine = '']) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      commandLine
    })
  )
}

/**
 * Every process that is seen while `task` is under way, by its id. Its parent is the one that it had first, its command
 * line the last that was not blank, as that of a process is that is just ending.
 */
export async function seenDuring(task: Promise<unknown>): Promise<ReadonlyMap<number, ProcessLine>> {
  const seen = new Map<number, ProcessLine>()
  const state = { over: false }
  const settle = (): void => {
    state.over = true
  }
  task.then(settle, settle)
  while (!state.over) {
    for (const line of processes()) {
      const { parent, commandLine } = seen.get(line.pid) ?? line
      seen.set(line.pid, { ...line, parent, commandLine: line.commandLine || commandLine })
    }
    await idle()
  }
  return seen
}

/** Those that descend from a process. */
export function descendantsOf(pid: number, all: ReadonlyMap<number, ProcessLine>): ProcessLine[] {
  const children = [...all.values()].filter(({ parent }) => parent === pid)
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)])
}

/** What a process shows of its environment, as one text. */
export function environmentOf(pid: number): string {
  if (LINUX) return read(`/proc/${pid}/environ`)
  return execFileSync('ps', ['eww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
}

export function runs(pid: number): boolean {
  return processes().some((line) => line.pid === pid)
}

/** Resolves once it is true. The test's own time limit ends it if it never is. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await idle()
}

/** Whether somebody listens there. */
export async function accepts(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
}

/** "" if the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return ''
  }
}
