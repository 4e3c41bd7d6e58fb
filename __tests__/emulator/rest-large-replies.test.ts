import { afterEach, expect, test } from '@jest/globals'
import { connect, type Socket } from 'node:net'
import { rest, startPlane, type Plane } from './rest-support.js'

const PIECE = 1024 * 1024
const PIECES = 100

const planes: Plane[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const plane of planes.splice(0)) await plane.close()
})

/** A REST plane with one connection and a value of a megabyte. */
async function start(...[limits]: Parameters<typeof startPlane>): Promise<Plane> {
  const plane = await startPlane({ connections: 1, ...limits })
  planes.push(plane)
  await rest(plane, 'POST /set/piece', Buffer.alloc(PIECE, 'x'))
  return plane
}

const MANY = [...Array<string[]>(PIECES).fill(['GET', 'piece']), ['SET', 'late', '1']]

/**
 * Sends a pipeline. Resolves when the answer begins, of which nothing is read; fetch cannot wait, or go away, in the
 * middle of a body.
 */
async function ask(plane: Plane, commands = MANY): Promise<Socket> {
  const { hostname, port } = new URL(plane.url)
  const body = JSON.stringify(commands)
  const socket = connect(Number(port), hostname)
  sockets.push(socket)
  socket.on('error', () => undefined)
  const head = `POST /pipeline HTTP/1.1\r\nhost: x\r\nauthorization: ${plane.token}\r\nconnection: close\r\n`
  socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`)
  await new Promise((resolve) => socket.once('readable', resolve))
  return socket
}

/** How often the Redis server was asked for the value. */
async function askedFor(plane: Plane): Promise<number> {
  const own = await plane.connect()
  const [info] = await own.send([['INFO', 'commandstats']])
  own.close()
  return Number(/cmdstat_get:calls=(\d+)/.exec(info?.kind === 'bulk' ? info.bytes.toString() : '')?.[1])
}

test('a reply of many megabytes is fetched from Redis only as its client takes it', async () => {
  const plane = await start()
  const socket = await ask(plane)
  expect(await askedFor(plane)).toBeLessThan(PIECES)
  let length = 0
  socket.on('data', (chunk: Buffer) => (length += chunk.length))
  await new Promise((resolve) => socket.once('close', resolve))
  expect(length).toBeGreaterThan(PIECES * PIECE)
  expect(await askedFor(plane)).toBe(PIECES)
})

test('a client that goes away in the middle leaves nothing running', async () => {
  const plane = await start()
  const socket = await ask(plane)
  socket.destroy()
  // The only connection is free again, and what had not been sent never was.
  expect((await rest(plane, 'GET /exists/late')).text).toBe('{"result":0}')
  expect(await askedFor(plane)).toBeLessThan(PIECES)
})

test('a client that goes away before a script without end leaves no such script', async () => {
  const plane = await start({ scriptMs: 50 })
  // Redis reads a long batch bit by bit, and so has answered its beginning before it comes to the end.
  const filling = Array<string[]>(30).fill(['STRLEN', 'x'.repeat(20_000)])
  const gets = Array<string[]>(16).fill(['GET', 'piece'])
  const socket = await ask(plane, [...gets, ...filling, ['EVAL', 'while true do end', '0']])
  socket.destroy()
  expect((await rest(plane, 'GET /exists/late')).text).toBe('{"result":0}')
  const own = await plane.connect()
  expect(await own.send([['PING']])).toEqual([{ kind: 'status', text: 'PONG' }])
  own.close()
})

test('a client that takes nothing is given up', async () => {
  const plane = await start({ stallMs: 50 })
  const socket = await ask(plane)
  expect((await rest(plane, 'GET /exists/late')).text).toBe('{"result":0}')
  let length = 0
  socket.on('data', (chunk: Buffer) => (length += chunk.length))
  await new Promise((resolve) => socket.once('close', resolve))
  expect(length).toBeLessThan(PIECES * PIECE)
})
