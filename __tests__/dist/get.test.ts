import { describe, expect, test } from '@jest/globals'
import { usePullRequestWorld } from '../support/pull-request-world.js'
import type { ActionRun, RunOptions } from '../support/runner.js'

const world = usePullRequestWorld()
const pull12 = { event: { pull_request: { number: 12 } }, env: { GITHUB_EVENT_NAME: 'pull_request' } }

const get = (inputs: Record<string, string>, options: Partial<RunOptions> = {}): Promise<ActionRun> =>
  world().run('get', inputs, options)

describe('the get action', () => {
  test('reads by id with one request', async () => {
    const there = world().emulator.add({ database_name: 'orders' })
    const step = await get({ database_id: there.database_id })
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.outputs).toEqual({
      database_id: there.database_id,
      database_name: 'orders',
      endpoint: there.endpoint,
      port: '6379',
      tls: 'true',
      region: 'global',
      primary_region: 'us-east-1',
      state: 'active',
      created: 'false',
      rest_url: `https://${there.endpoint}`,
      password: there.password,
      rest_token: there.rest_token,
      read_only_rest_token: there.read_only_rest_token,
      redis_url: `rediss://default:${there.password}@${there.endpoint}:6379`
    })
    expect(step.masks).toEqual(
      expect.arrayContaining([there.password, there.rest_token, there.read_only_rest_token])
    )
    expect(world().calls).toEqual([`GET /redis/database/${there.database_id}`])
  })

  test('reads by name with two requests on one connection', async () => {
    const { emulator } = world()
    emulator.add({ database_name: 'orders-2' })
    const { database_id } = emulator.add({ database_name: 'orders' })
    const step = await get({ name: 'orders' })
    expect(step.outputs).toMatchObject({ database_id, created: 'false' })
    expect(world().calls).toEqual(['GET /redis/databases', `GET /redis/database/${database_id}`])
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBe(1)
  })

  test('reads by the derived name with a read-only key', async () => {
    const { emulator } = world()
    const { database_id } = emulator.add({ database_name: 'acme-shop-pr-12' })
    const step = await get({ api_key: emulator.readOnlyApiKey }, pull12)
    expect(step.outputs).toMatchObject({ database_id, database_name: 'acme-shop-pr-12' })
  })

  test('takes the oldest of one name and names the others in a warning', async () => {
    const { emulator } = world()
    const young = emulator.add({ database_name: 'orders', creation_time: 200 })
    const old = emulator.add({ database_name: 'orders', creation_time: 100 })
    const step = await get({ name: 'orders' })
    expect(step.outputs['database_id']).toBe(old.database_id)
    expect(step.warnings).toEqual([expect.stringContaining(`surplus: ${young.database_id}.`)])
    expect(world().names).toHaveLength(2)
  })

  test.each<[Record<string, string>, RegExp, number]>([
    [
      { database_id: 'nothing-here' },
      /^There is no database with the id "nothing-here" in this account, and this action creates none\./,
      1
    ],
    [{ name: 'nothing here' }, /^There is no database named "nothing here"/, 1],
    [{}, /^There is no database named "acme-shop-main"/, 1]
  ])('fails where there is none: %j', async (inputs, message, calls) => {
    world().emulator.add({ database_name: 'orders' })
    const step = await get(inputs)
    expect(step).toMatchObject({ exitCode: 1, outputs: {}, errors: [expect.stringMatching(message)] })
    expect(world().calls).toHaveLength(calls)
    expect(world().names).toEqual(['orders'])
  })
})

describe.each(['get', 'delete'])('%s refuses before any request', (action) => {
  test.each<[Record<string, string>, RegExp]>([
    [
      { database_id: 'a', name: 'orders' },
      /`database_id` is given together with `name` \("orders"\)\. Allowed: one of the two/
    ],
    [{ database_id: '../x' }, /`database_id` is "\.\.\/x"\. Allowed: an id of letters/],
    [{ database_id: 'a?b' }, /`database_id` is "a\?b"/],
    [{ database_id: 'a#b' }, /`database_id` is "a#b"/],
    [{ database_id: 'a%2fb' }, /`database_id` is "a%2fb"/],
    [{ database_id: '..' }, /`database_id` is "\.\."/],
    [{ database_id: 'a\nb' }, /`database_id` is "a b", with a line break/],
    [{ database_id: 'ä' }, /`database_id` is "ä"/],
    [{ database_id: 'x'.repeat(101) }, /`database_id` is "x+…"/],
    [{ name: 'a\u0007b' }, /`name` is "a b", with a line break or another control/],
    [{ api_key: '' }, /`api_key` is missing or blank/],
    [{ timeout: 'soon' }, /`timeout` is "soon"/]
  ])('%j', async (inputs, message) => {
    const step = await world().run(action, inputs)
    expect(step).toMatchObject({ exitCode: 1, outputs: {}, errors: [expect.stringMatching(message)] })
    expect(world().calls).toEqual([])
  })
})
