import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { findRedisServers } from '../../emulator/executable.js'
import { ended, runningOf, useLocalJobs } from '../support/local-job.js'
import { processes, until } from '../support/processes.js'

const jobs = useLocalJobs()

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/**
 * A folder with a Redis server that is always beaten to its port: something else listens there before it does. `when` is
 * a condition of the shell. `met` is what the server said of that.
 */
function unluckyRedis(when: (folder: string) => string): { folder: string; met: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'busy-port-'))
  folders.push(folder)
  const [server = ''] = findRedisServers()
  const [rival, log] = [join(folder, 'rival.mjs'), join(folder, 'log')]
  writeFileSync(log, '')
  writeFileSync(
    rival,
    `import { spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
const input = readFileSync(0)
const port = Number(/^port (\\d+)$/m.exec(input)[1])
createServer().listen(port, '127.0.0.1', () => {
  const { stdout, status } = spawnSync(${JSON.stringify(server)}, ['-'], { input })
  appendFileSync(${JSON.stringify(log)}, stdout)
  process.stdout.write(stdout, () => process.exit(status))
})
`
  )
  // The newest of all servers on PATH is the one that is taken.
  const script = `#!/bin/sh
[ "$1" = --version ] && exec echo "Redis server v=99.0.0"
${when(folder)} && exec "${process.execPath}" "${rival}"
exec "${server}" "$@"
`
  writeFileSync(join(folder, 'redis-server'), script, { mode: 0o755 })
  return { folder, met: () => readFileSync(log, 'utf8') }
}

const pathWith = (folder: string): { env: { PATH: string } } => ({
  env: { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) }
})

test('a local database takes another port if somebody was faster at the first', async () => {
  const { folder, met } = unluckyRedis((place) => `mkdir "${place}/once" 2> /dev/null`)
  const run = await jobs().run({}, pathWith(folder))
  expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
  const [, busy] = /127\.0\.0\.1:(\d+): bind: Address already in use/.exec(met()) ?? []
  expect(Number(busy)).toBeGreaterThan(0)
  expect(run.outputs['port']).not.toBe(busy)
  const running = runningOf(run)
  await jobs().end(run)
  await ended(running)
})

test('a local database that finds no port says so, and nothing is left of it', async () => {
  const { folder, met } = unluckyRedis(() => 'true')
  const run = await jobs().run({}, pathWith(folder))
  expect([run.exitCode, run.outputs]).toEqual([1, {}])
  expect(run.errors).toEqual([
    expect.stringMatching(
      /^The Redis server \(.*redis-server\) does not start: .*[^\d.] \/ Warning: Could not create .*: bind: Address already in use \/ .*[^.]\.$/
    )
  ])
  expect(met().match(/bind: Address already in use/g)?.length).toBeGreaterThan(1)
  await until(() => !processes().some(({ commandLine }) => commandLine.includes(folder)))
  expect(jobs().files).toEqual([])
})
