import { describe, expect, test } from '@jest/globals'
import { useWorld } from '../support/world.js'

const wish = { name: 'orders', primary_region: 'us-east-1' }
const everybody = Array.from({ length: 20 })

describe('where names are unique', () => {
  const world = useWorld()

  test('twenty creates of one name at once end with one database and twenty equal ids', async () => {
    const runs = await Promise.all(everybody.map(() => world().run('.', wish)))
    const databases = world().emulator.databases()

    expect(runs.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
    expect(databases).toHaveLength(1)
    expect(new Set(runs.map(({ outputs }) => outputs['database_id']))).toEqual(
      new Set([databases[0]?.database_id])
    )
    expect(runs.filter(({ outputs }) => outputs['created'] === 'true')).toHaveLength(1)
    expect(new Set(runs.map(({ outputs }) => outputs['password']))).toEqual(new Set([databases[0]?.password]))
  })
})

describe('where names are not unique', () => {
  const world = useWorld({ behaviour: { uniqueNames: false } })

  test('the next run takes the oldest and warns, and one delete by name leaves none', async () => {
    const { emulator } = world()
    // All lists are read before the first database is there.
    const list = { method: 'GET', path: /\/databases$/ }
    emulator.inject({ ...list, times: 8, effect: true, reply: { kind: 'delay', ms: 2_500 } })
    await Promise.all(everybody.slice(0, 8).map(() => world().run('.', wish)))
    const there = emulator
      .databases()
      .map(({ database_id, creation_time }) => ({ database_id, creation_time }))
      .sort((a, b) => a.creation_time - b.creation_time || (a.database_id < b.database_id ? -1 : 1))
    expect(there.length).toBeGreaterThan(1)

    emulator.add({ database_name: 'orders-2' })
    const [first, second] = [await world().run('.', wish), await world().run('get', { name: 'orders' })]
    for (const next of [first, second]) {
      expect(next.outputs).toMatchObject({ created: 'false', database_id: there[0]?.database_id })
      expect(next.warnings).toHaveLength(1)
      for (const { database_id } of there.slice(1)) expect(next.warnings[0]).toContain(database_id)
    }

    const deletion = await world().run('delete', { name: 'orders' })
    expect(deletion.outputs).toEqual({ deleted: 'true', database_id: there[0]?.database_id })
    expect(emulator.databases().map(({ database_name }) => database_name)).toEqual(['orders-2'])
  })
})
