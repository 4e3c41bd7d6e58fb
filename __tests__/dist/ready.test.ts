import { describe, expect, test } from '@jest/globals'
import { SUSPENDED, WRONG_TOKEN } from '../../emulator/rest-errors.js'
import type { DatabaseRecord, RestFault } from '../../emulator/index.js'
import { startHttpServer, unusedPort } from '../support/fault-server.js'
import { lateName } from '../support/late-name.js'
import type { ActionRun } from '../support/runner.js'
import { useRig } from '../support/rig.js'

const rig = useRig()
const wish = { name: 'orders', primary_region: 'us-east-1' }
const status = (code: number, error?: string): RestFault => ({
  reply: { kind: 'status', status: code, body: error === undefined ? '' : JSON.stringify({ error }) }
})
const attempts = ({ log }: ActionRun): string[] => log.match(/.* Attempt \d+ failed; .*/g) ?? []

/** A database that is there, and whose REST endpoint is at another place than the emulator's. */
function databaseAt(place: (restUrl: URL) => string): DatabaseRecord {
  const { database_id, rest_url = '' } = rig().emulator.add({ database_name: 'orders' })
  return rig().emulator.change(database_id, { rest_url: place(new URL(rest_url)) })
}

describe('a database that is late', () => {
  test('is waited for until its state is active and it answers', async () => {
    rig().emulator.behaviour.activeAfterMs = 400
    const step = await rig().run('.', wish)
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(step.outputs).toMatchObject({ created: 'true', state: 'active' })
    expect(attempts(step)[0]).toMatch(/its state is "passive"\. Attempt 1 failed/)
    expect(rig().calls.slice(0, 3)).toEqual([
      'GET /redis/databases',
      'POST /redis/database',
      `GET /redis/database/${String(step.outputs['database_id'])}`
    ])
    expect(rig().emulator.restRequests).toHaveLength(1)
  })

  test.each<[string, RestFault, RegExp]>([
    ['a token that is not known yet', status(401, WRONG_TOKEN), /answered 401 saying: WRONGPASS/],
    ['503', status(503), /answered 503 without saying why\./],
    ['a connection that is reset', { reply: { kind: 'reset' } }, /the connection was lost \(ECONNRESET\)/]
  ])('is asked again after %s', async (_what, fault, met) => {
    rig().emulator.injectRest({ ...fault, times: 2 })
    const step = await rig().run('.', wish)
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [], outputs: { created: 'true' } })
    expect(attempts(step)).toEqual([expect.stringMatching(met), expect.stringMatching(met)])
    expect(rig().emulator.restRequests).toHaveLength(3)
    expect(rig().calls).toEqual(['GET /redis/databases', 'POST /redis/database'])
  })

  test('is asked again until its name is found', async () => {
    databaseAt(({ port, pathname }) => `http://localhost:${port}${pathname}`)
    const late = lateName(2)
    try {
      const step = await rig().run('get', { name: 'orders' }, { env: late.env })
      expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
      const notFound = expect.stringMatching(/the host name could not be (?:found|looked up) \(E\w+\)/)
      expect(attempts(step)).toEqual([notFound, notFound])
    } finally {
      late.close()
    }
  })
})

describe('a database that refuses connections at first', () => {
  const real = useRig({ dataPlane: true, behaviour: { restRefusedMs: 400 } })

  test('is asked again until its Redis answers', async () => {
    const step = await real().run('.', wish)
    expect(step).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(attempts(step)[0]).toMatch(/the connection was refused \(ECONNREFUSED\)/)
    expect(real().emulator.restRequests).toHaveLength(1)
  })
})

describe('a database that never answers', () => {
  test.each<[string, RestFault, RegExp]>([
    [
      'the token is never known',
      status(401, WRONG_TOKEN),
      /answered 401 saying: WRONGPASS .* reset its password/
    ],
    ['503', status(503), /answered 503 without saying why\./],
    ['silence', { reply: { kind: 'silence' } }, /had not answered when the 2 s of `timeout` were over/]
  ])('is published, named in the error and deleted after the job: %s', async (_what, fault, met) => {
    rig().emulator.injectRest({ ...fault, times: Infinity })
    const inputs = { ...wish, delete_after_job: 'true', timeout: '2' }
    const step = await rig().run('.', inputs)
    const [database] = rig().emulator.databases()
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([
      expect.stringMatching(/^The database "orders" \([\w-]+\) is there, but not ready: it was tried /)
    ])
    expect(step.errors[0]).toMatch(met)
    expect(step.outputs).toMatchObject({
      database_id: database?.database_id,
      created: 'true',
      rest_token: database?.rest_token
    })
    await rig().run('.', inputs, { phase: 'post', state: step.state })
    expect(rig().names).toEqual([])
  })

  test('is named if nothing listens there', async () => {
    const port = await unusedPort()
    databaseAt(() => `http://127.0.0.1:${port}`)
    const step = await rig().run('.', { ...wish, timeout: '2' })
    expect(step.errors).toEqual([expect.stringMatching(/the connection was refused \(ECONNREFUSED\)/)])
  })

  test('is named if no TLS can be spoken there', async () => {
    const { emulator } = rig()
    databaseAt(() => emulator.apiUrl.replace('http:', 'https:'))
    const step = await rig().run('.', { ...wish, timeout: '2' })
    expect(step.errors).toEqual([
      expect.stringMatching(/the TLS handshake failed \((?:EPROTO|ERR_SSL_\w+)\)/)
    ])
  })

  test.each([
    [
      'told by its own words',
      status(400, SUSPENDED),
      'active',
      /exceeding the defined budget limit.*raise its budget/
    ],
    ['told by its state', status(503), 'suspended', /its state is "suspended".*raise the budget/]
  ])('is given up at once if it is suspended, %s', async (_how, fault, state, met) => {
    rig().emulator.injectRest({ ...fault, times: Infinity })
    rig().emulator.add({ database_name: 'orders', state })
    const step = await rig().run('get', { name: 'orders' })
    expect(step.exitCode).toBe(1)
    expect(step.errors).toEqual([expect.stringMatching(met)])
    expect(attempts(step)).toEqual([])
  })
})

describe('the token of a database', () => {
  test('is not sent where its endpoint redirects to', async () => {
    const other = await startHttpServer((_request, response) => response.end('{"result":"PONG"}'))
    try {
      const headers = { location: other.origin }
      rig().emulator.injectRest({ times: Infinity, reply: { kind: 'status', status: 307, headers } })
      const step = await rig().run('.', { ...wish, timeout: '2' })
      expect(step.errors).toEqual([
        expect.stringMatching(/answered with a redirect \(307\), which is not followed/)
      ])
      expect(other.connections()).toBe(0)
    } finally {
      await other.close()
    }
  })

  test('is not needed: without it the step goes on, with a warning and a notice', async () => {
    rig().emulator.behaviour.createCredentials = false
    rig().emulator.behaviour.detailCredentials = false
    const step = await rig().run('.', { ...wish, export_env: 'true' })
    expect(step).toMatchObject({ exitCode: 0, errors: [] })
    expect(step.env).toEqual({})
    expect(step.warnings).toEqual([
      expect.stringMatching(/does not show .* and `UPSTASH_REDIS_REST_URL`, .* not set/)
    ])
    expect(step.notices).toEqual([expect.stringMatching(/answers is not known/)])
    expect(rig().emulator.restRequests).toEqual([])
  })
})

test('nobody is asked if the step shall not wait', async () => {
  rig().emulator.injectRest({ ...status(503), times: Infinity })
  const step = await rig().run('.', { ...wish, wait_until_ready: 'false' })
  expect(step).toMatchObject({ exitCode: 0, errors: [], outputs: { created: 'true' } })
  expect(rig().emulator.restRequests).toEqual([])
})

describe('the variables for later steps', () => {
  test.each([
    ['in the runner’s file', false],
    ['as commands, each after its mask', true]
  ])('are set %s', async (_how, commandsOnStdout) => {
    const step = await rig().run('.', { ...wish, export_env: 'true' }, { commandsOnStdout })
    const [database] = rig().emulator.databases()
    expect(step.env).toEqual({
      UPSTASH_REDIS_REST_URL: database?.rest_url,
      UPSTASH_REDIS_REST_TOKEN: database?.rest_token,
      REDIS_URL: step.outputs['redis_url'],
      KV_REST_API_URL: database?.rest_url,
      KV_REST_API_TOKEN: database?.rest_token,
      KV_URL: step.outputs['redis_url']
    })
  })

  test('hold a hostile value as it is, and set no other', async () => {
    const rest_token = 'AXnotreal\nPATH=/tmp/evil\nNODE_OPTIONS<<EOF\n--require /tmp/evil\nEOF'
    rig().emulator.add({ database_name: 'orders', rest_token })
    const step = await rig().run('get', { name: 'orders', export_env: 'true', wait_until_ready: 'false' })
    expect(step.exitCode).toBe(0)
    expect(Object.keys(step.env)).toHaveLength(6)
    expect(step.env).toMatchObject({ KV_REST_API_TOKEN: rest_token, UPSTASH_REDIS_REST_TOKEN: rest_token })
  })

  test('are not set unless they are asked for', async () => {
    expect((await rig().run('.', wish)).env).toEqual({})
  })
})
