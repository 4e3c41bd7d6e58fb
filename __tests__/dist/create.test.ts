import { describe, expect, test } from '@jest/globals'
import { DOCUMENTED_REPLY as reply } from '../support/replies.js'
import { runAction } from '../support/runner.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const wish = { name: 'orders', primary_region: 'us-east-1' }

describe('the root action', () => {
  test('creates a database with two requests on one connection', async () => {
    const { emulator } = rig()
    const step = await rig().run('.', { ...wish, read_regions: 'us-west-1, us-west-2' })
    const [database] = emulator.databases()

    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(rig().calls).toEqual(['GET /redis/databases', 'POST /redis/database'])
    expect(rig().connections).toBe(1)
    expect(emulator.restRequests).toMatchObject([
      { method: 'POST', headers: { authorization: `Bearer ${String(database?.rest_token)}` } }
    ])
    expect(JSON.parse(emulator.requests[1]?.body ?? '')).toEqual({
      name: 'orders',
      database_name: 'orders',
      region: 'global',
      platform: 'aws',
      primary_region: 'us-east-1',
      read_regions: ['us-west-1', 'us-west-2'],
      tls: true
    })
    expect(step.outputs).toEqual({
      database_id: database?.database_id,
      database_name: 'orders',
      endpoint: database?.endpoint,
      port: '6379',
      tls: 'true',
      region: 'global',
      primary_region: 'us-east-1',
      state: 'active',
      created: 'true',
      rest_url: database?.rest_url,
      password: database?.password,
      rest_token: database?.rest_token,
      read_only_rest_token: database?.read_only_rest_token,
      redis_url: `rediss://default:${String(database?.password)}@${String(database?.endpoint)}:6379`
    })
  })

  test('reuses the database of its name with two requests', async () => {
    const { emulator } = rig()
    emulator.add({ database_name: 'orders-2' })
    const { database_id, password } = emulator.add({ database_name: 'orders' })
    const step = await rig().run('.', wish)
    expect(step.outputs).toMatchObject({ created: 'false', database_id, password })
    expect(rig().calls).toEqual(['GET /redis/databases', `GET /redis/database/${database_id}`])
    expect(rig().connections).toBe(1)
  })

  test.each(['current', 'seed'] as const)(
    'is accepted by an API that checks the %s spelling',
    async (strict) => {
      const { emulator } = rig()
      emulator.behaviour.strict = strict
      const step = await rig().run('.', { ...wish, plan: 'payg', budget: '20', eviction: 'true' })
      expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
    }
  )

  test('derives the name from the event that the runner describes', async () => {
    const place = { primary_region: 'us-east-1' }
    const event = { pull_request: { number: 12 } }
    const pull = await rig().run('.', place, { event, env: { GITHUB_EVENT_NAME: 'pull_request' } })
    expect(pull.outputs['database_name']).toBe('acme-shop-pr-12')
    const branch = await rig().run('.', place, { env: { GITHUB_REF: 'refs/heads/main' } })
    expect(branch.outputs['database_name']).toBe('acme-shop-branch-main')
  })

  test('ends in one error with the API’s own words if it is refused', async () => {
    const step = await rig().run('.', { ...wish, api_key: rig().emulator.readOnlyApiKey })
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([expect.stringMatching(/403 saying: Readonly API key.*may only read/)])
  })
})

test.each([
  ['.', { ...wish, budget: '-1' }, 'budget'],
  ['preview', { primary_region: '  ' }, 'primary_region'],
  ['get', { database_id: '../x' }, 'database_id'],
  ['delete', { name: 'a\nb' }, 'name'],
  ['sweep', { older_than: 'soon' }, 'older_than']
])('a bad input of %s ends in one error before any request', async (action, inputs, named) => {
  const event = { pull_request: { number: 12 } }
  const step = await rig().run(action, inputs, { event, env: { GITHUB_EVENT_NAME: 'pull_request' } })
  expect([step.exitCode, step.outputs]).toEqual([1, {}])
  expect(step.errors).toEqual([expect.stringContaining(`Input \`${named}\` is `)])
  expect(rig().emulator.requests).toEqual([])
})

describe('the reply of the documentation', () => {
  const secrets = [reply.password, reply.rest_token, reply.read_only_rest_token]

  /** Runs the root action against an API that answers its create request so. */
  async function run(body: object, options: { commandsOnStdout?: boolean; env?: Record<string, string> }) {
    const { email, apiKey: api_key, apiUrl: api_url } = rig().emulator
    rig().emulator.inject({
      method: 'POST',
      reply: { kind: 'status', status: 200, body: JSON.stringify(body) }
    })
    const inputs = { ...wish, name: reply.database_name, wait_until_ready: 'false', email, api_key, api_url }
    return await runAction({ action: '.', inputs, secrets, ...options })
  }

  // On standard output, masks and outputs stand in the order in which they were written.
  test.each([
    ['with files', {}],
    ['on standard output, so that the order shows', { commandsOnStdout: true }],
    ['while debugging', { commandsOnStdout: true, env: { RUNNER_DEBUG: '1' } }]
  ])('is published, secrets masked first, %s', async (_how, options) => {
    const step = await run(reply, options)
    expect(step.exitCode).toBe(0)
    expect(step.outputs).toMatchObject({
      endpoint: 'steady-stud-32559.upstash.io',
      port: '32559',
      database_id: '93e3a3e-342c-4683-ba75-344c08ae143b',
      created: 'true',
      tls: 'false',
      redis_url: `redis://default:${reply.password}@steady-stud-32559.upstash.io:32559`
    })
    expect(step.masks).toEqual(expect.arrayContaining(secrets))
  })

  test('leaks nothing if the step fails on it', async () => {
    const step = await run({ ...reply, endpoint: undefined }, { env: { RUNNER_DEBUG: '1' } })
    expect([step.exitCode, step.outputs]).toEqual([1, {}])
    expect(step.errors).toEqual([expect.stringMatching(/POST .*has no `endpoint`/)])
  })
})

test('a proxy that answers with the request it was sent shows no part of the key', async () => {
  const { email, apiKey } = rig().emulator
  const header = `Basic ${Buffer.from(`${email}:${apiKey}`).toString('base64')}`
  // The text is cut somewhere inside the header, where the runner's masks no longer know it.
  const body = `${'x'.repeat(240)} authorization: ${header} accept: all`
  rig().emulator.inject({ reply: { kind: 'status', status: 407, body } })
  const step = await rig().run('.', wish)
  expect(step.exitCode).toBe(1)
  expect(step.log).not.toContain(header.slice(0, 20))
})
