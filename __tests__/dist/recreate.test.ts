import { expect, test } from '@jest/globals'
import { usePullRequestRig } from '../support/pull-request-rig.js'
import type { ActionRun } from '../support/runner.js'

const rig = usePullRequestRig()

const recreate = (inputs: Record<string, string> = {}): Promise<ActionRun> =>
  rig().run('.', { name: 'orders', primary_region: 'us-east-1', if_exists: 'recreate', ...inputs })

test('if_exists: recreate lists, deletes and creates: three requests on one connection', async () => {
  const { emulator } = rig()
  emulator.add({ database_name: 'orders-2' })
  const { database_id } = emulator.add({ database_name: 'orders' })
  const step = await recreate()
  expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
  expect(step.outputs['database_id']).not.toBe(database_id)
  expect(rig().calls).toEqual([
    'GET /redis/databases',
    `DELETE /redis/database/${database_id}`,
    'POST /redis/database'
  ])
  expect(rig().connections).toBe(1)
  expect(rig().names).toEqual(['orders-2', 'orders'])
})

test('if_exists: recreate, twice at once and meeting at the POST, leaves one database', async () => {
  const { emulator, gate, gatedUrl } = rig()
  emulator.add({ database_name: 'orders' })
  const held = gate.hold('POST', 'before')
  const slow = recreate({ api_url: gatedUrl })
  await held.reached
  const quick = await recreate({ api_url: gatedUrl })
  await held.release()
  const steps = [await slow, quick]
  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(rig().names).toEqual(['orders'])
  const [left] = emulator.databases()
  expect(steps.map(({ outputs }) => outputs['database_id'])).toContain(left?.database_id)
})
