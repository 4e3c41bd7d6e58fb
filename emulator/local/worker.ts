/** The process of GitHub's runner that runs the job. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One process for each job (actions/runner, src/Runner.Worker); what steps start descends from it. */
const NAME = 'Runner.Worker'
const POLL_MS = 1000
/** No chain of processes is longer. */
const MAX_DEPTH = 64

export interface ProcessEntry {
  readonly parent: number
  /** Its program's name, without a path. */
  readonly name: string
}

/** A process as the system describes it; undefined if there is none of this id. */
export type Look = (pid: number) => ProcessEntry | undefined

/** The nearest ancestor of `pid` that is a runner's worker; undefined if there is none, as inside a container. */
export function workerAbove(pid: number, look: Look = lookAt): number | undefined {
  let current = look(pid)?.parent
  for (let depth = 0; current !== undefined && current > 1 && depth < MAX_DEPTH; depth += 1) {
    const entry = look(current)
    if (entry?.name === NAME) return current
    current = entry?.parent
  }
  return undefined
}

/** Calls `gone` once `pid` is gone or has become another process; keeps no event loop alive. */
export function watchWorker(pid: number, gone: () => void, look: Look = lookAt): void {
  const timer = setInterval(() => {
    if (look(pid)?.name === NAME) return
    clearInterval(timer)
    gone()
  }, POLL_MS)
  timer.unref()
}

function lookAt(pid: number): ProcessEntry | undefined {
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  } catch {
    return undefined
  }
}

/** proc(5): the name stands in parentheses and may hold some itself; state and parent follow. A zombie has ended. */
function fromProc(pid: number): ProcessEntry | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' ? undefined : { parent: Number(parent), name }
}

function fromPs(pid: number): ProcessEntry | undefined {
  const line = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
  const [, parent, name] = /^\s*(\d+)\s+(?:.*\/)?(.+?)\s*$/.exec(line) ?? []
  return parent === undefined || name === undefined ? undefined : { parent: Number(parent), name }
}
