import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { RedisConnection } from '../../emulator/redis-connection.js'
import { RedisPool } from '../../emulator/redis-pool.js'
import { startPlane, type Plane } from './rest-support.js'

let plane: Plane

beforeAll(async () => {
  plane = await startPlane()
})

afterAll(async () => {
  await plane.close()
})

/** A pool that tells how many connections it has opened. */
function counting(size: number): { pool: RedisPool; opened: RedisConnection[] } {
  const opened: RedisConnection[] = []
  const pool = new RedisPool(async () => {
    const connection = await plane.connect()
    opened.push(connection)
    return connection
  }, size)
  return { pool, opened }
}

async function ping(connection: RedisConnection): Promise<unknown> {
  return (await connection.send([['PING']]))[0]
}

test('connections are used again, and never more of them than allowed', async () => {
  const { pool, opened } = counting(3)
  let [now, most] = [0, 0]
  await Promise.all(
    Array.from({ length: 30 }, async () =>
      pool.use(async (connection) => {
        most = Math.max(most, (now += 1))
        await ping(connection)
        now -= 1
      })
    )
  )
  expect([most, opened.length]).toEqual([3, 3])
  for (let index = 0; index < 5; index += 1) await pool.use(ping)
  expect(opened.length).toBe(3)
  pool.close()
})

test('those that wait get their turn in order, also after one that failed', async () => {
  const { pool, opened } = counting(1)
  const order: number[] = []
  const uses = [0, 1, 2, 3].map(async (index) =>
    pool.use(async (connection) => {
      await ping(connection)
      order.push(index)
      if (index === 1) throw new Error('failed')
    })
  )
  const settled = await Promise.allSettled(uses)
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(order).toEqual([0, 1, 2, 3])
  // The connection of what failed is not used again.
  expect(opened.map(({ ended }) => ended)).toEqual([true, false])
  pool.close()
})

test('a connection that ended while idle is replaced', async () => {
  const { pool, opened } = counting(1)
  await pool.use(ping)
  opened[0]?.close()
  expect(await pool.use(ping)).toEqual({ kind: 'status', text: 'PONG' })
  expect(opened.length).toBe(2)
  pool.close()
})

test('one that cannot be opened takes no place', async () => {
  let refuse = true
  const pool = new RedisPool(async () => {
    if (refuse) throw new Error('no connection')
    return plane.connect()
  }, 1)
  await expect(pool.use(ping)).rejects.toThrow('no connection')
  refuse = false
  expect(await pool.use(ping)).toEqual({ kind: 'status', text: 'PONG' })
  pool.close()
})

test('closing ends what is under way and what waits', async () => {
  const { pool, opened } = counting(1)
  const under = pool.use(async (connection) => connection.send([['BLPOP', 'never', '0']]))
  const waiting = pool.use(ping)
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (opened.length > 0) resolve()
      else setImmediate(look)
    }
    look()
  })
  pool.close()
  await expect(under).rejects.toThrow('closed')
  await expect(waiting).rejects.toThrow('being closed')
  expect(opened.length).toBe(1)
})
