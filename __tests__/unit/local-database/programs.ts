/** Programs that do what a test says. */
import type { Programs } from '../../../src/local-database/programs.js'

export interface ScriptedPrograms extends Programs {
  /** What was launched and told, and what was ended how. */
  readonly events: string[]
  /** The command lines of what runs. */
  readonly running: Map<number, string>
}

export const PID = 4711

/** A server that says these lines, or nothing more and never ends if the last of them is undefined. */
export function programsSaying(...lines: readonly (string | object | undefined)[]): ScriptedPrograms {
  const events: string[] = []
  const running = new Map<number, string>()
  const left = lines.map((line) => (typeof line === 'object' ? JSON.stringify(line) : line))
  return {
    events,
    running,
    launch: (bundle, args) => {
      events.push(`launch ${bundle}`)
      running.set(PID, `node dist/${bundle}/index.js ${args.join(' ')}`)
      return {
        pid: PID,
        line: () => {
          const silent = left.length === 1 && left[0] === undefined
          return silent ? new Promise<undefined>(() => undefined) : Promise.resolve(left.shift())
        },
        tell: (line) => void events.push(`tell ${line}`),
        release: () => void events.push('release')
      }
    },
    commandLine: (pid) => running.get(pid),
    end: (pid, how) => void events.push(`end ${pid} ${how}`)
  }
}
