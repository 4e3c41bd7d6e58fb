/** Steps with a local database, and what they leave on this machine. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect } from '@jest/globals'
import { REDIS_SERVERS } from '../../emulator/executable.js'
import { accepts, processes, runs, until } from './processes.js'
import { runAction, type ActionRun, type RunOptions } from './runner.js'

/** What runs for one local database, and where it listens. */
export interface Running {
  readonly server: number
  readonly redis: number
  /** What ends the Redis if the server is killed. */
  readonly guard: number
  readonly ports: readonly number[]
}

/** The steps of the jobs of one test. Whatever they leave is ended after the test. */
export class LocalJobs {
  readonly #states: Record<string, string>[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'local-job-'))

  /** What lies in RUNNER_TEMP. */
  get files(): string[] {
    return readdirSync(this.#folder)
  }

  async run(inputs: Record<string, string> = {}, options: Partial<RunOptions> = {}): Promise<ActionRun> {
    const run = await runAction({
      action: 'local',
      inputs,
      ...options,
      env: { RUNNER_TEMP: this.#folder, ...options.env }
    })
    this.#states.push(run.state)
    return run
  }

  /** The post step of a main step. */
  async end({ state }: ActionRun): Promise<ActionRun> {
    return await this.run({}, { phase: 'post', state })
  }

  /** Ends what is left. */
  close(): void {
    for (const state of this.#states) {
      const pid = Number(state['local_server']?.split(' ')[0])
      if (pid > 0 && runs(pid)) process.kill(pid, 'SIGKILL')
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** The processes and ports of the database that a step has started. */
export function runningOf({ state, outputs }: Pick<ActionRun, 'state' | 'outputs'>): Running {
  const server = Number(state['local_server']?.split(' ')[0])
  const children = processes().filter(({ parent }) => parent === server)
  const child = (...names: readonly string[]): number =>
    children.find(({ commandLine }) => names.some((name) => commandLine.includes(name)))?.pid ?? 0
  const found = { server, redis: child(...REDIS_SERVERS), guard: child('watchdog') }
  expect(Object.values(found).filter((pid) => !(pid > 0))).toEqual([])
  const { port = '', rest_url = '' } = outputs
  return { ...found, ports: [Number(port), Number(new URL(rest_url).port)] }
}

/** Resolves once none of the processes runs and nobody listens on the ports. */
export async function ended({ server, redis, guard, ports }: Running): Promise<void> {
  for (const pid of [server, redis, guard]) await until(() => !runs(pid))
  for (const port of ports) await until(async () => !(await accepts(port)))
}

export function useLocalJobs(): () => LocalJobs {
  const holder: { jobs?: LocalJobs } = {}
  afterEach(() => {
    holder.jobs?.close()
    delete holder.jobs
  })
  return () => (holder.jobs ??= new LocalJobs())
}
