import { expect, test } from '@jest/globals'
import { useRig } from '../support/rig.js'

const rig = useRig()

test('twenty creates of one name at once end with one database and twenty equal ids', async () => {
  const wish = { name: 'orders', primary_region: 'us-east-1' }
  const runs = await Promise.all(Array.from({ length: 20 }, () => rig().run('.', wish)))
  const [database, ...more] = rig().emulator.databases()

  expect(runs.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
  expect(more).toEqual([])
  const of = (output: string): Set<string | undefined> => new Set(runs.map(({ outputs }) => outputs[output]))
  expect(of('database_id')).toEqual(new Set([database?.database_id]))
  expect(of('password')).toEqual(new Set([database?.password]))
  expect(runs.filter(({ outputs }) => outputs['created'] === 'true')).toHaveLength(1)
})
