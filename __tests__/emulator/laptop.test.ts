import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Redis as RestRedis } from '@upstash/redis'
import { Redis } from 'ioredis'
import { readLaptopOptions } from '../../emulator/local/laptop.js'
import { freePorts } from '../../emulator/redis-process.js'
import { accepts, processes, until } from '../support/processes.js'
import { repositoryRoot } from '../support/root.js'

type Program = ChildProcessByStdio<null, Readable, Readable>

const programs: Program[] = []
afterEach(() => {
  for (const program of programs.splice(0)) program.kill('SIGKILL')
})

function start(...args: string[]): Program {
  const main = join(repositoryRoot, 'build/emulator/main.js')
  const program = spawn(process.execPath, [main, '--database', ...args], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  programs.push(program)
  return program
}

async function variablesOf(program: Program): Promise<Record<string, string>> {
  const [text] = (await once(program.stdout, 'data')) as [Buffer]
  const lines = text.toString().matchAll(/^(\w+)="(.*)"$/gm)
  return Object.fromEntries(Array.from(lines, ([, name = '', value = '']) => [name, value]))
}

describe('npm run emulator -- --database', () => {
  test('gives both clients what they ask the environment for, on the ports and with the token that were wanted', async () => {
    const [port = 0, redisPort = 0] = await freePorts(2)
    const program = start('--port', String(port), '--redis-port', String(redisPort), '--token', 'lo/cal')
    const variables = await variablesOf(program)
    expect(variables).toEqual({
      UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${port}`,
      UPSTASH_REDIS_REST_TOKEN: 'lo/cal',
      REDIS_URL: `redis://default:lo%2Fcal@127.0.0.1:${redisPort}`
    })
    const { UPSTASH_REDIS_REST_URL: url = '', UPSTASH_REDIS_REST_TOKEN: token = '' } = variables
    await new RestRedis({ url, token, enableTelemetry: false }).set('key', 'value')
    const tcp = new Redis(variables['REDIS_URL'] ?? '')
    expect(await tcp.get('key')).toBe('value')
    tcp.disconnect()
    const closed = once(program, 'close')
    program.kill('SIGINT')
    expect(await closed).toEqual([0, null])
    expect(await Promise.all([accepts(port), accepts(redisPort)])).toEqual([false, false])
  })

  test('leaves nothing if it is killed, and has another token each time', async () => {
    const [one, other] = [start(), start()]
    const [variables, others] = await Promise.all([variablesOf(one), variablesOf(other)])
    expect(variables['UPSTASH_REDIS_REST_TOKEN']).not.toBe(others['UPSTASH_REDIS_REST_TOKEN'])
    const children = processes().filter(({ parent }) => parent === one.pid)
    expect(children).toHaveLength(2)
    one.kill('SIGKILL')
    await until(() => !processes().some(({ pid }) => children.some((child) => child.pid === pid)))
  })

  test('says which port is taken, and ends', async () => {
    const busy = createServer()
    busy.listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const address = busy.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    for (const name of ['--port', '--redis-port'] as const) {
      const program = start(name, port)
      let words = ''
      program.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()))
      expect(await once(program, 'close')).toEqual([1, null])
      expect(words).toContain(`Another program has this port: choose another one with ${name}.\n`)
    }
    busy.close()
  })
})

test.each([
  [['--port', '65536'], '--port is a whole number from 0 to 65535, not "65536"'],
  [['--redis-port', 'x'], '--redis-port is a whole number from 0 to 65535, not "x"'],
  [['--token', ''], '--token is blank'],
  [['--lenient'], "Unknown option '--lenient'"]
])('%j is refused', (args, reason) => {
  expect(() => readLaptopOptions(['--database', ...args])).toThrow(reason)
})
