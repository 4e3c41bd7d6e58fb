import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import { fieldOf, textOf } from './support.js'

/** The CLI has no option for the API's address, but looks up `fetch` when it calls. */
const REDIRECT = `
const real = globalThis.fetch
globalThis.fetch = (url, init) => real(String(url).replace('https://api.upstash.com/v2', process.env.EMULATOR_URL), init)
`
const CLI = join(
  dirname(createRequire(import.meta.url).resolve('@upstash/cli/package.json')),
  'dist',
  'cli.js'
)

let emulator: Emulator
let home: string

beforeAll(async () => {
  emulator = await startEmulator()
  home = mkdtempSync(join(tmpdir(), 'cli-'))
})

afterAll(async () => {
  await emulator.close()
  rmSync(home, { recursive: true, force: true })
})

async function cli(...args: string[]): Promise<{ failed: boolean; json: unknown }> {
  const preload = `data:text/javascript,${encodeURIComponent(REDIRECT)}`
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    EMULATOR_URL: emulator.apiUrl,
    UPSTASH_EMAIL: emulator.email,
    UPSTASH_API_KEY: emulator.apiKey
  }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', preload, CLI, ...args],
      { cwd: home, env },
      (error, stdout, stderr) => {
        const json: unknown = JSON.parse(error === null ? stdout : stderr)
        resolve({ failed: error !== null, json })
      }
    )
  })
}

test('the official command line creates, lists, gets and deletes', async () => {
  const created = await cli(
    'redis',
    'create',
    '--name',
    'from-cli',
    '--region',
    'us-east-1',
    '--read-regions',
    'us-west-1'
  )
  const id = textOf(created.json, 'database_id')
  expect(created.json).toMatchObject({
    database_name: 'from-cli',
    read_regions: ['us-west-1'],
    state: 'active'
  })
  const again = await cli('redis', 'create', '--name', 'from-cli', '--region', 'us-east-1')
  expect(again.failed).toBe(true)
  expect(textOf(again.json, 'error')).toContain('database with same name already exists')
  const [list, detail] = await Promise.all([cli('redis', 'list'), cli('redis', 'get', '--db-id', id)])
  expect(list.json).toMatchObject([{ database_id: id }])
  expect(fieldOf(detail.json, 'password')).toBe(emulator.databases()[0]?.password)
  expect(await cli('redis', 'delete', '--db-id', id)).toEqual({
    failed: false,
    json: { deleted: true, database_id: id }
  })
  expect(emulator.databases()).toEqual([])
  expect(textOf((await cli('redis', 'get', '--db-id', id)).json, 'error')).toContain('database not found')
})
