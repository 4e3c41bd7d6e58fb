import { describe, expect, test } from '@jest/globals'
import { ensureRedis, type Machine, type Missing } from '../../emulator/install-redis.js'

interface Wanted {
  /** Programs on PATH. */
  readonly has: readonly string[]
  readonly uid?: number | undefined
  /** What the steps say, by their last word; those not named succeed. */
  readonly fails?: Readonly<Record<string, string>>
  /** Whether the server is there after this step, by its last word. */
  readonly brings?: string
}

async function ensure({ has, uid = 1000, fails = {}, brings }: Wanted): Promise<{
  found: string | Missing
  ran: string[]
  said: string[]
}> {
  const programs = new Set(has)
  const [ran, said]: [string[], string[]] = [[], []]
  const machine: Machine = {
    server: () =>
      ['redis-server', 'valkey-server'].filter((name) => programs.has(name)).map((name) => `/bin/${name}`)[0],
    has: (name) => programs.has(name),
    run: (command) => {
      ran.push(command.join(' '))
      const last = command.at(-1) ?? ''
      if (last === brings) programs.add('redis-server')
      return Promise.resolve(fails[last])
    },
    uid: () => uid
  }
  return { found: await ensureRedis((line) => said.push(line), machine), ran, said }
}

describe('a Redis server', () => {
  test.each([['redis-server'], ['valkey-server']])(
    'that is there as %s is taken, and nothing is run',
    async (name) => {
      expect(await ensure({ has: [name, 'apt-get'] })).toEqual({ found: `/bin/${name}`, ran: [], said: [] })
    }
  )

  test('is installed with apt-get by root, without starting a service', async () => {
    const { found, ran, said } = await ensure({ has: ['apt-get'], uid: 0, brings: 'redis-server' })
    expect(found).toBe('/bin/redis-server')
    expect(ran).toEqual([
      expect.stringMatching(/^env SYSTEMD_OFFLINE=1 .*apt-get -qq update$/),
      expect.stringMatching(/^env SYSTEMD_OFFLINE=1 .*apt-get -qq install .*redis-server$/)
    ])
    expect(said).toEqual(['Installing a Redis server with apt-get …'])
  })

  test('is installed through sudo if that asks no question', async () => {
    const { found, ran } = await ensure({ has: ['apt-get', 'sudo'], brings: 'redis-server' })
    expect(found).toBe('/bin/redis-server')
    expect(ran[0]).toBe('sudo -n true')
    expect(ran.slice(1).every((command) => command.startsWith('sudo -n env '))).toBe(true)
  })

  test('is installed with brew by anybody', async () => {
    const { found, ran } = await ensure({ has: ['brew'], brings: 'redis' })
    expect(found).toBe('/bin/redis-server')
    expect(ran).toEqual(['brew install --quiet redis'])
  })

  test.each<[string, Wanted]>([
    ['there is no sudo', { has: ['apt-get'] }],
    ['sudo wants a password', { has: ['apt-get', 'sudo'], fails: { true: 'a password is required' } }]
  ])('is not installed if %s: what to run is said', async (_why, wanted) => {
    const { found, said } = await ensure(wanted)
    expect(found).toEqual({
      why: 'it could not be installed without asking',
      command: 'sudo apt-get update && sudo apt-get install redis-server'
    })
    expect(said).toEqual([])
  })

  test('is not installed if no package manager is known', async () => {
    expect((await ensure({ has: [] })).found).toEqual({
      why: 'it could not be installed without asking',
      command: undefined
    })
  })

  test.each([
    [{ 'redis-server': 'E: Unable to locate package' }, 'apt-get failed (E: Unable to locate package)'],
    [{}, 'apt-get failed (no server on PATH afterwards)']
  ])('that does not come with its package leaves the last words: %j', async (fails, why) => {
    expect((await ensure({ has: ['apt-get'], uid: 0, fails })).found).toMatchObject({ why })
  })

  test('is installed although the list of packages could not be renewed', async () => {
    const { found } = await ensure({
      has: ['apt-get'],
      uid: 0,
      fails: { update: 'no network' },
      brings: 'redis-server'
    })
    expect(found).toBe('/bin/redis-server')
  })
})
