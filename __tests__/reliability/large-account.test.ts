import { expect, test } from '@jest/globals'
import { useMetered, type Usage } from '../support/metered.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const metered = useMetered()

/** What a create run costs in an account of so many databases: memory at worst, processor time at best of three. */
async function usageOf(databases: number): Promise<Usage> {
  const { emulator } = rig()
  for (let number = emulator.databases().length; number < databases; number++) {
    emulator.add({ database_name: `somebody-elses-${number}` })
  }
  const meter = await metered('.')
  const usages: Usage[] = []
  for (const turn of [1, 2, 3]) {
    const inputs = { name: `orders-${databases}-${turn}`, primary_region: 'us-east-1' }
    // Coverage of V8 is a cost of the tests, not of the action.
    const options = { bundle: meter.bundle, env: { NODE_V8_COVERAGE: undefined } }
    const step = await rig().run('.', inputs, options)
    expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
    usages.push(await meter.read())
  }
  return {
    peakMegabytes: Math.max(...usages.map(({ peakMegabytes }) => peakMegabytes)),
    cpuMs: Math.min(...usages.map(({ cpuMs }) => cpuMs))
  }
}

test('an account of 10,000 databases costs under 200 MB, and time in proportion', async () => {
  const none = await usageOf(0)
  const thousand = await usageOf(1_000)
  const all = await usageOf(10_000)
  expect(all.peakMegabytes).toBeLessThan(200)
  // Ten times the list: ten times the work, and slack for a small number measured on a busy machine.
  expect(all.cpuMs - none.cpuMs).toBeLessThan(30 * Math.max(thousand.cpuMs - none.cpuMs, 10))
}, 180_000)
