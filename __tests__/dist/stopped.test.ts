import type { ChildProcess } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun, RunOptions } from '../support/runner.js'

const world = usePullRequestWorld()
const wish = { name: 'orders', primary_region: 'us-east-1', delete_after_job: 'true' }

const main = (inputs: Record<string, string> = {}, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  world().run('.', { ...wish, ...inputs }, options)

/** The post phase of the step that ran so; every job ends with it, whatever became of the main phase. */
const post = ({ state }: ActionRun, inputs: Record<string, string> = {}): Promise<ActionRun> =>
  world().run('.', { ...wish, ...inputs }, { phase: 'post', state })

/** Whatever the post step finds, it leaves the job's colour alone. */
function expectQuiet(step: ActionRun): void {
  expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
}

describe('a step that is stopped', () => {
  /** Runs the main phase up to its POST, which is held before or after its effect, and sends the signal then. */
  async function stopped(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL', when: 'before' | 'after') {
    const held = world().gate.hold('POST', when)
    const holder: { child?: ChildProcess } = {}
    const onSpawn = (child: ChildProcess): void => {
      holder.child = child
    }
    const running = main({ api_url: world().gatedUrl }, { onSpawn })
    await held.reached
    holder.child?.kill(signal)
    return { step: await running, held }
  }

  test.each([
    ['SIGINT', 'before'],
    ['SIGINT', 'after'],
    ['SIGTERM', 'before'],
    ['SIGTERM', 'after']
  ] as const)('%s while the POST is under way, %s its effect: nothing is left', async (signal, when) => {
    const { step, held } = await stopped(signal, when)
    expect(step).toMatchObject({ exitCode: 1, signal: null, outputs: {} })
    expect(step.errors).toEqual([
      expect.stringMatching(
        new RegExp(`The run was cancelled \\(${signal}\\)\\. A database named "orders" may have been created`)
      )
    ])
    expect(step.durationMs).toBeLessThan(5_000)
    expect(step.state).toMatchObject({ planned_name: 'orders' })
    expect(step.state['database_id']).toBeUndefined()
    await held.release()
    expect(world().names).toEqual(['orders'])
    expectQuiet(await post(step))
    expect(world().names).toEqual([])
  })

  test.each(['before', 'after'] as const)(
    'SIGKILL between the POST and its reply, %s its effect: nothing is left',
    async (when) => {
      const { step, held } = await stopped('SIGKILL', when)
      expect(step).toMatchObject({ exitCode: null, signal: 'SIGKILL' })
      await held.release()
      expect(world().names).toEqual(['orders'])
      expectQuiet(await post(step))
      expect(world().names).toEqual([])
    }
  )

  test('and a POST that takes effect only while the post step looks: nothing is left', async () => {
    const { step, held } = await stopped('SIGTERM', 'before')
    const list = world().gate.hold('GET', 'after')
    const after = post(step, { api_url: world().gatedUrl })
    await list.reached
    await held.release()
    await list.release()
    expectQuiet(await after)
    expect(world().names).toEqual([])
  })

  test('while it waits to try again: it ends at once', async () => {
    const { emulator } = world()
    emulator.inject({
      method: 'POST',
      reply: { kind: 'status', status: 503, headers: { 'retry-after': '20' } }
    })
    const holder: { child?: ChildProcess } = {}
    const onSpawn = (child: ChildProcess): void => {
      holder.child = child
      child.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('trying again in')) child.kill('SIGTERM')
      })
    }
    const step = await main({}, { onSpawn })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([expect.stringContaining('The run was cancelled (SIGTERM).')])
    expect(step.durationMs).toBeLessThan(5_000)
    expect(emulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('keeps a database of the name that is older than the step', async () => {
    const { step, held } = await stopped('SIGKILL', 'after')
    await held.release()
    await world().run('delete', { name: 'orders' })
    world().emulator.add({ database_name: 'orders', creation_time: Math.floor(Date.now() / 1000) - 60 })
    const after = await post(step)
    expectQuiet(after)
    expect(after.log).toContain('is kept: it was not created while this step ran.')
    expect(world().names).toEqual(['orders'])
  })
})
