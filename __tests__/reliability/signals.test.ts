import type { ChildProcess } from 'node:child_process'
import { expect, test } from '@jest/globals'
import type { Emulator, Fault } from '../../emulator/index.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const inputs = { name: 'orders', primary_region: 'us-east-1', delete_after_job: 'true' }

/** What the step is doing when the signal comes, and how one sees that it does. */
interface Moment {
  readonly during: string
  readonly signal: NodeJS.Signals
  readonly fault: Fault
  /** Whether a create request may have taken effect by then. */
  readonly planned: boolean
  readonly seen: 'request' | 'retry'
}

const moments: readonly Moment[] = [
  {
    during: 'waiting for the list',
    signal: 'SIGINT',
    fault: { method: 'GET', reply: { kind: 'silence' } },
    planned: false,
    seen: 'request'
  },
  {
    during: 'waiting for the create request, which took effect',
    signal: 'SIGTERM',
    fault: { method: 'POST', effect: true, reply: { kind: 'silence' } },
    planned: true,
    seen: 'request'
  },
  {
    during: 'sleeping before a retry',
    signal: 'SIGTERM',
    fault: { method: 'POST', reply: { kind: 'status', status: 429, headers: { 'retry-after': '60' } } },
    planned: false,
    seen: 'retry'
  }
]

test.each(moments)(
  '$signal while $during ends the step with a complete state and a clean account',
  async ({ signal, fault, planned, seen }) => {
    const { emulator } = rig()
    emulator.inject(fault)
    const step = await rig().run('.', inputs, {
      onSpawn: (child) => {
        if (seen === 'request') signalWhenRequested(child, { signal, fault }, emulator)
        child.stdout?.on('data', (chunk: Buffer) => {
          if (seen === 'retry' && chunk.includes('trying again')) child.kill(signal)
        })
      }
    })
    expect(step).toMatchObject({ exitCode: 1, signal: null })
    expect(step.errors).toEqual([expect.stringContaining(`The run was cancelled (${signal}).`)])
    expect(step.state['planned_name'] ?? '').toBe(planned ? 'orders' : '')
    expect(emulator.databases()).toHaveLength(planned ? 1 : 0)
    const post = await rig().run('.', inputs, { phase: 'post', state: step.state })
    expect(post).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(emulator.databases()).toEqual([])
  }
)

/** Sends the signal as soon as the emulator has the request that it never answers. */
function signalWhenRequested(
  child: ChildProcess,
  { signal, fault }: Pick<Moment, 'signal' | 'fault'>,
  { requests }: Emulator
): void {
  const look = (): void => {
    if (requests.some(({ method }) => method === fault.method)) child.kill(signal)
    else if (child.exitCode === null) setImmediate(look)
  }
  look()
}
