import { describe, expect, test } from '@jest/globals'
import type { ActionRun } from '../support/runner.js'
import { NAME, begin, own } from '../support/preview-account.js'
import { usePullRequestWorld } from '../support/pull-request-world.js'

const world = usePullRequestWorld()
/** In the account all along, and none of this pull request's business. */

describe('a synchronize run racing the close', () => {
  /** The pull request is closed, and the run for that goes from its beginning to its end. */
  async function close(): Promise<ActionRun> {
    world().github.shut(12)
    return world().preview('closed', 12)
  }

  test('the close comes before it looks', async () => {
    begin(world())
    expect((await close()).outputs['deleted']).toBe('false')
    expect((await world().preview('synchronize', 12)).outputs['skipped']).toBe('true')
    expect(own(world())).toBe(0)
  })

  test.each(['with a database', 'without one'])(
    'the close comes between its look at GitHub and its list, %s',
    async (how) => {
      begin(world())
      const { github, emulator, preview } = bound()
      if (how === 'with a database') emulator.add({ database_name: NAME })
      const closed: ActionRun[] = []
      github.afterNextLook(async () => {
        closed.push(await close())
      })
      const run = await preview('synchronize', 12)
      expect(closed[0]?.outputs['deleted']).toBe(String(how === 'with a database'))
      expect(run).toMatchObject({
        exitCode: 0,
        outputs: { created: 'false', skipped: 'true', deleted: 'true' }
      })
      expect(run.notices).toEqual([expect.stringContaining('closed while its database was created')])
      expect(own(world())).toBe(0)
    }
  )

  test.each<['before' | 'after', string]>([
    ['before', 'false'],
    ['after', 'true']
  ])('the close comes when the POST is sent, %s its effect', async (when, deletedByClose) => {
    begin(world())
    const { gate, preview } = bound()
    const held = gate.hold('POST', when)
    const running = preview('synchronize', 12)
    await held.reached
    const closed = await close()
    await held.release()
    const run = await running
    expect(closed.outputs['deleted']).toBe(deletedByClose)
    expect(run).toMatchObject({ exitCode: 0, outputs: { skipped: 'true', created: 'false' } })
    expect(own(world())).toBe(0)
  })

  test('the close comes between its list and its reading of the database', async () => {
    begin(world())
    const { gate, emulator, preview } = bound()
    emulator.add({ database_name: NAME })
    const list = gate.hold('GET', 'after')
    const running = preview('synchronize', 12)
    await list.reached
    expect((await close()).outputs['deleted']).toBe('true')
    await list.release()
    const run = await running
    expect(run.outputs).toMatchObject({ skipped: 'true', created: 'false' })
    expect(own(world())).toBe(0)
  })

  test('the close comes after the POST, while it looks at GitHub for the last time', async () => {
    begin(world())
    const { github, preview } = bound()
    const closed: ActionRun[] = []
    github.afterNextLook(async () => {
      github.afterNextLook(async () => {
        closed.push(await close())
      })
      await Promise.resolve()
    })
    const run = await preview('opened', 12)
    expect(run.outputs).toMatchObject({ created: 'true', skipped: 'false' })
    expect(closed[0]?.outputs['deleted']).toBe('true')
    expect(own(world())).toBe(0)
  })

  test('it starts while the run for the close is at its list or its deletion', async () => {
    for (const method of ['GET', 'DELETE']) {
      const { gate, github, emulator, preview } = bound()
      if (method === 'GET') begin(world())
      github.shut(12)
      emulator.add({ database_name: NAME })
      const held = gate.hold(method, 'before')
      const closing = preview('closed', 12)
      await held.reached
      const run = await preview('synchronize', 12)
      await held.release()
      expect(run.outputs).toMatchObject({ skipped: 'true', deleted: 'true' })
      expect((await closing).exitCode).toBe(0)
      expect(own(world())).toBe(0)
    }
  })
})

test('two runs at once make one database', async () => {
  begin(world())
  const { preview } = bound()
  const runs = await Promise.all([preview('opened', 12), preview('synchronize', 12)])
  expect(new Set(runs.map(({ outputs }) => outputs['database_id'])).size).toBe(1)
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(own(world())).toBe(1)
})

test('two runs whose POSTs meet: one creates, the other adopts', async () => {
  begin(world())
  const { gate, preview } = bound()
  const held = gate.hold('POST', 'before')
  const slow = preview('opened', 12)
  await held.reached
  const quick = await preview('synchronize', 12)
  await held.release()
  expect(quick.outputs['created']).toBe('true')
  expect((await slow).outputs).toMatchObject({ created: 'false', database_id: quick.outputs['database_id'] })
  expect(own(world())).toBe(1)
})

function bound() {
  const made = world()
  const { emulator, github, gate } = made
  return { emulator, github, gate, preview: made.preview.bind(made) }
}
