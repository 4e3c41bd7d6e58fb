import { describe, expect, test } from '@jest/globals'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun } from '../support/runner.js'

const world = usePullRequestWorld()

const create = (inputs: Record<string, string>): Promise<ActionRun> =>
  world().run('.', { name: 'orders', primary_region: 'us-east-1', ...inputs })

describe('if_exists: fail', () => {
  test('fails with one request, says what is there and what to set', async () => {
    const { database_id } = world().emulator.add({ database_name: 'orders' })
    const step = await create({ if_exists: 'fail' })
    expect(step).toMatchObject({ exitCode: 1, outputs: {} })
    expect(step.errors).toEqual([
      expect.stringMatching(
        new RegExp(`named "orders" is there already \\(${database_id}\\).*\`if_exists: reuse\``)
      )
    ])
    expect(world().calls).toEqual(['GET /redis/databases'])
  })

  test('creates where there is none', async () => {
    expect((await create({ if_exists: 'fail' })).outputs['created']).toBe('true')
    expect(world().calls).toHaveLength(2)
  })
})

describe('if_exists: recreate', () => {
  test('lists, deletes and creates: three requests on one connection', async () => {
    const { emulator } = world()
    emulator.add({ database_name: 'orders-2' })
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await create({ if_exists: 'recreate' })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
    expect(step.outputs['database_id']).not.toBe(database_id)
    expect(world().calls).toEqual([
      'GET /redis/databases',
      `DELETE /redis/database/${database_id}`,
      'POST /redis/database'
    ])
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBe(1)
    expect(world().names).toEqual(['orders-2', 'orders'])
  })

  test('creates with two requests where there is none', async () => {
    expect((await create({ if_exists: 'recreate' })).outputs['created']).toBe('true')
    expect(world().calls).toEqual(['GET /redis/databases', 'POST /redis/database'])
  })

  test('creates nothing where the old one cannot be deleted', async () => {
    const { emulator } = world()
    emulator.add({ database_name: 'orders' })
    emulator.inject({ method: 'DELETE', reply: { kind: 'status', status: 403, body: '"words of the API"' } })
    const step = await create({ if_exists: 'recreate' })
    expect(step.errors).toEqual([expect.stringContaining('words of the API')])
    expect(world().calls).toHaveLength(2)
    expect(world().names).toEqual(['orders'])
  })

  test.each(['POST', 'DELETE'])('twice at once, meeting at the %s, leaves one database', async (method) => {
    const { emulator, gate, gatedUrl } = world()
    emulator.add({ database_name: 'orders' })
    const inputs = { if_exists: 'recreate', api_url: gatedUrl }
    const held = gate.hold(method, 'before')
    const slow = create(inputs)
    await held.reached
    const quick = await create(inputs)
    await held.release()
    const steps = [await slow, quick]
    expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(world().names).toEqual(['orders'])
    const [left] = emulator.databases()
    expect(steps.map(({ outputs }) => outputs['database_id'])).toContain(left?.database_id)
  })

  test('twice at once, as it comes, leaves one database', async () => {
    world().emulator.add({ database_name: 'orders' })
    const steps = await Promise.all([create({ if_exists: 'recreate' }), create({ if_exists: 'recreate' })])
    expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(world().names).toEqual(['orders'])
  })
})

describe('a reused database that differs', () => {
  test('is a warning that says how', async () => {
    world().emulator.add({
      database_name: 'orders',
      primary_region: 'eu-west-1',
      read_regions: ['eu-west-2'],
      type: 'free',
      eviction: true
    })
    const step = await create({ read_regions: 'us-west-1', plan: 'payg', eviction: 'false' })
    expect(step).toMatchObject({ exitCode: 0, outputs: { created: 'false' } })
    expect(step.warnings).toHaveLength(1)
    const [warning = ''] = step.warnings
    expect(warning).toContain('its primary region is "eu-west-1", not "us-east-1"')
    expect(warning).toContain('its read regions are "eu-west-2", not "us-west-1"')
    expect(warning).toContain('its plan is "free", not "payg"')
    expect(warning).toContain('its eviction is on, not off')
    expect(warning).toContain('`if_exists: recreate`')
  })

  test('is none where all is as asked, or nothing was', async () => {
    world().emulator.add({
      database_name: 'orders',
      read_regions: ['us-west-2', 'us-west-1'],
      eviction: true
    })
    const asked = { read_regions: 'us-west-1,us-west-2', plan: 'payg', eviction: 'true' }
    expect((await create(asked)).warnings).toEqual([])
    expect((await create({})).warnings).toEqual([])
  })
})
