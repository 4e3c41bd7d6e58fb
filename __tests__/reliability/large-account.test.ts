import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readActionMetadata } from '../support/action-metadata.js'
import { startEmulator } from '../../emulator/index.js'
import { World } from '../support/world.js'

const folder = { path: '' }
const worlds: World[] = []

beforeAll(async () => {
  folder.path = await mkdtemp(join(tmpdir(), 'large-account-'))
  worlds.push(new World(await startEmulator({ dataPlane: false })))
})
afterAll(async () => {
  await worlds[0]?.emulator.close()
  await rm(folder.path, { recursive: true })
})

interface Usage {
  /** Megabytes. */
  readonly peak: number
  /** Processor time of the whole process. Milliseconds. */
  readonly cpu: number
}

/** A script that runs the action's own bundle and leaves what the process used in `report`. */
async function metered(action: string, report: string): Promise<string> {
  const { main } = await readActionMetadata(action)
  const script = join(folder.path, 'metered.mjs')
  const text = [
    "import { writeFileSync } from 'node:fs'",
    "process.on('exit', () => {",
    '  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()',
    `  writeFileSync(${JSON.stringify(report)}, JSON.stringify({ peak: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1000 }))`,
    '})',
    `await import(${JSON.stringify(pathToFileURL(main).href)})`
  ]
  await writeFile(script, `${text.join('\n')}\n`)
  return script
}

async function usageOf(databases: number): Promise<Usage> {
  const [world] = worlds
  if (world === undefined) throw new Error('The emulator is not running yet')
  const { emulator } = world
  for (let number = emulator.databases().length; number < databases; number++) {
    emulator.add({ database_name: `somebody-elses-${number}` })
  }
  const report = join(folder.path, 'usage.json')
  const bundle = await metered('.', report)
  const usages: Usage[] = []
  for (const turn of [1, 2, 3]) {
    // Coverage of V8 is a cost of the tests, not of the action.
    const env = { NODE_V8_COVERAGE: undefined }
    const step = await world.run(
      '.',
      { name: `orders-${databases}-${turn}`, primary_region: 'us-east-1' },
      { bundle, env }
    )
    expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
    usages.push(JSON.parse(await readFile(report, 'utf8')) as Usage)
  }
  return {
    peak: Math.max(...usages.map(({ peak }) => peak)),
    cpu: Math.min(...usages.map(({ cpu }) => cpu))
  }
}

test('an account of 10,000 databases costs under 200 MB, and time in proportion', async () => {
  const none = await usageOf(0)
  const thousand = await usageOf(1_000)
  const all = await usageOf(10_000)
  expect(all.peak).toBeLessThan(200)
  // Ten times the list: ten times the work, and slack for a small number measured on a busy machine.
  expect(all.cpu - none.cpu).toBeLessThan(30 * Math.max(thousand.cpu - none.cpu, 10))
}, 60_000)
