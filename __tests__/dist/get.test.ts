import { describe, expect, test } from '@jest/globals'
import { useRig } from '../support/rig.js'

const rig = useRig()

describe('the get action', () => {
  test('reads by id with one request', async () => {
    const there = rig().emulator.add({ database_name: 'orders' })
    const step = await rig().run('get', { database_id: there.database_id })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.outputs).toMatchObject({
      database_name: 'orders',
      created: 'false',
      endpoint: there.endpoint,
      redis_url: `rediss://default:${there.password}@${there.endpoint}:6379`
    })
    expect(step.masks).toEqual(
      expect.arrayContaining([there.password, there.rest_token, there.read_only_rest_token])
    )
    expect(rig().calls).toEqual([`GET /redis/database/${there.database_id}`])
  })

  test('reads by name with two requests on one connection', async () => {
    const { emulator } = rig()
    emulator.add({ database_name: 'orders-2' })
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await rig().run('get', { name: 'orders' })
    expect(step.outputs).toMatchObject({ database_id, created: 'false' })
    expect(rig().calls).toEqual(['GET /redis/databases', `GET /redis/database/${database_id}`])
    expect(rig().connections).toBe(1)
  })

  test('fails if there is none', async () => {
    rig().emulator.add({ database_name: 'orders' })
    const step = await rig().run('get', { name: 'nothing here' })
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([expect.stringMatching(/^There is no database named "nothing here"/)])
    expect(rig().names).toEqual(['orders'])
  })
})
