import { afterEach, expect, test } from '@jest/globals'
import { Redis } from 'ioredis'
import { readFileSync } from 'node:fs'
import { parseArguments } from '../../emulator/arguments.js'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import { BODY, call, fieldOf } from './support.js'

const opened: { emulator?: Emulator; redis?: Redis } = {}

afterEach(async () => {
  opened.redis?.disconnect()
  await opened.emulator?.close()
})

/** Starts an emulator as its command line does, and creates a database there. @returns a client of it */
async function clientWith(...args: string[]): Promise<Redis> {
  const parsed = parseArguments(args)
  if (!('options' in parsed)) throw new Error(JSON.stringify(parsed))
  const emulator = await startEmulator(parsed.options)
  opened.emulator = emulator
  const { json } = await call(emulator, 'POST /redis/database', JSON.stringify(BODY))
  opened.redis = new Redis({
    host: '127.0.0.1',
    port: Number(fieldOf(json, 'port')),
    password: String(fieldOf(json, 'password')),
    tls: { ca: readFileSync(emulator.certificateFile ?? '') },
    enableReadyCheck: false,
    disableClientInfo: true,
    lazyConnect: true,
    disconnectTimeout: 0,
    retryStrategy: () => null
  })
  await opened.redis.connect()
  return opened.redis
}

const wordsOf = async (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    (value) => `answered ${String(value)}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  )

test('commands over TCP are refused for as long as the command line says, over TLS', async () => {
  const redis = await clientWith('--tcp-loading', '400')
  const first = await wordsOf(redis.get('a'))
  expect(first).toMatch(/^LOADING /)
  for (let words = first; words === first;) words = await wordsOf(redis.get('a'))
  expect(await wordsOf(redis.set('a', 'b'))).toBe('answered OK')
})

test('a database may know neither DUMP nor RESTORE, and everything else', async () => {
  const redis = await clientWith('--no-dump')
  expect(await wordsOf(redis.set('a', 'b'))).toBe('answered OK')
  expect(await wordsOf(redis.dump('a'))).toBe("ERR Command is not available: 'DUMP'")
  expect(await wordsOf(redis.restore('b', 0, 'x'))).toBe("ERR Command is not available: 'RESTORE'")
  expect(await wordsOf(redis.get('a'))).toBe('answered b')
})

test('a connection over TCP is reset before a command or after it, by injection', async () => {
  const redis = await clientWith('--tcp-rate-limit', '0')
  opened.emulator?.clearFaults()
  opened.emulator?.injectTcp({ commands: ['SET'], skip: 1, reply: 'reset-after' })
  opened.emulator?.injectTcp({ commands: ['DEL'], reply: 'reset-before' })
  expect(await wordsOf(redis.set('a', 'first'))).toBe('answered OK')
  expect(await wordsOf(redis.set('a', 'second'))).toContain('closed')
  await redis.connect()
  expect(await wordsOf(redis.get('a'))).toBe('answered second')
  expect(await wordsOf(redis.del('a'))).toContain('closed')
  await redis.connect()
  expect(await wordsOf(redis.get('a'))).toBe('answered second')
})

test('faults over TCP are refused by an emulator that was started without', async () => {
  opened.emulator = await startEmulator({ dataPlane: false })
  expect(() => {
    opened.emulator?.injectTcp({ reply: 'reset-before' })
  }).toThrow('start the emulator with `tcpFaults`')
})
