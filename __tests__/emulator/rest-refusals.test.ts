import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { notAllowed, notAvailable, rest, startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

const notOffered =
  'MULTI EXEC DISCARD WATCH UNWATCH SUBSCRIBE PSUBSCRIBE SSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE SUNSUBSCRIBE ' +
  'MONITOR AUTH CLIENT HELLO QUIT RESET SELECT ' +
  'BLPOP BRPOP BLMOVE BRPOPLPUSH BLMPOP BZPOPMIN BZPOPMAX BZMPOP WAIT WAITAOF'

test.each(notOffered.split(' '))('%s is not allowed over REST, in any case', async (name) => {
  for (const spelling of [name, name.toLowerCase()])
    expect(await rest(plane, 'POST /', [spelling, 'a', '0'])).toMatchObject({
      status: 400,
      json: { error: notAllowed(name) }
    })
})

const notThere =
  'SHUTDOWN DEBUG CONFIG MODULE REPLICAOF SLAVEOF FAILOVER MIGRATE CLUSTER SAVE BGSAVE BGREWRITEAOF SYNC PSYNC ' +
  'REPLCONF SWAPDB LATENCY SLOWLOG ACL ASKING READONLY READWRITE'

test.each(notThere.split(' '))('%s is not available', async (name) => {
  expect(await rest(plane, `GET /${name.toLowerCase()}`)).toMatchObject({
    status: 400,
    json: { error: notAvailable(name) }
  })
})

test('SCRIPT DEBUG, which would turn the connection into a debugger, is not available', async () => {
  const debug = await rest(plane, 'POST /', ['script', 'debug', 'sync'])
  expect(debug.json).toEqual({ error: notAvailable('SCRIPT DEBUG') })
  expect((await rest(plane, 'POST /', ['script', 'exists', 'x'])).json).toEqual({ result: [0] })
})

const group = ['XREADGROUP', 'GROUP', 'streams', 'c']
test.each([
  [['XREAD', 'BLOCK', '0', 'STREAMS', 's', '0']],
  [['XREAD', 'COUNT', '1', 'block', '0', 'STREAMS', 's', '0']],
  [[...group, 'BLOCK', '0', 'STREAMS', 's', '>']],
  [['XREADGROUP', 'GROUP', 'g', 'streams', 'NOACK', 'BLOCK', '0', 'STREAMS', 's', '>']],
  [['XREADGROUP', 'BLOCK', '0', 'GROUP', 'streams', 'streams', 'STREAMS', 's', '>']]
])('%j blocks, and is not allowed', async (command) => {
  expect(await rest(plane, 'POST /', command)).toMatchObject({
    status: 400,
    json: { error: notAllowed(command[0] ?? '') }
  })
})

test('what only looks like the option BLOCK is a name', async () => {
  const create = ['XGROUP', 'CREATE', 'block', 'block', '0', 'MKSTREAM']
  const read = ['XREADGROUP', 'GROUP', 'block', 'block', 'COUNT', '1', 'STREAMS', 'block', '>']
  expect(
    (await rest(plane, 'POST /pipeline', [create, ['XADD', 'block', '1-1', 'f', 'v'], read])).json
  ).toEqual([{ result: 'OK' }, { result: '1-1' }, { result: [['block', [['1-1', ['f', 'v']]]]] }])
})
