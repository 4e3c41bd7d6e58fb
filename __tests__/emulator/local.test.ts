/** The parts of a local database that a bundle's test does not reach, or not every way. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { serveRest } from '../../emulator/local/database.js'
import { useExistingRedis } from '../../emulator/local/existing-redis.js'
import { Lifetime } from '../../emulator/local/lifetime.js'
import { startOwnRedis } from '../../emulator/local/own-redis.js'
import { workerAbove, type ProcessEntry } from '../../emulator/local/worker.js'
import { freePorts } from '../../emulator/redis-process.js'
import { startRedis } from '../../emulator/redis-start.js'
import type { LocalDatabase } from '../../src/local-database/protocol.js'
import { somebodysRedis } from '../support/somebodys-redis.js'

const lifetimes: Lifetime[] = []
afterEach(async () => {
  for (const lifetime of lifetimes.splice(0)) {
    lifetime.end()
    await lifetime.ended
  }
})

function aLifetime(): Lifetime {
  const lifetime = new Lifetime()
  lifetimes.push(lifetime)
  return lifetime
}

const quiet = (): void => undefined

/** A local database before the Redis at `url`. */
async function serve(
  url: string,
  lifetime = aLifetime()
): Promise<{ database: LocalDatabase; warnings: string[] }> {
  const warnings: string[] = []
  const redis = await useExistingRedis(url, { lifetime, warn: (line) => warnings.push(line), id: 'one' })
  return { database: await serveRest(redis, lifetime), warnings }
}

async function ask(database: LocalDatabase, path: string, token = database.rest_token): Promise<unknown> {
  const reply = await fetch(`${database.rest_url}${path}`, { headers: { authorization: `Bearer ${token}` } })
  return reply.json()
}

describe('what is closed at the end', () => {
  test('is closed once, all of it, even if some of it fails', async () => {
    const lifetime = new Lifetime()
    const closed: string[] = []
    lifetime.atEnd(() => closed.push('first'))
    lifetime.atEnd(() => {
      throw new Error('no')
    })
    lifetime.atEnd(() => Promise.reject(new Error('no')))
    lifetime.atEnd(() => closed.push('last'))
    expect(lifetime.over).toBe(false)
    lifetime.end()
    lifetime.end()
    await lifetime.ended
    expect(closed).toEqual(['first', 'last'])
  })

  test('is closed at once if the end was before', () => {
    const lifetime = new Lifetime()
    lifetime.end()
    let closed = false
    lifetime.atEnd(() => (closed = true))
    expect({ closed, over: lifetime.over }).toEqual({ closed: true, over: true })
  })
})

describe('the worker of the runner', () => {
  const tree = new Map([
    [50, { parent: 40, name: 'node' }],
    [40, { parent: 30, name: 'node' }],
    [30, { parent: 20, name: 'Runner.Worker' }],
    [20, { parent: 1, name: 'Runner.Worker' }]
  ])

  test('is the nearest one above', () => {
    expect(workerAbove(50, (pid) => tree.get(pid))).toBe(30)
  })

  test.each([
    ['there is none', new Map([[50, { parent: 1, name: 'node' }]])],
    ['the processes above cannot be seen, as in a container', new Map([[50, { parent: 0, name: 'node' }]])],
    ['the process has just ended', new Map<number, ProcessEntry>()],
    ['processes are each other’s parents', new Map([[50, { parent: 50, name: 'node' }]])]
  ])('is not found if %s', (_why, processes) => {
    expect(workerAbove(50, (pid) => processes.get(pid))).toBeUndefined()
  })
})

describe('a Redis of its own', () => {
  test('takes another port if somebody was faster', async () => {
    const busy = createServer()
    busy.listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const address = busy.address()
    const taken = typeof address === 'object' && address !== null ? address.port : 0
    const lifetime = aLifetime()
    const { port } = await startOwnRedis({ lifetime, say: quiet })
    const ports = [taken, taken, port + 1]
    const started = await startRedis(
      {
        binary: 'redis-server',
        directory: '/',
        findPlace: () => Promise.resolve({ port: ports.shift() ?? 0 }),
        spawned: (child) => {
          lifetime.atEnd(() => child.kill('SIGKILL'))
        },
        stopped: () => lifetime.over
      },
      { password: 'a', rest_token: 'b', read_only_rest_token: 'c' }
    )
    expect(started.place.port).toBe(port + 1)
    started.admin.close()
    busy.close()
  })

  test('is not started any more once it is over', async () => {
    const lifetime = new Lifetime()
    lifetime.end()
    await expect(startOwnRedis({ lifetime, say: quiet })).rejects.toThrow(
      'no Redis server is started any more'
    )
  })
})

describe('a Redis that is there already', () => {
  test.each([
    ['without a password', '', '', undefined],
    ['with a password', 'requirepass s%cret', ':s%25cret@', 's%cret'],
    ['with a user', 'user app on >pw ~* &* +@all', 'app:pw@', 'pw']
  ])('%s serves both tokens, and is as it was afterwards', async (_how, line, login, password) => {
    const { admin, port } = await somebodysRedis(aLifetime(), line)
    const users = await admin.call('ACL', 'LIST')
    const lifetime = aLifetime()
    const url = `redis://${login}127.0.0.1:${port}`
    const { database, warnings } = await serve(url, lifetime)
    expect(warnings).toEqual([])
    expect(database).toMatchObject({ endpoint: '127.0.0.1', port, password, redis_url: url })
    expect(await ask(database, '/set/key/value')).toEqual({ result: 'OK' })
    const reader = database.read_only_rest_token
    expect(await ask(database, '/get/key', reader)).toEqual({ result: 'value' })
    expect(await ask(database, '/set/key/other', reader)).toEqual({
      error: expect.stringContaining('NOPERM this user has no permissions')
    })
    expect(await admin.get('key')).toBe('value')
    lifetime.end()
    await lifetime.ended
    expect(await admin.call('ACL', 'LIST')).toEqual(users)
  })

  test('that takes no further user has no read-only token, and a warning says why', async () => {
    const { port } = await somebodysRedis(aLifetime(), 'user app on >pw ~* &* +@all -acl')
    const { database, warnings } = await serve(`redis://app:pw@127.0.0.1:${port}`)
    expect(database.read_only_rest_token).toBeUndefined()
    expect(warnings).toEqual([expect.stringMatching(/`read_only_rest_token` is blank: .*NOPERM.*[^.]\.$/)])
    expect(await ask(database, '/ping')).toEqual({ result: 'PONG' })
  })

  test('that does not let us in is refused in one sentence, without the password', async () => {
    const { port } = await somebodysRedis(aLifetime(), 'requirepass right')
    const host = `127.0.0.1:${port}`
    await expect(serve(`redis://:wrong@${host}`)).rejects.toThrow(
      new RegExp(`^The Redis at \`redis_url\` \\(${host}\\) cannot be used: .*WRONGPASS(?!.*wrong@)`)
    )
    await expect(serve(`redis://${host}`)).rejects.toThrow(/cannot be used: .*NOAUTH/)
  })

  test('that is not there is refused in one sentence', async () => {
    const [port = 0] = await freePorts(1)
    await expect(serve(`redis://127.0.0.1:${port}`)).rejects.toThrow(/cannot be used: .*ECONNREFUSED/)
  })
})
