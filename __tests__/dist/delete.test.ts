import { describe, expect, test } from '@jest/globals'
import { useRig } from '../support/rig.js'

const rig = useRig()

describe('the delete action', () => {
  test('deletes by id with one request', async () => {
    const { database_id } = rig().emulator.add({ database_name: 'orders' })
    rig().emulator.add({ database_name: 'orders-2' })
    const step = await rig().run('delete', { database_id })
    expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { deleted: 'true', database_id } })
    expect(rig().calls).toEqual([`DELETE /redis/database/${database_id}`])
    expect(rig().names).toEqual(['orders-2'])
  })

  test('deletes by exact name with two requests on one connection', async () => {
    const { emulator } = rig()
    for (const database_name of ['orders-2', 'Orders', 'orders ', 'order']) emulator.add({ database_name })
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await rig().run('delete', { name: 'orders' })
    expect(step.outputs).toEqual({ deleted: 'true', database_id })
    expect(rig().calls).toEqual(['GET /redis/databases', `DELETE /redis/database/${database_id}`])
    expect(rig().connections).toBe(1)
    expect(rig().names).toEqual(['orders-2', 'Orders', 'orders ', 'order'])
  })

  test('succeeds if there is nothing to delete', async () => {
    rig().emulator.add({ database_name: 'orders' })
    const step = await rig().run('delete', { name: 'nothing here' })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.outputs).toEqual({ deleted: 'false', database_id: '' })
    expect(rig().names).toEqual(['orders'])
  })
})
