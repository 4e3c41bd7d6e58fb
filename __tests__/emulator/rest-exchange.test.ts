import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RedisConnection } from '../../emulator/redis-connection.js'
import { RestExchange } from '../../emulator/rest-exchange.js'
import { DEFAULT_LIMITS } from '../../emulator/rest-limits.js'
import { ScriptStopper } from '../../emulator/script-stopper.js'
import { startPlane, type Plane } from './rest-support.js'

let plane: Plane
let connection: RedisConnection

beforeAll(async () => {
  plane = await startPlane()
  connection = await plane.connect()
})

afterAll(async () => {
  connection.close()
  await plane.close()
})

function exchange(): RestExchange {
  return new RestExchange(connection, DEFAULT_LIMITS, new ScriptStopper(async () => plane.connect()))
}

test('an exchange that is finished leaves the connection with nothing unread', async () => {
  const unread = exchange()
  unread.write([
    ['ECHO', 'a'],
    ['ECHO', 'b'],
    ['ECHO', 'c']
  ])
  expect(await unread.reply()).toEqual({ kind: 'bulk', bytes: Buffer.from('a') })
  await unread.finish()

  const opened = exchange()
  opened.write([['MULTI'], ['ECHO', 'd'], ['ECHO', 'e'], ['EXEC']])
  for (let queued = 0; queued < 3; queued += 1) await opened.reply()
  expect(await opened.opened()).toEqual({ kind: 'opened', length: 2 })
  await opened.finish()

  expect(await connection.send([['PING']])).toEqual([{ kind: 'status', text: 'PONG' }])
})

test('finishing an exchange ends the script that is still to come', async () => {
  const limits = { ...DEFAULT_LIMITS, scriptMs: 50 }
  const endless = new RestExchange(connection, limits, new ScriptStopper(async () => plane.connect()))
  endless.write([
    ['ECHO', 'a'],
    ['EVAL', 'while true do end', '0']
  ])
  await endless.finish()
  expect(await connection.send([['PING']])).toEqual([{ kind: 'status', text: 'PONG' }])
})

test('an exchange that was given up waits for nothing more', async () => {
  const own = await plane.connect()
  const limits = { ...DEFAULT_LIMITS, replyMs: 50 }
  const unanswered = new RestExchange(own, limits, new ScriptStopper(async () => plane.connect()))
  unanswered.write([['BLPOP', 'never', '0'], ['PING']])
  await expect(unanswered.reply()).rejects.toThrow('ERR Redis did not answer within 0.05 s')
  await unanswered.finish()
  own.close()
})
