import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RedisConnection } from '../../emulator/redis-connection.js'
import { startPlane, type Plane } from './rest-support.js'

let plane: Plane
let own: RedisConnection

beforeAll(async () => {
  plane = await startPlane()
  own = await plane.connect()
})

afterAll(async () => {
  own.close()
  await plane.close()
})

test('replies that nobody takes stay at Redis', async () => {
  const connection = await plane.connect()
  await connection.send([
    ['CLIENT', 'SETNAME', 'idle'],
    ['SET', 'piece', Buffer.alloc(1024 * 1024)]
  ])
  connection.write(Array<[string, string]>(50).fill(['GET', 'piece']))
  const waiting = async (): Promise<number> => {
    const [list] = await own.send([['CLIENT', 'LIST']])
    const text = list?.kind === 'bulk' ? list.bytes.toString() : ''
    return Number(/ name=idle .* omem=(\d+) /.exec(text)?.[1])
  }
  // What is taken goes in small pieces: it has come to rest when many questions find no change.
  let last = NaN
  for (let unchanged = 0; unchanged < 100;) {
    const now = await waiting()
    unchanged = now === last ? unchanged + 1 : 0
    last = now
  }
  expect(last).toBeGreaterThan(10 * 1024 * 1024)
  for (let taken = 0; taken < 50;) {
    const reply = connection.poll()
    if (reply === undefined) await connection.arrival()
    else taken += 1
  }
  expect(await waiting()).toBe(0)
  connection.close()
})

test('several who send at once get their own replies', async () => {
  const echoes = await Promise.all(
    Array.from({ length: 100 }, async (_, index) =>
      own.send([
        ['ECHO', `a${index}`],
        ['ECHO', `b${index}`]
      ])
    )
  )
  expect(echoes).toEqual(
    Array.from({ length: 100 }, (_, index) =>
      ['a', 'b'].map((letter) => ({ kind: 'bulk', bytes: Buffer.from(`${letter}${index}`) }))
    )
  )
})

test('a connection that has ended says so to whoever sends, or waits', async () => {
  const connection = await plane.connect()
  const waiting = connection.send([['BLPOP', 'never', '0']])
  connection.close()
  await expect(waiting).rejects.toThrow('closed')
  expect(connection.ended).toBe(true)
  await expect(connection.send([['PING']])).rejects.toThrow('closed')
})
