import { describe, expect, test } from '@jest/globals'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun, RunOptions } from '../support/runner.js'

const world = usePullRequestWorld()

const remove = (inputs: Record<string, string>, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  world().run('delete', inputs, options)

describe('the delete action', () => {
  test('deletes by id with one request', async () => {
    const { database_id } = world().emulator.add({ database_name: 'orders' })
    world().emulator.add({ database_name: 'orders-2' })
    const step = await remove({ database_id })
    expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { deleted: 'true', database_id } })
    expect(world().calls).toEqual([`DELETE /redis/database/${database_id}`])
    expect(world().names).toEqual(['orders-2'])
  })

  test('deletes by exact name with two requests on one connection', async () => {
    const { emulator } = world()
    for (const database_name of ['orders-2', 'Orders', 'orders ', 'order']) emulator.add({ database_name })
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await remove({ name: 'orders' })
    expect(step.outputs).toEqual({ deleted: 'true', database_id })
    expect(world().calls).toEqual(['GET /redis/databases', `DELETE /redis/database/${database_id}`])
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBe(1)
    expect(world().names).toEqual(['orders-2', 'Orders', 'orders ', 'order'])
  })

  test('deletes by the derived name', async () => {
    for (const database_name of ['acme-shop-main', 'acme-shop-pr-12']) world().emulator.add({ database_name })
    await remove({}, { event: { pull_request: { number: 12 } }, env: { GITHUB_EVENT_NAME: 'pull_request' } })
    expect(world().names).toEqual(['acme-shop-main'])
    await remove({})
    expect(world().names).toEqual([])
  })

  test.each<[Record<string, string>, string]>([
    [{ database_id: 'nothing-here' }, 'nothing-here'],
    [{ name: 'nothing here' }, ''],
    [{}, '']
  ])('finds that nothing is there, which is success: %j', async (inputs, database_id) => {
    world().emulator.add({ database_name: 'orders' })
    const step = await remove(inputs)
    expect(step).toMatchObject({
      exitCode: 0,
      errors: [],
      warnings: [],
      outputs: { deleted: 'false', database_id }
    })
    expect(world().calls).toHaveLength(1)
    expect(world().names).toEqual(['orders'])
  })

  test('deletes all of one name, the oldest first, and goes on after a failure', async () => {
    const { emulator } = world()
    const ids = [300, 100, 200].map(
      (creation_time) => emulator.add({ database_name: 'orders', creation_time }).database_id
    )
    emulator.inject({
      method: 'DELETE',
      skip: 1,
      reply: { kind: 'status', status: 403, body: '"words of the API"' }
    })
    const step = await remove({ name: 'orders' })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringMatching(
        new RegExp(`"orders" \\(${String(ids[2])}\\) could not be deleted: .*words of the API`)
      )
    ])
    expect(world().names).toEqual(['orders'])

    const again = await remove({ name: 'orders' })
    expect(again.outputs).toEqual({ deleted: 'true', database_id: ids[2] })
    expect(world().names).toEqual([])
  })

  test('counts a deletion whose reply was lost', async () => {
    const { emulator } = world()
    const { database_id } = emulator.add({ database_name: 'orders' })
    emulator.inject({ method: 'DELETE', effect: true, reply: { kind: 'reset' } })
    const step = await remove({ database_id })
    expect(step).toMatchObject({ exitCode: 0, outputs: { deleted: 'true' } })
    expect(world().calls).toHaveLength(2)
  })

  test('says that a read-only key may not', async () => {
    const { emulator } = world()
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await remove({ database_id, api_key: emulator.readOnlyApiKey })
    expect(step.errors).toEqual([expect.stringMatching(/Readonly API key/)])
    expect(world().names).toEqual(['orders'])
  })
})
