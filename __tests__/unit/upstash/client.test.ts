import { describe, expect, test } from '@jest/globals'
import { ApiClient } from '../../../src/http/client.js'
import { Deadline } from '../../../src/http/deadline.js'
import { NotConfirmed } from '../../../src/http/errors.js'
import type { HttpReply } from '../../../src/http/message.js'
import { UpstashClient, basicCredentials } from '../../../src/upstash/client.js'
import { anAccount, aWish, CREDENTIALS } from '../../support/builders.js'
import { lost, refused, reply, ScriptedNetwork, type Answer } from '../../support/scripted-network.js'
import { MemoryLog } from '../../support/memory-log.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { DOCUMENTED_REPLY, SMALLEST_REPLY } from '../../support/replies.js'

const WISH = aWish({ name: 'myredis' })
const NOT_FOUND: HttpReply = reply(404, '"database not found"')

interface Setting {
  network: ScriptedNetwork
  log: MemoryLog
  /** What was asked, as `GET /v2/redis/databases`. */
  asked: () => string[]
  call: <T>(use: (api: UpstashClient) => Promise<T>) => Promise<T>
}

function apiThat(...answers: Answer[]): Setting {
  const network = new ScriptedNetwork(...answers)
  const clock = new VirtualClock()
  const log = new MemoryLog()
  const deadline = new Deadline(clock, 120)
  const client = new ApiClient({ send: network.send, clock, deadline, log })
  const api = new UpstashClient(anAccount(), { client, mask: log.mask })
  return {
    network,
    log,
    asked: () => network.requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
    call: (use) => clock.run(use(api))
  }
}

describe('every request', () => {
  test('carries the account as Basic authentication, and nothing secret in its address', async () => {
    const { network, call } = apiThat(reply(200, []), reply(200, DOCUMENTED_REPLY), reply(200, '"OK"'))
    await call(async (api) => {
      await api.list()
      await api.createOnce(WISH)
      await api.delete('id-1')
    })
    for (const { headers, url } of network.requests) {
      expect(headers['authorization']).toBe(`Basic ${basicCredentials(anAccount())}`)
      expect(headers['accept']).toBe('application/json')
      expect(url.href).not.toMatch(new RegExp(`${CREDENTIALS.api_key}|me@`))
    }
  })

  test('of an account with letters beyond ASCII is encoded as UTF-8', () => {
    const basic = basicCredentials({ email: 'jürgen@example.com', apiKey: 'schlüssel' })
    expect(Buffer.from(basic, 'base64').toString('utf8')).toBe('jürgen@example.com:schlüssel')
  })
})

describe('list', () => {
  test('asks once and retries what may pass', async () => {
    const { asked, call } = apiThat(refused(), lost(), reply(503), reply(429), reply(200, [DOCUMENTED_REPLY]))
    await expect(call((api) => api.list())).resolves.toHaveLength(1)
    expect(asked()).toEqual(Array(5).fill('GET /v2/redis/databases'))
  })

  test.each<[string, Answer, RegExp]>([
    ['401', reply(401, { error: 'Unauthorized' }), /answered 401 saying: Unauthorized\./],
    [
      'a redirect',
      reply(302, '', { location: 'https://evil.example' }),
      /redirect \(302\), which is not followed/
    ],
    ['HTML', reply(200, '<html>'), /not a JSON array/],
    ['nothing', reply(200, ''), /not a JSON array/],
    ['null', reply(200, 'null'), /not a JSON array/]
  ])('asks only once if the answer is %s', async (_what, answer, expected) => {
    const { asked, call } = apiThat(answer)
    await expect(call((api) => api.list())).rejects.toThrow(expected)
    expect(asked()).toHaveLength(1)
  })
})

describe('create', () => {
  test('sends JSON once, and is not retried', async () => {
    const { network, asked, call } = apiThat(lost())
    await expect(call((api) => api.createOnce(WISH))).rejects.toThrow('The connection was lost.')
    expect(asked()).toEqual(['POST /v2/redis/database'])
    const [request] = network.requests
    expect(request?.headers['content-type']).toBe('application/json')
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ name: 'myredis', database_name: 'myredis' })
  })

  test.each([200, 201, 202])('takes %d as done', async (status) => {
    const { call } = apiThat(reply(status, DOCUMENTED_REPLY))
    await expect(call((api) => api.createOnce(WISH))).resolves.toMatchObject({ port: 32559 })
  })

  test('masks the credentials it reads', async () => {
    const { log, call } = apiThat(reply(200, DOCUMENTED_REPLY))
    await call((api) => api.createOnce(WISH))
    const { password, rest_token, read_only_rest_token } = DOCUMENTED_REPLY
    expect(log.texts('mask')).toEqual(expect.arrayContaining([password, rest_token, read_only_rest_token]))
  })

  test('masks them before it complains of the rest of the reply, which may hold them', async () => {
    const { password } = DOCUMENTED_REPLY
    const endpoint = `rediss://default:${password}@steady-stud-32559.upstash.io:6379`
    const { log, call } = apiThat(reply(200, { ...DOCUMENTED_REPLY, endpoint }))
    await expect(call((api) => api.createOnce(WISH))).rejects.toThrow(/has an unusable `endpoint`/)
    expect(log.texts('mask')).toContain(password)
  })

  test('survives credentials that are not well-formed text', async () => {
    const text = '{"database_id":"id-1","endpoint":"a.upstash.io","password":"\\ud800"}'
    const { call } = apiThat(reply(200, text))
    const outcome: unknown = await call((api) => api.createOnce(WISH)).catch((thrown: unknown) => thrown)
    expect(outcome).not.toBeInstanceOf(URIError)
  })
})

describe('get', () => {
  test('reads one database by its id and masks its credentials', async () => {
    const { asked, log, call } = apiThat(reply(500), reply(200, DOCUMENTED_REPLY))
    await expect(call((api) => api.get('id-1'))).resolves.toMatchObject({ database_name: 'global-test' })
    expect(asked()).toEqual(Array(2).fill('GET /v2/redis/database/id-1'))
    expect(log.texts('mask')).toContain(DOCUMENTED_REPLY.password)
  })

  test('is undefined if there is none', async () => {
    await expect(apiThat(NOT_FOUND).call((api) => api.get('id-1'))).resolves.toBeUndefined()
  })

  test('is undefined for a database whose state is deleted', async () => {
    const deleted = apiThat(reply(200, { ...DOCUMENTED_REPLY, state: 'deleted' }))
    await expect(deleted.call((api) => api.get('id-1'))).resolves.toBeUndefined()
  })

  test.each([
    ['a proxy’s HTML page', '<html><title>404 Not Found</title></html>'],
    ['a path nobody serves', '"not found"'],
    ['a server that says nothing', '']
  ])('is an error after a 404 of %s, which says nothing of the database', async (_what, body) => {
    await expect(apiThat(reply(404, body)).call((api) => api.get('id-1'))).rejects.toThrow(
      /answered 404 .* Check `api_url`/
    )
  })

  test('keeps a hostile id in its place', async () => {
    const { asked, call } = apiThat(NOT_FOUND)
    await call((api) => api.get('../../team/keys?all=1#x'))
    expect(asked()).toEqual(['GET /v2/redis/database/..%2F..%2Fteam%2Fkeys%3Fall%3D1%23x'])
  })

  test('shows the API’s own words on any other error', async () => {
    const { call } = apiThat(reply(403, { message: 'not for you' }))
    await expect(call((api) => api.get('id-1'))).rejects.toThrow(/answered 403 saying: not for you\./)
  })
})

describe('delete', () => {
  test.each<[string, Answer[], boolean]>([
    ['is done', [reply(200, '"OK"')], true],
    ['is done with an empty body', [reply(200, '')], true],
    ['is done with no content', [reply(204, '')], true],
    ['had nothing to do', [NOT_FOUND], false],
    ['had nothing to do after a request that never arrived', [refused(), NOT_FOUND], false],
    ['had nothing to do after a 429', [reply(429), NOT_FOUND], false],
    ['was done by the request whose reply was lost', [lost(), NOT_FOUND], true],
    ['was done by the request that was answered 500', [reply(500), NOT_FOUND], true],
    ['was done by the first of several', [lost(), refused(), NOT_FOUND], true],
    ['is done at the second try', [reply(503), reply(200, '"OK"')], true]
  ])('%s', async (_what, answers, expected) => {
    const { asked, call } = apiThat(...answers)
    await expect(call((api) => api.delete('id-1'))).resolves.toBe(expected)
    expect(asked()).toEqual(Array(answers.length).fill('DELETE /v2/redis/database/id-1'))
  })

  test.each<[string, Answer]>([
    ['null', reply(200, 'null')],
    ['an error with status 200', reply(200, { error: 'the service is in maintenance mode' })],
    ['a page of HTML', reply(200, '<html><title>Welcome</title></html>')],
    ['a database', reply(200, DOCUMENTED_REPLY)],
    ['other words than "OK"', reply(200, '"Accepted"')]
  ])('is not done after %s: three attempts, a look at the list, and an error', async (_what, foreign) => {
    const { asked, call } = apiThat(foreign, foreign, foreign, reply(200, [DOCUMENTED_REPLY]))
    await expect(call((api) => api.delete(DOCUMENTED_REPLY.database_id))).rejects.toThrow(
      /does not say that the database is deleted\. Check `api_url` and any proxy\. The account's list still shows the database\.$/
    )
    expect(asked().map((line) => line.split(' ')[0])).toEqual(['DELETE', 'DELETE', 'DELETE', 'GET'])
  })

  test.each<[string, Answer]>([
    ['a proxy’s HTML page', reply(404, '<html><title>404 Not Found</title></html>')],
    ['a path nobody serves', reply(404, '"not found"')],
    ['a server that says nothing', reply(404, '')],
    ['JSON of another shape', reply(404, { code: 'database not found' })]
  ])('is not done after a 404 of %s: a look at the list, and an error', async (_what, foreign) => {
    const { asked, call } = apiThat(foreign, reply(200, [DOCUMENTED_REPLY]))
    await expect(call((api) => api.delete(DOCUMENTED_REPLY.database_id))).rejects.toThrow(
      /answered 404 .* Check `api_url`.* The account's list still shows the database\.$/
    )
    expect(asked()).toHaveLength(2)
  })

  test('whose reply is foreign is an error even if the list does not show the database: it may be the wrong account', async () => {
    await expect(
      apiThat(reply(404, '<html>'), reply(200, [])).call((api) => api.delete('id-1'))
    ).rejects.toThrow(/The account's list does not show the database\.$/)
    await expect(apiThat(reply(404, '<html>'), reply(500)).call((api) => api.delete('id-1'))).rejects.toThrow(
      /answered 404 without saying why\. Check `api_url` and what was asked for[^.]*\.$/
    )
  })

  test('is done at the second try if only the first reply was foreign', async () => {
    const { call } = apiThat(reply(200, 'null'), reply(200, '"OK"'))
    await expect(call((api) => api.delete('id-1'))).resolves.toBe(true)
  })

  test('asks before each attempt, and ends unsent with what the asker throws', async () => {
    const { asked, call } = apiThat(reply(503), reply(429))
    let left = 2
    const confirm = (): Promise<void> =>
      left-- > 0 ? Promise.resolve() : Promise.reject(new NotConfirmed('its pull request is open again'))
    await expect(call((api) => api.delete('id-1', confirm))).rejects.toThrow(NotConfirmed)
    expect(asked()).toHaveLength(2)
  })

  test('gives up on a refusal at once', async () => {
    const { asked, call } = apiThat(reply(403, '"Readonly API key"'))
    await expect(call((api) => api.delete('id-1'))).rejects.toThrow(/may only read/)
    expect(asked()).toHaveLength(1)
  })
})

test('a reply with nothing but an id and an endpoint is a database', async () => {
  const { log, call } = apiThat(reply(200, SMALLEST_REPLY))
  await expect(call((api) => api.createOnce(WISH))).resolves.toMatchObject({ password: undefined })
  expect(log.texts('mask')).toEqual([])
})
