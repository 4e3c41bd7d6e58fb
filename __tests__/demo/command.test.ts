import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { repositoryRoot } from '../support/root.js'

describe('npm run demo', () => {
  let temporary = ''

  beforeAll(async () => {
    temporary = await mkdtemp(join(tmpdir(), 'demo-'))
  })
  afterAll(async () => {
    await rm(temporary, { recursive: true, force: true })
  })

  interface Ending {
    readonly code: number | null
    readonly stdout: string
    readonly stderr: string
    /** Whether a process of its group still runs. */
    readonly running: boolean
    /** Names of what it left in the folder for temporary files. */
    readonly left: string[]
  }

  /** Runs the demo as the leader of a process group, and with `at` lets `interrupt` act as soon as it has printed that. */
  async function demo(options: {
    path?: string
    at?: string
    interrupt?: (child: ChildProcess) => void
  }): Promise<Ending> {
    const folder = await mkdtemp(join(temporary, 'run-'))
    const child = spawn(process.execPath, [join(repositoryRoot, 'build', 'scripts', 'demo', 'main.js')], {
      env: { PATH: options.path ?? process.env['PATH'], TMPDIR: folder },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe']
    })
    const closed = once(child, 'close')
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      const before = printed.includes(options.at ?? '')
      printed += chunk.toString()
      if (!before && printed.includes(options.at ?? '')) options.interrupt?.(child)
    })
    const [stderr] = await Promise.all([text(child.stderr), closed])
    return {
      code: child.exitCode,
      stdout: printed,
      stderr,
      running: isRunning(groupOf(child)),
      left: await readdir(folder)
    }
  }

  /** The process group that it leads, in the notation of kill(2). */
  function groupOf({ pid }: ChildProcess): number {
    return pid === undefined ? NaN : -pid
  }

  function isRunning(pid: number): boolean {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  const nothingLeft = { running: false, left: [] }

  test('ends well, and leaves nothing', async () => {
    const ending = await demo({})
    expect(ending).toMatchObject({ code: 0, stderr: '', ...nothingLeft })
    expect(ending.stdout).toMatch(/\nIt worked: .*\n$/)
  })

  test('says in one line what is missing', async () => {
    expect(await demo({ path: '/nowhere' })).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The demo failed: No Redis server found: .*"npm run redis".*\n$/),
      ...nothingLeft
    })
  })

  test.each([
    [
      'Ctrl-C, which reaches all its processes',
      (child: ChildProcess) => process.kill(groupOf(child), 'SIGINT')
    ],
    ['a signal to itself alone', (child: ChildProcess) => child.kill('SIGTERM')],
    ['the end of whoever reads it, such as `head`', (child: ChildProcess) => child.stdout?.destroy()]
  ])('leaves nothing after %s', async (_, interrupt) => {
    const ending = await demo({ at: '▾ Run your-org/upstash-redis-action/preview', interrupt })
    expect(ending).toMatchObject({ code: 130, ...nothingLeft })
    expect(ending.stderr).toBe('Interrupted; nothing is left running.\n')
  })
})
