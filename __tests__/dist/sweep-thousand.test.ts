import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { confusableNames } from '../support/confusable-names.js'
import { readActionMetadata } from '../support/action-metadata.js'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun } from '../support/runner.js'

const world = usePullRequestWorld()
const now = (): number => Math.floor(Date.now() / 1000)

function own(number: number, ageSeconds = 60): string {
  const { database_id } = world().emulator.add({
    database_name: `acme-shop-pr-${number}`,
    creation_time: now() - ageSeconds
  })
  return database_id
}

const sweep = (inputs: Record<string, string> = {}, options = {}): Promise<ActionRun> =>
  world().run('sweep', inputs, options)

const deletions = (): string[] => world().calls.filter((call) => call.startsWith('DELETE'))

describe('over a thousand databases', () => {
  test('exactly the 400 due ones are deleted, over few connections and in little memory, though 429 comes now and then', async () => {
    const { emulator, github } = world()
    for (let number = 1; number <= 1000; number++) {
      if (number > 700)
        emulator.add({ database_name: confusableNames[number - 701] ?? `other-shop-pr-${number}` })
      else own(number, number)
    }
    const due = new Set(Array.from({ length: 400 }, (_, at) => `acme-shop-pr-${at + 1}`))
    const kept = world().names.filter((name) => !due.has(name))
    github.shut(...Array.from({ length: 400 }, (_, at) => at + 1))
    github.open(...Array.from({ length: 300 }, (_, at) => at + 401))
    for (let at = 0; at < 16; at++) {
      const headers: Record<string, string> = at % 4 === 1 ? { 'retry-after': at === 1 ? '1' : '0' } : {}
      emulator.inject({ method: 'DELETE', skip: 24, reply: { kind: 'status', status: 429, headers } })
    }

    const { run, peakMegabytes } = await measured({ max_deletes: '400' })

    expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(run.outputs).toMatchObject({ deleted_count: '400', kept_count: '300', failed_count: '0' })
    const deleted = JSON.parse(run.outputs['deleted'] ?? '') as { database_name: string }[]
    expect(new Set(deleted.map(({ database_name }) => database_name))).toEqual(due)
    expect(world().names).toEqual(kept)
    expect(deletions()).toHaveLength(416)
    expect(world().calls).toHaveLength(417)
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBeLessThanOrEqual(6)
    // 300 open pull requests are three pages, read twice.
    expect(github.requests).toHaveLength(6)
    expect(peakMegabytes).toBeLessThan(200)
  })

  test('one request and no more is sent where nothing is due', async () => {
    const { emulator, github } = world()
    for (let number = 1; number <= 30; number++) own(number)
    for (const database_name of confusableNames) emulator.add({ database_name })
    github.open(...Array.from({ length: 30 }, (_, at) => at + 1))
    const run = await sweep()
    expect(run.outputs).toEqual({ deleted_count: '0', deleted: '[]', kept_count: '30', failed_count: '0' })
    expect(world().calls).toEqual(['GET /redis/databases'])
    expect(github.requests).toHaveLength(1)
  })

  /** Runs the committed bundle inside a script that notes how much memory the process had at its peak. */
  async function measured(
    inputs: Record<string, string>
  ): Promise<{ run: ActionRun; peakMegabytes: number }> {
    const folder = await mkdtemp(join(tmpdir(), 'sweep-'))
    try {
      const bundle = join(folder, 'measured.mjs')
      const peak = join(folder, 'peak')
      const { main } = await readActionMetadata('sweep')
      await writeFile(
        bundle,
        `import { writeFileSync } from 'node:fs'
         process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)))
         await import(${JSON.stringify(pathToFileURL(main).href)})`
      )
      const run = await sweep(inputs, { bundle })
      return { run, peakMegabytes: Number(await readFile(peak, 'utf8')) / 1024 }
    } finally {
      await rm(folder, { recursive: true })
    }
  }
})
