import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { startEmulator, type Emulator } from '../../emulator/index.js'
import { basic, BODY, call, callAs, fieldOf, textOf } from './support.js'

let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ dataPlane: false })
})

afterEach(async () => {
  await emulator.close()
})

describe('authentication', () => {
  test.each(['', 'Basic', 'Bearer x', basic('someone@example.com', 'wrong'), 'Basic %%%'])(
    'refuses %j',
    async (header) => {
      for (const line of ['GET /redis/databases', 'DELETE /redis/database/x', 'GET /nowhere']) {
        const answer = await callAs(emulator, header, line)
        expect(answer).toMatchObject({ status: 401, text: '{"error":"Unauthorized"}' })
      }
    }
  )

  test('a read-only key may read, and is refused before anything is looked up', async () => {
    const readOnly = basic(emulator.email, emulator.readOnlyApiKey)
    expect((await callAs(emulator, readOnly, 'GET /redis/databases')).text).toBe('[]')
    for (const line of ['DELETE /redis/database/readonly-check-nonexistent', 'POST /redis/database']) {
      const answer = await callAs(emulator, readOnly, line, line.startsWith('POST') ? BODY : undefined)
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('Readonly API key')
    }
    expect(emulator.databases()).toEqual([])
  })
})

const BOTH = { ...BODY, database_name: 'a', platform: 'aws' }

describe('create', () => {
  test('the documented request gives a database with credentials', async () => {
    const answer = await call(emulator, 'POST /redis/database', {
      ...BODY,
      read_regions: ['us-west-1', 'us-west-2']
    })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      database_id: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
      ),
      database_name: 'preview',
      region: 'global',
      primary_region: 'us-east-1',
      read_regions: ['us-west-1', 'us-west-2'],
      all_members: ['us-east-1', 'us-west-1', 'us-west-2'],
      endpoint: expect.stringMatching(/^[a-z]+-[a-z]+-\d+\.upstash\.io$/),
      port: 6379,
      tls: true,
      state: 'active',
      modifying_state: '',
      user_email: emulator.email,
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
      rest_token: expect.stringMatching(/^gQ[\w-]{58}$/),
      read_only_rest_token: expect.stringMatching(/^gg[\w-]{58}$/),
      db_acl_enabled: 'false',
      prometheus_enabled: 'false'
    })
    expect(answer.text).toContain('"db_request_limit":8024278031528736858}')
    expect(textOf(answer.json, 'rest_url')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{36}$/)
    expect(Math.abs(Number(fieldOf(answer.json, 'creation_time')) - Date.now() / 1000)).toBeLessThan(5)
  })

  test.each([
    [{ database_name: 'a', region: 'global', primary_region: 'us-east-1' }, 'global'],
    [{ database_name: 'a', platform: 'aws', primary_region: 'us-east-1', unknown_key: 1 }, 'global'],
    [{ database_name: 'a', platform: 'gcp', primary_region: 'us-east4' }, 'gcp-global'],
    [{ name: 'a', region: 'gcp-global', primary_region: 'us-east4' }, 'gcp-global'],
    [{ ...BOTH, region: 'gcp-global', platform: 'gcp', primary_region: 'us-central1' }, 'gcp-global'],
    // As the official command line sends it.
    [{ database_name: 'a', region: 'global', primary_region: 'europe-west1' }, 'gcp-global'],
    [{ ...BOTH, read_regions: [], plan: null, budget: 0, eviction: true }, 'global'],
    [{ ...BOTH, primary_region: 'af-south-1', read_regions: ['us-west-1'], plan: 'payg' }, 'global']
  ])('accepts %j', async (body, region) => {
    const answer = await call(emulator, 'POST /redis/database', body)
    expect(answer.json).toMatchObject({ database_name: 'a', region })
  })

  test.each([
    [{ ...BODY, region: 'us-east-1' }, '"regional db creation is deprecated"'],
    [{ ...BODY, name: '' }, 'database_name'],
    [{ ...BODY, primary_region: undefined }, 'primary_region'],
    [{ name: 'a', primary_region: 'us-east-1' }, 'platform'],
    [{ ...BODY, budget: '12' }, 'budget'],
    [{ ...BODY, budget: 12.5 }, 'budget'],
    [{ ...BODY, primary_region: 'mars-north-1' }, 'primary region might be wrong'],
    [{ ...BODY, platform: 'azure' }, 'platform'],
    [{ ...BODY, platform: 'gcp' }, 'platform'],
    [{ ...BODY, region: 'gcp-global' }, 'platform'],
    [{ ...BODY, platform: 'aws', primary_region: 'us-east4' }, 'platform'],
    [{ ...BODY, platform: 'gcp', primary_region: 'us-east4' }, 'platform'],
    [{ ...BODY, read_regions: ['af-south-1'] }, 'read region'],
    [{ ...BODY, read_regions: ['us-west-1', 'us-east4'] }, 'read region'],
    [
      { database_name: 'a', platform: 'gcp', primary_region: 'us-east4', read_regions: ['us-west-1'] },
      'read region'
    ],
    [{ ...BODY, plan: 'gold' }, 'plan'],
    [{ refused: 'by the client' }, 'missing required field'],
    [{ ...BODY, read_regions: 'us-west-1' }, 'read_regions'],
    [[], 'invalid request body'],
    ['{', 'invalid request body']
  ])('refuses %j', async (body, text) => {
    const answer = await call(emulator, 'POST /redis/database', body)
    expect(answer.status).toBe(400)
    expect(typeof answer.json).toBe('string')
    expect(answer.text).toContain(text)
    expect(emulator.databases()).toEqual([])
  })

  test('takes any value when it is lenient, but no regional database and no wrong type', async () => {
    emulator.behaviour.lenient = true
    const odd = { ...BODY, primary_region: 'mars-north-1', read_regions: ['af-south-1'], plan: 'gold' }
    expect((await call(emulator, 'POST /redis/database', odd)).json).toMatchObject({
      primary_region: 'mars-north-1',
      read_regions: ['af-south-1']
    })
    for (const wrong of [{ region: 'us-east-1' }, { plan: 7 }, { primary_region: '' }]) {
      const answer = await call(emulator, 'POST /redis/database', { ...BODY, name: 'b', ...wrong })
      expect(answer.status).toBe(400)
    }
  })

  test('gives every database TLS, though none is asked for', async () => {
    const answer = await call(emulator, 'POST /redis/database', { ...BODY, tls: false })
    expect(answer.json).toMatchObject({ tls: true })
  })

  test('a name is taken once, however the requests race', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => call(emulator, 'POST /redis/database', BODY)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    expect(answers.find(({ status }) => status === 400)?.text).toBe(
      '"database with same name already exists"'
    )
    emulator.behaviour.uniqueNames = false
    expect((await call(emulator, 'POST /redis/database', BODY)).status).toBe(200)
    expect(emulator.databases()).toHaveLength(2)
  })

  test('an account has a limit when one is set', async () => {
    emulator.behaviour.maxDatabases = 2
    const names = ['a', 'b', 'c', 'd']
    const answers = await Promise.all(
      names.map((name) => call(emulator, 'POST /redis/database', { ...BODY, name }))
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400])
  })
})

describe('strict modes', () => {
  const seed = { ...BODY, read_regions: ['us-west-1'] }
  const current = { database_name: 'preview', platform: 'aws', primary_region: 'us-east-1', plan: 'payg' }

  test.each([
    ['seed', seed, 200],
    ['seed', current, 400],
    ['current', current, 200],
    ['current', seed, 400],
    ['seed', { ...seed, ...current }, 200],
    ['current', { ...seed, ...current }, 200],
    ['current', { ...current, primary_region: 'mars-north-1' }, 400],
    ['current', { ...current, plan: 'gold' }, 400],
    ['current', { ...current, platform: 'azure' }, 400],
    ['current', { ...current, read_regions: ['us-east4'] }, 400],
    ['current', { ...current, read_regions: ['af-south-1'] }, 400],
    ['seed', { ...seed, primary_region: 'mars-north-1' }, 400],
    ['seed', { ...seed, region: '' }, 400]
  ] as const)('%s: %j is answered %d', async (strict, body, status) => {
    emulator.behaviour.strict = strict
    expect((await call(emulator, 'POST /redis/database', body)).status).toBe(status)
  })
})

describe('an existing database', () => {
  test('is listed without, and shown with, its credentials; hidden and withheld when asked', async () => {
    const { database_id, password } = emulator.add({ database_name: 'kept' })
    const detail = `GET /redis/database/${database_id}`
    expect((await call(emulator, 'GET /redis/databases')).text).not.toContain(password)
    expect((await call(emulator, detail)).json).toMatchObject({ database_name: 'kept', password })
    expect((await call(emulator, `${detail}?credentials=hide`)).text).not.toContain('rest_token')
    emulator.behaviour.listCredentials = true
    emulator.behaviour.detailCredentials = false
    expect((await call(emulator, 'GET /redis/databases')).text).toContain(password)
    expect((await call(emulator, detail)).text).not.toContain(password)
    emulator.behaviour.createCredentials = false
    expect((await call(emulator, 'POST /redis/database', BODY)).text).not.toContain('password')
  })

  test('is deleted once', async () => {
    const { database_id } = emulator.add({ database_name: 'kept' })
    expect(await call(emulator, `DELETE /redis/database/${database_id}`)).toMatchObject({
      status: 200,
      text: '"OK"'
    })
    for (const method of ['DELETE', 'GET']) {
      const answer = await call(emulator, `${method} /redis/database/${database_id}`)
      expect(answer).toMatchObject({ status: 404, text: '"database not found"' })
    }
  })

  test('is renamed, and given new credentials that are shown even where GET withholds them', async () => {
    emulator.behaviour.detailCredentials = false
    const before = emulator.add({ database_name: 'kept' })
    emulator.add({ database_name: 'other' })
    const rename = `POST /redis/rename/${before.database_id}`
    expect((await call(emulator, rename, { name: 'other' })).text).toBe(
      '"database with same name already exists"'
    )
    expect((await call(emulator, rename, {})).status).toBe(400)
    expect((await call(emulator, rename, { name: 'renamed' })).json).toMatchObject({
      database_name: 'renamed'
    })
    const answer = await call(emulator, `POST /redis/reset-password/${before.database_id}`)
    expect(textOf(answer.json, 'password')).not.toBe(before.password)
    expect(emulator.databases().map(({ database_name }) => database_name)).toEqual(['renamed', 'other'])
    expect(emulator.databases()[0]?.rest_token).toBe(textOf(answer.json, 'rest_token'))
  })

  test('may have a bare slug as its endpoint, and be a while in becoming active', async () => {
    const { endpoint } = emulator.add({ database_name: 'kept' })
    emulator.behaviour.slugEndpoint = true
    emulator.behaviour.activeAfterMs = 60_000
    const pending = (await call(emulator, 'GET /redis/databases')).json
    expect(pending).toMatchObject([{ endpoint: endpoint.replace('.upstash.io', '') }])
    expect(pending).not.toMatchObject([{ state: 'active' }])
    emulator.behaviour.activeAfterMs = 0
    expect((await call(emulator, 'GET /redis/databases')).json).toMatchObject([{ state: 'active' }])
  })
})

test('what is not offered is answered 404 and 405', async () => {
  expect((await call(emulator, 'GET /vector/index')).status).toBe(404)
  expect((await call(emulator, 'GET /redis/database/a/b')).status).toBe(404)
  for (const path of [
    '/v2//',
    '//',
    '/v2',
    '/',
    '/v2/redis//databases',
    '/v2/redis/%',
    '/v2/redis/database/',
    '*'
  ]) {
    expect(await answerTo(path)).toBe(`${path}: 404 "not found"`)
  }
  expect((await call(emulator, 'PUT /redis/database', BODY)).status).toBe(405)
  expect((await call(emulator, 'DELETE /redis/databases')).status).toBe(405)
  const { database_id } = emulator.add({ database_name: 'kept' })
  expect((await call(emulator, `PATCH /redis/database/${database_id}`)).status).toBe(405)
})

/** The answer to a GET of just this path: fetch() would tidy it up first. */
async function answerTo(path: string): Promise<string> {
  const { hostname, port } = new URL(emulator.apiUrl)
  const headers = { authorization: basic(emulator.email, emulator.apiKey) }
  const [response] = (await once(request({ hostname, port, path, headers }).end(), 'response')) as [
    IncomingMessage
  ]
  return `${path}: ${String(response.statusCode)} ${await text(response)}`
}

test('what arrived is recorded, with the number of its connection', async () => {
  const agents = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent()]
  for (const agent of [agents[0], agents[0], agents[1]]) {
    const headers = { authorization: basic(emulator.email, emulator.apiKey) }
    const asked = request(`${emulator.apiUrl}/redis/database?x=1`, { method: 'POST', headers, agent })
    const [response] = (await once(asked.end(JSON.stringify(BODY)), 'response')) as [IncomingMessage]
    await once(response.resume(), 'end')
  }
  for (const agent of agents) agent.destroy()
  const [first] = emulator.requests
  expect(first).toMatchObject({ method: 'POST', path: '/v2/redis/database?x=1', body: JSON.stringify(BODY) })
  expect(first?.headers.authorization).toBe(basic(emulator.email, emulator.apiKey))
  expect(emulator.requests.map(({ status }) => status)).toEqual([200, 400, 400])
  expect(emulator.requests.map(({ connection }) => connection)).toEqual([1, 1, 2])
})

test('ten thousand databases are listed in one answer, and again', async () => {
  for (let index = 0; index < 10_000; index += 1) emulator.add({ database_name: `db-${index}` })
  await call(emulator, 'GET /redis/databases')
  const answer = await call(emulator, 'GET /redis/databases')
  expect(answer.json).toHaveLength(10_000)
})
