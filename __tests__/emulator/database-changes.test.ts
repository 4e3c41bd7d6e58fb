import { describe, expect, test } from '@jest/globals'
import { ask, atNoon, NOON, type Model } from './model-support.js'
import { BODY, fieldOf, textOf } from './support.js'

function withDatabase(given: Parameters<typeof atNoon>[0] = {}, tls = true): Model & { id: string } {
  const model = atNoon(given, tls)
  return { ...model, id: textOf(ask(model.api, 'POST /database', BODY).json, 'database_id') }
}

describe('a change of a database', () => {
  test.each([
    ['POST /enable-prodpack', undefined, { prod_pack_enabled: true }],
    ['PATCH /enable-dailybackup', undefined, { daily_backup_enabled: true }],
    ['POST /update-allowlist', { allowed_ips: ['10.0.0.0/8'] }, { allowed_ips: ['10.0.0.0/8'] }],
    ['POST /change-plan', { plan_name: 'free' }, { type: 'free', last_plan_upgrade_time: NOON / 1000 }],
    [
      'POST /change-plan',
      { plan_name: 'fixed_1gb', auto_upgrade: true, prod_pack_enabled: true },
      { type: 'paid', auto_upgrade: true, prod_pack_enabled: true }
    ],
    ['PATCH /update-budget', { budget: 0 }, { budget: 0 }],
    ['POST /update-regions', { read_regions: [] }, { read_regions: [], all_members: ['us-east-1'] }]
  ])('%s %j is shown from then on', (line, body, fields) => {
    const { api, id } = withDatabase()
    expect(ask(api, `${line}/${id}`, body)).toMatchObject({ status: 200, json: 'OK' })
    expect(ask(api, `GET /database/${id}`).json).toMatchObject(fields)
  })

  test.each([
    ['PATCH /update-budget', {}],
    ['PATCH /update-budget', { budget: -1 }],
    ['PATCH /update-budget', { budget: '20' }],
    ['POST /update-regions', { read_regions: ['af-south-1'] }],
    ['POST /update-regions', { read_regions: 'us-west-1' }],
    ['POST /update-allowlist', { allowed_ips: [1] }],
    ['POST /change-plan', {}],
    ['POST /change-plan', { plan_name: 'gold' }],
    ['POST /create-backup', {}],
    ['POST /restore-backup', {}]
  ])('%s %j is refused', (line, body) => {
    const { api, id } = withDatabase({ maintenanceMs: 0 })
    const before = ask(api, `GET /database/${id}`).body
    expect(ask(api, `${line}/${id}`, body)).toMatchObject({ status: 400 })
    expect(ask(api, `GET /database/${id}`).body).toBe(before)
  })

  test('has its method, its database and nothing behind it in the path', () => {
    const { api, id } = withDatabase()
    expect(ask(api, `GET /enable-eviction/${id}`).status).toBe(405)
    expect(ask(api, `POST /update-budget/${id}`, { budget: 1 }).status).toBe(405)
    expect(ask(api, `DELETE /list-backup/${id}`).status).toBe(405)
    for (const operation of ['enable-eviction', 'stats', 'list-backup', 'create-backup', 'rename'])
      expect(ask(api, `POST /${operation}/nobody`)).toMatchObject({ status: 404, json: 'database not found' })
    for (const path of [`/enable-eviction/${id}/more`, `/nothing/${id}`, '/enable-eviction', `/${id}/rename`])
      expect(ask(api, `POST ${path}`)).toMatchObject({ status: 404, json: 'not found' })
  })

  test('may have the plan behind the id in the path, as the specification says', () => {
    const { api, id } = withDatabase()
    expect(ask(api, `POST /${id}/change-plan`, { plan_name: 'free' }).status).toBe(200)
    expect(ask(api, `GET /database/${id}`).json).toMatchObject({ type: 'free' })
  })

  test('to what it is already is refused', () => {
    const { api, id } = withDatabase()
    for (const [operation, word] of [
      ['enable-tls', 'already enabled'],
      ['disable-eviction', 'already disabled'],
      ['disable-prodpack', 'already disabled']
    ] as const)
      expect(ask(api, `POST /${operation}/${id}`)).toMatchObject({
        status: 400,
        json: expect.stringContaining(word)
      })
  })

  test('to TLS is refused where all databases are without', () => {
    const { api, id } = withDatabase({}, false)
    expect(ask(api, `POST /enable-tls/${id}`).status).toBe(400)
    expect(ask(api, `GET /database/${id}`).json).toMatchObject({ tls: false })
  })
})

test('a create may ask for automatic upgrades and the production pack, as Terraform does', () => {
  const { api } = atNoon()
  const wish = { auto_upgrade: true, prod_pack_enabled: true }
  expect(ask(api, 'POST /database', { ...BODY, ...wish }).json).toMatchObject(wish)
  expect(ask(api, 'POST /database', { ...BODY, name: 'b', auto_upgrade: 'yes' }).status).toBe(400)
})

test('the stats of a database with nothing behind it are all nothing, and have the API clock’s date', () => {
  const { api, id } = withDatabase({ clockAheadMs: 1500 })
  expect(ask(api, `GET /stats/${id}`).json).toMatchObject({
    daily_net_commands: 0,
    keyspace: [{ x: '2026-01-02 12:00:01.500 +0000 UTC', y: 0 }],
    days: ['Friday'],
    command_counts: []
  })
})

test('a database that is moved to a team is no longer one of the account', () => {
  const { api, id, history } = withDatabase()
  expect(ask(api, 'POST /move-to-team', { database_id: id }).status).toBe(400)
  expect(ask(api, 'POST /move-to-team', { database_id: 'nobody', team_id: 't' }).status).toBe(404)
  expect(ask(api, 'POST /move-to-team', { database_id: id, team_id: 't' }).json).toBe('OK')
  expect(ask(api, `GET /database/${id}`).status).toBe(404)
  expect(history).toEqual(['made preview', 'removed preview'])
})

describe('a backup', () => {
  test('is refused while the new database is in maintenance mode', () => {
    const { api, clock, id } = withDatabase()
    clock.now += 4999
    expect(ask(api, `POST /create-backup/${id}`, { name: 'b' })).toMatchObject({
      status: 500,
      json: expect.stringContaining('maintenance mode')
    })
    expect(ask(api, `GET /list-backup/${id}`).json).toEqual([])
    clock.now += 1
    expect(ask(api, `POST /create-backup/${id}`, { name: 'b' })).toMatchObject({ status: 200, json: 'OK' })
  })

  test('is pending for a while, then completed', () => {
    const { api, clock, id } = withDatabase({ maintenanceMs: 0, backupMs: 300, clockAheadMs: 60_000 })
    ask(api, `POST /create-backup/${id}`, { name: 'nightly' })
    const listed = { name: 'nightly', creation_time: NOON / 1000 + 60, daily_backup: 'false' }
    clock.now += 299
    expect(ask(api, `GET /list-backup/${id}`).json).toMatchObject([{ ...listed, state: 'pending' }])
    clock.now += 1
    expect(ask(api, `GET /list-backup/${id}`).json).toMatchObject([{ ...listed, state: 'completed' }])
  })

  test('belongs to its database, and goes with it', () => {
    const { api, id } = withDatabase({ maintenanceMs: 0 })
    const other = textOf(ask(api, 'POST /database', { ...BODY, name: 'other' }).json, 'database_id')
    ask(api, `POST /create-backup/${id}`, { name: 'b' })
    expect(ask(api, `GET /list-backup/${other}`).json).toEqual([])
    const list = ask(api, `GET /list-backup/${id}`).json
    const backup = textOf(Array.isArray(list) ? list[0] : undefined, 'backup_id')
    expect(ask(api, `DELETE /delete-backup/${other}/${backup}`).status).toBe(404)
    expect(ask(api, `POST /restore-backup/${other}`, { backup_id: backup }).status).toBe(200)
    ask(api, `DELETE /database/${id}`)
    expect(ask(api, `POST /restore-backup/${other}`, { backup_id: backup }).status).toBe(404)
  })
})

describe('start-redis', () => {
  const ID = '0b8a2f6e-2f0c-4c1e-9d53-6f2f5c1f0a11'

  function start(model: Model, method = 'POST', path = '/start-redis', idempotencyKey?: string) {
    const request = {
      method,
      path,
      authorization: undefined,
      body: '',
      origin: 'http://here',
      idempotencyKey
    }
    return model.api.answer(request)
  }

  test('gives whoever asks a database that is not the account’s, the same one for the same id', () => {
    const model = atNoon()
    const first = start(model, 'POST', '/start-redis', ID)
    expect(first).toMatchObject({
      status: 200,
      headers: { 'content-type': expect.stringContaining('markdown') }
    })
    expect(first.body).toContain(`**Database ID:** ${ID}\n`)
    expect(first.body).toMatch(/^\*\*Endpoint:\*\* https:\/\/\S+\.upstash\.io$/m)
    expect(first.body).toMatch(/^\*\*Token:\*\* gQ\S+$/m)
    expect(first.body).toContain('**Expires:** 2026-01-05 ')
    expect(start(model, 'POST', '/start-redis', ID).body).toBe(first.body)
    expect(start(model).body).not.toContain(ID)
    expect(ask(model.api, 'GET /databases').json).toEqual([])
    expect(ask(model.api, `GET /database/${ID}`).status).toBe(404)
  })

  test('keeps it for three days', () => {
    const model = atNoon()
    start(model, 'POST', '/start-redis', ID)
    model.clock.now += 3 * 86_400_000 - 1000
    const metrics = start(model, 'GET', `/start-redis/metrics/${ID}`)
    expect(fieldOf(JSON.parse(metrics.body), 'uptime_seconds')).toBe(3 * 86_400 - 1)
    model.clock.now += 1000
    expect(start(model, 'GET', `/start-redis/metrics/${ID}`).status).toBe(404)
  })

  test('takes no id but a UUID of version 4, and no other method', () => {
    const model = atNoon()
    expect(start(model, 'POST', '/start-redis', 'mine').status).toBe(400)
    expect(start(model, 'DELETE').status).toBe(405)
    expect(start(model, 'GET').status).toBe(200)
    expect(start(model, 'POST', '/start-redis/nowhere').status).toBe(404)
  })

  test('starts one database for two requests of one id that come at once', () => {
    const { api } = atNoon()
    const request = {
      method: 'POST',
      path: '/start-redis',
      authorization: undefined,
      body: '',
      idempotencyKey: ID
    }
    const slow = api.carryOut(request)
    expect(slow.next()).toMatchObject({ value: { kind: 'start' } })
    expect(api.answer(request).status).toBe(409)
    expect(slow.next({})).toMatchObject({ done: true, value: { status: 200 } })
  })
})
