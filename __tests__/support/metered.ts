import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from '@jest/globals'
import { readActionMetadata } from './action-metadata.js'

export interface Usage {
  /** The most memory the process had since it began to run the bundle's Node. */
  readonly peakMegabytes: number
  /** Processor time of the whole process. Milliseconds. */
  readonly cpuMs: number
}

export interface Meter {
  /** A script that runs the action's own bundle, and notes what the process used. */
  readonly bundle: string
  /** What the last process that ran the script used. */
  read(): Promise<Usage>
}

/**
 * Linux counts the memory of whoever started a process into its maxRSS (exec_mmap in the kernel's fs/exec.c), and a jest
 * worker has hundreds of megabytes. VmHWM is the process's own (proc_pid_status(5)).
 */
const PEAK_KILOBYTES =
  process.platform === 'linux'
    ? `Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])`
    : 'maxRSS'

/** Meters for the bundles of actions, in a folder that is there for the tests of a file. */
export function useMetered(): (action: string) => Promise<Meter> {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'metered-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })
  return async (action) => {
    const { main } = await readActionMetadata(action)
    const bundle = join(folder, 'metered.mjs')
    const report = join(folder, 'usage.json')
    await writeFile(
      bundle,
      `import { readFileSync, writeFileSync } from 'node:fs'
       process.on('exit', () => {
         const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
         const peakKilobytes = ${PEAK_KILOBYTES}
         const usage = { peakMegabytes: peakKilobytes / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }
         writeFileSync(${JSON.stringify(report)}, JSON.stringify(usage))
       })
       await import(${JSON.stringify(pathToFileURL(main).href)})\n`
    )
    return { bundle, read: async () => JSON.parse(await readFile(report, 'utf8')) as Usage }
  }
}
