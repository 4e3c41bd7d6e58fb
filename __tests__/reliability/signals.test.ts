import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startEmulator, type Emulator, type Fault } from '../../emulator/index.js'
import type { ActionRun } from '../support/runner.js'
import { World } from '../support/world.js'

const inputs = { name: 'orders', primary_region: 'us-east-1', delete_after_job: 'true' }
const silence = { kind: 'silence' } as const

/** What the step is doing when the signal comes, and how one sees that it does. */
interface Moment {
  readonly during: string
  readonly fault: Fault
  /** Whether a create request is on its way by then. */
  readonly planned: boolean
  readonly seen: 'request' | 'retry'
}

const moments: readonly Moment[] = [
  {
    during: 'waiting for the list',
    fault: { method: 'GET', reply: silence },
    planned: false,
    seen: 'request'
  },
  {
    during: 'waiting for the create request, which took effect',
    fault: { method: 'POST', effect: true, reply: silence },
    planned: true,
    seen: 'request'
  },
  {
    during: 'sleeping before a retry',
    fault: {
      method: 'POST',
      effect: true,
      reply: { kind: 'status', status: 503, headers: { 'retry-after': '60' } }
    },
    planned: true,
    seen: 'retry'
  }
]

interface Ended {
  readonly step: ActionRun
  readonly post: ActionRun
  /** From the signal to the end of the process; Infinity where the signal was never sent. */
  readonly tookMs: number
  readonly databases: number
  readonly afterPost: number
}

const cases = (['SIGINT', 'SIGTERM'] as const).flatMap((signal) =>
  moments.map((moment) => ({ signal, during: moment.during, moment }))
)
const ended: Ended[] = []
const emulators: Emulator[] = []

/** All side by side, each with an account of its own: the post steps wait for databases that come late. */
beforeAll(async () => {
  ended.push(...(await Promise.all(cases.map(({ signal, moment }) => interrupt(signal, moment)))))
})

afterAll(async () => {
  for (const emulator of emulators) await emulator.close()
})

test.each(cases.map((each, index) => ({ ...each, index })))(
  '$signal while $during: a prompt end, a complete state, a clean account',
  ({ signal, moment, index }) => {
    const result = ended[index]
    if (result === undefined) throw new Error('This case was not run')
    const { step, post, tookMs, databases, afterPost } = result
    expect(tookMs).toBeLessThan(2_000)
    expect(step).toMatchObject({ exitCode: 1, signal: null })
    expect(step.errors).toEqual([expect.stringContaining(`The run was cancelled (${signal}).`)])
    expect(step.state['planned_name'] ?? '').toBe(moment.planned ? 'orders' : '')
    expect(databases).toBe(moment.planned ? 1 : 0)
    expect(post).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(afterPost).toBe(0)
  }
)

async function interrupt(signal: NodeJS.Signals, { fault, seen }: Moment): Promise<Ended> {
  const emulator = await startEmulator({ dataPlane: false })
  emulators.push(emulator)
  const world = new World(emulator)
  emulator.inject(fault)
  let sentAt = -Infinity
  const step = await world.run('.', inputs, {
    onSpawn: (child) => {
      const send = (): void => {
        if (sentAt !== -Infinity) return
        sentAt = performance.now()
        child.kill(signal)
      }
      if (seen === 'request') whenRequested(emulator, fault.method ?? '', send)
      child.stdout?.on('data', (chunk: Buffer) => {
        if (seen === 'retry' && chunk.includes('trying again')) send()
      })
    }
  })
  const tookMs = performance.now() - sentAt
  const databases = emulator.databases().length
  const post = await world.run('.', inputs, { phase: 'post', state: step.state })
  return { step, post, tookMs, databases, afterPost: emulator.databases().length }
}

/** Calls `then` as soon as the emulator has a request of this method. */
function whenRequested(emulator: Emulator, method: string, then: () => void): void {
  const look = (): void => {
    if (emulator.requests.some((request) => request.method === method)) then()
    else setImmediate(look)
  }
  look()
}
