import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import type { Target } from './rest-support.js'
import { rest } from './rest-support.js'
import { BODY, call, fieldOf, textOf } from './support.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ behaviour: { maintenanceMs: 0 }, plainTcp: true })
})

afterAll(async () => {
  await emulator.close()
})

async function aDatabase(name: string): Promise<Target & { id: string }> {
  const { json } = await call(emulator, 'POST /redis/database', { ...BODY, name })
  return {
    id: textOf(json, 'database_id'),
    url: textOf(json, 'rest_url'),
    token: textOf(json, 'rest_token')
  }
}

async function backedUp(id: string): Promise<{ id: string; size: unknown }> {
  expect((await call(emulator, `POST /redis/create-backup/${id}`, { name: 'b' })).status).toBe(200)
  const { json } = await call(emulator, `GET /redis/list-backup/${id}`)
  const first: unknown = Array.isArray(json) ? json[0] : undefined
  return { id: textOf(first, 'backup_id'), size: fieldOf(first, 'backup_size') }
}

const LIBRARY = `#!lua name=lib
redis.register_function('hello', function() return 'hi' end)`

test('a restored database has what it had: every type, bytes, expiry dates, functions, and nothing else', async () => {
  const from = await aDatabase('from')
  const filled = await rest(from, 'POST /pipeline', [
    ['SET', 'text', 'ü'],
    ['SET', 'dated', '1', 'PXAT', '4102444800000'],
    ['RPUSH', 'list', 'a', 'b'],
    ['SADD', 'set', 'a'],
    ['ZADD', 'zset', '1.5', 'a'],
    ['HSET', 'hash', 'field', 'value'],
    ['XADD', 'stream', '1-1', 'field', 'value'],
    ['FUNCTION', 'LOAD', LIBRARY]
  ])
  expect(filled.text).not.toContain('error')
  await rest(from, 'POST /set/bytes', new Uint8Array([0, 13, 10, 255, 128]))
  const backup = await backedUp(from.id)
  expect(Number(backup.size)).toBeGreaterThan(50)

  const into = await aDatabase('into')
  await rest(into, 'POST /pipeline', [
    ['SET', 'text', 'other'],
    ['SET', 'gone', '1'],
    ['FUNCTION', 'LOAD', LIBRARY.replaceAll('hello', 'bye')]
  ])
  for (const { id } of [from, into])
    expect((await call(emulator, `POST /redis/restore-backup/${id}`, { backup_id: backup.id })).json).toBe(
      'OK'
    )
  for (const target of [from, into]) {
    const found = await rest(target, 'POST /pipeline', [
      ['DBSIZE'],
      ['GET', 'text'],
      ['PEXPIRETIME', 'dated'],
      ['LRANGE', 'list', '0', '-1'],
      ['SMEMBERS', 'set'],
      ['ZSCORE', 'zset', 'a'],
      ['HGETALL', 'hash'],
      ['XRANGE', 'stream', '-', '+'],
      ['FCALL', 'hello', '0']
    ])
    const fields = ['field', 'value']
    const results = [8, 'ü', 4102444800000, ['a', 'b'], ['a'], '1.5', fields, [['1-1', fields]], 'hi']
    expect(found.json).toEqual(results.map((result) => ({ result })))
    const bytes = await rest(target, 'GET /get/bytes', undefined, { 'upstash-encoding': 'base64' })
    expect(bytes.json).toEqual({ result: Buffer.from([0, 13, 10, 255, 128]).toString('base64') })
  }
})

test('what a database has done is counted by what it did, and not by what the emulator asks it', async () => {
  const target = await aDatabase('counted')
  await rest(target, 'POST /pipeline', [
    ['SET', 'a', '1'],
    ['INCR', 'a'],
    ['GET', 'a'],
    ['GET', 'nothing'],
    ['EVAL', 'return 1', '0']
  ])
  await call(emulator, `GET /redis/stats/${target.id}`)
  const { json } = await call(emulator, `GET /redis/stats/${target.id}`)
  expect(json).toMatchObject({
    daily_read_requests: 2,
    daily_write_requests: 2,
    total_monthly_script_requests: 1,
    hits: [{ y: 1 }],
    misses: [{ y: 1 }],
    keyspace: [{ y: 1 }]
  })
  const names = JSON.stringify(fieldOf(json, 'command_counts'))
  expect(names).toContain('"GET"')
  expect(names).not.toMatch(/INFO|AUTH|ACL/)
})

test('a database from start-redis is a real one', async () => {
  const origin = emulator.apiUrl.replace('/v2', '')
  const text = await (await fetch(`${origin}/start-redis`, { method: 'POST' })).text()
  const [, url = ''] = /^\*\*Endpoint:\*\* (http\S+)$/m.exec(text) ?? []
  const [, token = ''] = /^\*\*Token:\*\* (\S+)$/m.exec(text) ?? []
  const [, metrics = ''] = /^\*\*Metrics:\*\* (\S+)$/m.exec(text) ?? []
  expect((await rest({ url, token }, 'GET /set/a/1')).json).toEqual({ result: 'OK' })
  expect(await (await fetch(metrics)).json()).toMatchObject({ keys: 1 })
})
