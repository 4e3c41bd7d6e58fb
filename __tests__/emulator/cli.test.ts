import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Redis } from '@upstash/redis'
import { startEmulator, type DatabaseRecord, type Emulator } from '../../emulator/index.js'
import { commandLineFor, type CommandLine } from './cli-support.js'
import { BODY, call, fieldOf, textOf } from './support.js'

let emulator: Emulator
let cli: CommandLine

beforeAll(async () => {
  emulator = await startEmulator({ behaviour: { maintenanceMs: 0 } })
  cli = commandLineFor(emulator)
})

afterAll(async () => {
  await emulator.close()
  cli.close()
})

/** A database made without the command line. */
async function aDatabase(name: string): Promise<DatabaseRecord> {
  const { json } = await call(emulator, 'POST /redis/database', { ...BODY, name })
  return recordOf(textOf(json, 'database_id'))
}

function recordOf(id: string): DatabaseRecord {
  const record = emulator.databases().find(({ database_id }) => database_id === id)
  if (record === undefined) throw new Error(`there is no database ${id}`)
  return record
}

test('the official command line creates, lists, gets and deletes', async () => {
  const created = await cli.run('create --name from-cli --region us-east-1 --read-regions us-west-1')
  const id = textOf(created.json, 'database_id')
  expect(created.json).toMatchObject({
    database_name: 'from-cli',
    read_regions: ['us-west-1'],
    state: 'active'
  })
  const again = await cli.run('create --name from-cli --region us-east-1')
  expect(again.failed).toBe(true)
  expect(textOf(again.json, 'error')).toContain('database with same name already exists')
  const [list, detail, hidden] = await Promise.all([
    cli.run('list'),
    cli.run('get --db-id', id),
    cli.run(`get --db-id ${id} --hide-credentials`)
  ])
  expect(list.json).toMatchObject([{ database_id: id }])
  expect(fieldOf(detail.json, 'password')).toBe(recordOf(id).password)
  expect(fieldOf(hidden.json, 'password')).toBeUndefined()
  expect(await cli.run('delete --db-id', id)).toEqual({
    failed: false,
    json: { deleted: true, database_id: id }
  })
  expect(emulator.databases()).toEqual([])
  expect(textOf((await cli.run('get --db-id', id)).json, 'error')).toContain('database not found')
})

test('the official command line changes everything it can of a database', async () => {
  const { database_id: id, password } = await aDatabase('to-change')
  const change = async (line: string, fields: Partial<DatabaseRecord>): Promise<void> => {
    expect({ line, ...(await cli.run(`${line} --db-id ${id}`)) }).toEqual({ line, failed: false, json: 'OK' })
    expect(recordOf(id)).toMatchObject(fields)
  }
  const regions = ['eu-west-1', 'us-west-2']
  // Both halves of a pair one after the other, all pairs at once.
  await Promise.all([
    change('enable-eviction', { eviction: true, db_eviction: true }).then(async () =>
      change('disable-eviction', { eviction: false, db_eviction: false })
    ),
    change('enable-autoupgrade', { auto_upgrade: true }).then(async () =>
      change('disable-autoupgrade', { auto_upgrade: false })
    ),
    change('backup enable-daily', { daily_backup_enabled: true }).then(async () =>
      change('backup disable-daily', { daily_backup_enabled: false })
    ),
    change('change-plan --plan free', { type: 'free', database_type: 'Free' }),
    change('update-budget --budget 40', { budget: 40 }),
    change(`update-regions --read-regions ${regions.join(' ')}`, {
      read_regions: regions,
      all_members: ['us-east-1', ...regions]
    })
  ])
  emulator.change(id, { tls: false })
  expect((await cli.run('enable-tls --db-id', id)).json).toMatchObject({ database_id: id, tls: true })
  expect((await cli.run(`rename --name renamed --db-id ${id}`)).json).toMatchObject({
    database_name: 'renamed'
  })
  const fresh = textOf((await cli.run('reset-password --db-id', id)).json, 'password')
  expect([fresh, fresh === password]).toEqual([recordOf(id).password, false])
  const again = await cli.run('disable-eviction --db-id', id)
  expect([again.failed, textOf(again.json, 'error')]).toEqual([
    true,
    expect.stringContaining('already disabled')
  ])
})

test('the official command line backs a database up and restores it', async () => {
  const { database_id: id, rest_url: url = '', rest_token: token } = await aDatabase('to-back-up')
  const redis = new Redis({ url, token, enableTelemetry: false })
  await redis.set('kept', 'before')
  expect(await cli.run(`backup create --name first --db-id ${id}`)).toEqual({ failed: false, json: 'OK' })
  const { json } = await cli.run('backup list --db-id', id)
  expect(json).toMatchObject([{ name: 'first', database_id: id, state: 'completed' }])
  const backup = textOf(Array.isArray(json) ? json[0] : undefined, 'backup_id')
  await Promise.all([redis.set('kept', 'after'), redis.set('later', 1)])
  expect(await cli.run(`backup restore --db-id ${id} --backup-id ${backup}`)).toEqual({
    failed: false,
    json: 'OK'
  })
  expect([await redis.get('kept'), await redis.exists('later')]).toEqual(['before', 0])
  expect((await cli.run(`backup delete --db-id ${id} --backup-id ${backup}`)).json).toEqual({
    deleted: true,
    backup_id: backup
  })
  expect((await cli.run('backup list --db-id', id)).json).toEqual([])
})

test('the official command line tells what a database did, runs commands on it, and gives it away', async () => {
  const { database_id: id, rest_url: url = '', rest_token: token } = await aDatabase('to-use')
  const on = `--db-url ${url} --db-token ${token}`
  expect((await cli.run(`exec ${on} SET greeting hello`)).json).toEqual({ result: 'OK' })
  expect((await cli.run(`exec ${on} --json`, '["GET","greeting"]')).json).toEqual({ result: 'hello' })
  const { json: stats } = await cli.run('stats --db-id', id)
  expect(stats).toMatchObject({
    daily_read_requests: 1,
    daily_write_requests: 1,
    hits: [{ y: 1 }],
    keyspace: [{ y: 1 }]
  })
  expect(await cli.run(`move-to-team --db-id ${id} --team-id some-team`)).toEqual({
    failed: false,
    json: 'OK'
  })
  expect(emulator.databases().map(({ database_id }) => database_id)).not.toContain(id)
  const redis = new Redis({ url, token, enableTelemetry: false })
  expect(await redis.get('greeting')).toBe('hello')
})
