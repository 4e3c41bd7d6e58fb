import { describe, expect, test } from '@jest/globals'
import { DOCUMENTED_REPLY as reply } from '../support/replies.js'
import { runAction } from '../support/runner.js'
import { useWorld } from '../support/world.js'

const world = useWorld()
const wish = { name: 'orders', primary_region: 'us-east-1' }

describe('the root action', () => {
  test('creates a database with two requests on one connection', async () => {
    const { run, emulator } = bound()
    const step = await run('.', { ...wish, read_regions: 'us-west-1, us-west-2' })
    const [database] = emulator.databases()

    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(world().calls).toEqual(['GET /redis/databases', 'POST /redis/database'])
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBe(1)
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
      rest_url: `https://${String(database?.endpoint)}`,
      password: database?.password,
      rest_token: database?.rest_token,
      read_only_rest_token: database?.read_only_rest_token,
      redis_url: `rediss://default:${String(database?.password)}@${String(database?.endpoint)}:6379`
    })
  })

  test('reuses the database of its name with two requests', async () => {
    const { run, emulator } = bound()
    emulator.add({ database_name: 'orders-2' })
    const there = emulator.add({ database_name: 'orders' })
    const step = await run('.', wish)

    expect(step.outputs).toMatchObject({
      created: 'false',
      database_id: there.database_id,
      password: there.password
    })
    expect(world().calls).toEqual(['GET /redis/databases', `GET /redis/database/${there.database_id}`])
    expect(new Set(emulator.requests.map(({ connection }) => connection)).size).toBe(1)
  })

  test('is accepted by the API in both of its documented spellings', async () => {
    const { run, emulator } = bound()
    for (const strict of ['current', 'seed'] as const) {
      emulator.behaviour.strict = strict
      const step = await run('.', {
        ...wish,
        name: `orders-${strict}`,
        plan: 'payg',
        budget: '20',
        eviction: 'true'
      })
      expect(step.errors).toEqual([])
      expect(step.outputs['created']).toBe('true')
    }
    const google = await run('.', { name: 'google', primary_region: 'europe-west1' })
    expect(google.outputs).toMatchObject({ created: 'true', region: 'gcp-global' })
    emulator.behaviour.strict = 'none'
  })

  test('reads credentials and full host from GET detail where create and list are terse', async () => {
    const { run, emulator } = bound()
    Object.assign(emulator.behaviour, { createCredentials: false, slugEndpoint: true })
    const step = await run('.', wish)
    Object.assign(emulator.behaviour, { createCredentials: true, slugEndpoint: false })

    const [database] = emulator.databases()
    expect(step.outputs).toMatchObject({ created: 'true', password: database?.password })
    expect(step.outputs['endpoint']).toMatch(/^[a-z-]+-\d+\.upstash\.io$/)
    expect(world().calls).toHaveLength(3)
  })

  test('publishes the rest and warns where credentials are withheld for good', async () => {
    const { run, emulator } = bound()
    Object.assign(emulator.behaviour, { createCredentials: false, detailCredentials: false })
    const step = await run('.', wish)
    Object.assign(emulator.behaviour, { createCredentials: true, detailCredentials: true })

    expect(step).toMatchObject({
      exitCode: 0,
      outputs: { password: '', rest_token: '', redis_url: '', port: '6379' }
    })
    expect(step.warnings).toEqual([expect.stringContaining('Credential Protection')])
    expect(step.masks).not.toContain('')
  })

  test('adopts what a lost race or a lost reply left, and never makes two', async () => {
    const { run, emulator } = bound()
    emulator.inject({ method: 'POST', effect: true, reply: { kind: 'reset' } })
    const lost = await run('.', wish)
    expect(lost.outputs).toMatchObject({ created: 'true', database_id: emulator.databases()[0]?.database_id })
    expect(emulator.databases()).toHaveLength(1)

    emulator.inject({ method: 'GET', path: /databases$/, reply: { kind: 'status', status: 200, body: '[]' } })
    const raced = await run('.', wish)
    expect(raced.outputs).toMatchObject({
      created: 'false',
      database_id: emulator.databases()[0]?.database_id
    })
    expect(emulator.databases()).toHaveLength(1)
  })

  test('derives the name of a pull request and of a branch', async () => {
    const { run } = bound()
    const event = {
      number: 12,
      pull_request: { number: 12, head: { ref: 'x', repo: { full_name: 'acme/shop' } } }
    }
    const pull = await run(
      '.',
      { primary_region: 'us-east-1' },
      { event, env: { GITHUB_EVENT_NAME: 'pull_request' } }
    )
    expect(pull.outputs['database_name']).toBe('acme-shop-pr-12')
    const branch = await run('.', { primary_region: 'us-east-1' }, { env: { GITHUB_REF: 'refs/heads/main' } })
    expect(branch.outputs['database_name']).toBe('acme-shop-main')
  })

  test('warns of an unknown region with the nearest known one, and sends it', async () => {
    const { run, emulator } = bound()
    const step = await run('.', { ...wish, primary_region: 'us-east-11' })
    expect(step.warnings).toEqual([expect.stringMatching(/"us-east-11".*"us-east-1"/)])
    expect(emulator.requests.at(-1)?.body).toContain('"primary_region":"us-east-11"')
  })
})

describe('the reply of the documentation', () => {
  const secrets = [reply.password, reply.rest_token, reply.read_only_rest_token]
  const documented = {
    name: 'myredis',
    primary_region: 'us-east-1',
    read_regions: 'us-west-1,us-west-2'
  }

  // On standard output, masks and outputs stand in the order in which they were written.
  test.each([
    ['with files', {}],
    ['on standard output, so that the order shows', { commandsOnStdout: true }],
    ['while debugging', { commandsOnStdout: true, env: { RUNNER_DEBUG: '1' } }]
  ])('is published, secrets masked first, %s', async (_how, options) => {
    const { emulator } = bound()
    emulator.inject({ method: 'POST', reply: { kind: 'status', status: 200, body: JSON.stringify(reply) } })
    const step = await runAction({
      action: '.',
      inputs: { ...account(), ...documented },
      secrets,
      ...options
    })
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

  test('leaks nothing where the step fails on it', async () => {
    const { emulator } = bound()
    const broken = { ...reply, endpoint: undefined }
    emulator.inject({ method: 'POST', reply: { kind: 'status', status: 200, body: JSON.stringify(broken) } })
    const step = await runAction({
      action: '.',
      inputs: { ...account(), ...documented },
      secrets,
      env: { RUNNER_DEBUG: '1' }
    })
    expect(step).toMatchObject({ exitCode: 1, outputs: {} })
    expect(step.errors).toEqual([expect.stringMatching(/POST .*has no `endpoint`/)])
  })
})

describe('error replies', () => {
  const bodies: [string, string, string][] = [
    ['a bare JSON string', '"words of the API"', 'words of the API'],
    ['an object with error', '{"error":"words of the API"}', 'words of the API'],
    ['an object with message', '{"message":"words of the API"}', 'words of the API'],
    ['HTML', '<html><head><title>words of the API</title></head><body>x</body></html>', 'words of the API'],
    ['nothing', '', 'without saying why']
  ]
  const statuses = [400, 401, 403, 404, 429, 500]
  const advice: Record<number, RegExp> = {
    400: /inputs of this step/,
    401: /`email` and `api_key`/,
    403: /not allowed/,
    404: /`api_url`/,
    429: /run the job again later/,
    500: /run the job again later/
  }

  test.each(
    statuses.flatMap((status) => bodies.map(([what, body, words]) => ({ status, what, body, words })))
  )('$status with $what ends in one error with the words and what to do', async ({ status, body, words }) => {
    const { run, emulator } = bound()
    // A wait that would pass the deadline is not begun: no retries here.
    const headers = { 'retry-after': '3600' }
    emulator.inject({ method: 'POST', times: Infinity, reply: { kind: 'status', status, body, headers } })
    const step = await run('.', wish)
    expect(step.exitCode).toBe(1)
    expect(step.errors).toHaveLength(1)
    expect(step.errors[0]).toContain(`answered ${status}`)
    expect(step.errors[0]).toContain(words)
    expect(step.errors[0]).toMatch(advice[status] ?? /never/)
    expect(emulator.databases()).toEqual([])
  })

  test('a read-only key, wrong credentials and a regional database are explained', async () => {
    const { run, emulator } = bound()
    const readOnly = await run('.', { ...wish, api_key: emulator.readOnlyApiKey })
    expect(readOnly.errors).toEqual([expect.stringMatching(/Readonly API key.*may only read/)])
    const wrong = await run('.', { ...wish, api_key: 'not-the-key' })
    expect(wrong.errors).toEqual([
      expect.stringMatching(/401 saying: Unauthorized\. Check `email` and `api_key`/)
    ])
  })
})

test('a proxy that answers with the request it was sent shows no part of the key', async () => {
  const { run, emulator } = bound()
  const header = `Basic ${Buffer.from(`${emulator.email}:${emulator.apiKey}`).toString('base64')}`
  // The text is cut somewhere inside the header, where the runner's masks no longer know it.
  for (const before of [200, 240, 280]) {
    const body = `${'x'.repeat(before)} authorization: ${header} accept: all`
    emulator.inject({ reply: { kind: 'status', status: 407, body } })
    const step = await run('.', wish)
    expect(step.exitCode).toBe(1)
    expect(step.log).not.toContain(header.slice(0, 20))
  }
})

describe('bad inputs end in one error before any request', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['no email', { email: '' }, /`email` is missing or blank/],
    ['a blank email', { email: '  ' }, /`email` is missing or blank/],
    ['no api_key', { api_key: '' }, /`api_key` is missing or blank/],
    ['a blank api_key', { api_key: ' \t' }, /`api_key` is missing or blank/],
    ['no primary_region', { primary_region: '' }, /`primary_region` is missing or blank/],
    ['a blank primary_region', { primary_region: '  ' }, /`primary_region` is missing or blank/],
    [
      'a regional region',
      { region: 'us-east-1' },
      /`region` is "us-east-1"\. Allowed: `global` or `gcp-global`/
    ],
    [
      'the primary as a replica',
      { read_regions: 'us-west-1,us-east-1' },
      /`read_regions`.*primary region "us-east-1"/
    ],
    [
      'a replica twice',
      { read_regions: 'us-west-1\nus-west-1' },
      /`read_regions`.*"us-west-1" more than once/
    ],
    ['broken JSON', { read_regions: '["us-west-1"' }, /`read_regions`.*not valid JSON/],
    ['tls: yes', { tls: 'yes' }, /`tls` is "yes"\. Allowed: `true` or `false`/],
    ['a negative budget', { budget: '-1' }, /`budget` is "-1"/],
    ['a broken budget', { budget: '12.5' }, /`budget` is "12\.5"/],
    ['a budget in words', { budget: 'abc' }, /`budget` is "abc".*whole number of dollars/],
    ['timeout 0', { timeout: '0' }, /`timeout` is "0".*whole number of seconds from 1/],
    ['api_url in words', { api_url: 'upstash' }, /`api_url` is "upstash", which is not a URL/],
    [
      'api_url in the clear',
      { api_url: 'http://api.upstash.com/v2' },
      /`api_url` is "http:\/\/api\.upstash\.com\/v2"/
    ],
    ['a long name', { name: 'x'.repeat(41) }, /`name` is "x+", 41 characters long\. Allowed: at most 40/],
    ['a name with a line break', { name: 'a\nb' }, /`name`.*control character/]
  ])('%s', async (_what, inputs, message) => {
    const { run, emulator } = bound()
    const step = await run('.', { ...wish, ...inputs })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([expect.stringMatching(message)])
    expect(step.outputs).toEqual({})
    expect(emulator.requests).toEqual([])
  })

  test.each([
    ['a fork', 'octo', 'octo/shop', /forks/],
    ['Dependabot', 'dependabot[bot]', 'acme/shop', /Dependabot/]
  ])(
    'without a key on a run of %s the error says that secrets are not passed there',
    async (_who, actor, home, why) => {
      const { run } = bound()
      const event = { pull_request: { number: 3, head: { repo: { full_name: home } } } }
      const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: actor }
      const step = await run('.', { ...wish, api_key: '' }, { event, env })
      expect(step.errors).toEqual([expect.stringMatching(why)])
      expect(step.errors[0]).toContain('does not pass')
    }
  )
})

function bound() {
  const { emulator } = world()
  const run = world().run.bind(world())
  return { run, emulator }
}

function account() {
  const { email, apiKey, apiUrl } = world().emulator
  return { email, api_key: apiKey, api_url: apiUrl }
}
