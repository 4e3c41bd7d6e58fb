import { describe, expect, test } from '@jest/globals'
import { SUSPENDED, WRONG_TOKEN } from '../../../emulator/rest-errors.js'
import { waitUntilReady } from '../../../src/data/readiness.js'
import { ActionError, messageOf } from '../../../src/errors.js'
import { Cancelled, NoReply } from '../../../src/http/errors.js'
import { parseDatabase, type Database } from '../../../src/upstash/database.js'
import { answer, FakeUpstash, lose, type Intervention } from '../../support/fake-upstash.js'
import { refused, reply, silence } from '../../support/scripted-network.js'
import { VirtualClock } from '../../support/virtual-clock.js'
import { act, type Acted, type Setting } from '../actions/acting.js'

interface Waiting extends Setting {
  created?: boolean
  /** What the database is read as before the wait. */
  fields?: object
}

/** Waits for the one database of the account, which was made right before. */
async function wait(upstash: FakeUpstash, given: Waiting = {}): Promise<Acted<Database>> {
  const { created = true, fields = {}, clock = new VirtualClock(), ...setting } = given
  upstash.clock = clock
  const record = upstash.databases[0] ?? upstash.add('orders', { creation_time: clock.now() / 1000 })
  const database = parseDatabase({ ...record, ...fields }, 'the reply')
  const candidate = { database, created, restUrl: `https://${record.endpoint}` }
  return await act(upstash.send, (collaborators) => waitUntilReady(candidate, collaborators), {
    clock,
    ...setting
  })
}

const pings = (upstash: FakeUpstash, ...interventions: Intervention[]): FakeUpstash =>
  upstash.fail('ping', ...interventions)
const refusal = (status: number, error?: string): Intervention =>
  answer(reply(status, error === undefined ? '' : { error }))
const fails =
  (error: Error): Intervention =>
  () => {
    throw error
  }
/** For as long as anybody asks. */
const always = (intervention: Intervention): Intervention[] => Array.from({ length: 200 }, () => intervention)
const notFound = new NoReply('POST id-1.upstash.io/ failed: the host name could not be found (ENOTFOUND).', {
  mayHaveArrived: false,
  transient: true
})
const untrusted = new NoReply('POST id-1.upstash.io/ failed: the certificate is not trusted.', {
  mayHaveArrived: false,
  transient: false
})

describe('a database that is ready', () => {
  test('costs one PING, and nothing of the API', async () => {
    const upstash = new FakeUpstash()
    const { error, result, took } = await wait(upstash)
    expect(error).toBeUndefined()
    expect(result?.state).toBe('active')
    expect(upstash.events).toEqual(['ping'])
    expect(took).toBe(0)
  })

  test('is asked even if the reply told no state', async () => {
    const upstash = new FakeUpstash()
    expect((await wait(upstash, { fields: { state: undefined } })).error).toBeUndefined()
    expect(upstash.events).toEqual(['ping'])
  })
})

describe('a database that is late', () => {
  test('is looked at until its state is active, and only then asked', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.activeAfterMs = 3_000
    const { error, result } = await wait(upstash, { fields: { state: 'passive' } })
    expect(error).toBeUndefined()
    expect(result?.state).toBe('active')
    expect(upstash.events.slice(0, 2)).toEqual(['get', 'get'])
    expect(upstash.events.filter((event) => event === 'ping')).toHaveLength(1)
    expect(upstash.events.at(-1)).toBe('ping')
  })

  test('may not be shown at first if this step has just created it', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.detailLagMs = 3_000
    expect((await wait(upstash, { fields: { state: 'passive' } })).error).toBeUndefined()
  })

  test.each<[string, Intervention]>([
    ['a name that is not found', fails(notFound)],
    ['a refused connection', fails(refused())],
    ['a lost connection', lose({ handled: false })],
    ['no answer', (_handle, request, signal) => silence(request, signal)],
    ['a token that is not known yet', refusal(401, WRONG_TOKEN)],
    ['401 without a word', refusal(401)],
    ['503', refusal(503)],
    ['429', refusal(429)],
    ['404 from a router', refusal(404)],
    ['a redirect', answer(reply(307, '', { location: 'https://elsewhere.example.com/' }))],
    ['the certificate of another host', fails(untrusted)],
    ['a Redis that is loading', refusal(400, 'LOADING Redis is loading the dataset in memory')],
    ['another answer', answer(reply(200, '<html>Welcome</html>'))]
  ])('is asked again after %s', async (_what, intervention) => {
    const upstash = pings(new FakeUpstash(), intervention, intervention)
    expect((await wait(upstash)).error).toBeUndefined()
    expect(upstash.events).toEqual(['ping', 'ping', 'ping'])
  })

  test('is asked at least every five seconds, until the deadline', async () => {
    const upstash = pings(new FakeUpstash(), ...always(fails(notFound)))
    const clock = new VirtualClock()
    clock.random = () => 1 - Number.EPSILON
    const { took } = await wait(upstash, { seconds: 60, clock })
    expect(Math.round(took)).toBe(57_500)
    expect(upstash.events).toHaveLength(15)
  })
})

describe('a database that is never ready', () => {
  test.each<[string, Intervention, RegExp]>([
    ['its name', fails(notFound), /the host name could not be found \(ENOTFOUND\)/],
    ['a refused connection', fails(refused()), /The connection was refused/],
    ['the token', refusal(401, WRONG_TOKEN), /answered 401 saying: WRONGPASS .* reset its password/],
    ['the status', refusal(503), /answered 503 without saying why\. .*status\.upstash\.com/],
    ['a limit', refusal(429, 'ERR max requests limit exceeded.'), /max requests limit.* limits of its plan/],
    [
      'a limit that may pass',
      refusal(400, 'ERR Your database has been temporarily rate-limited'),
      /temporarily rate-limited/
    ]
  ])('is tried until the deadline, and the error says what was met: %s', async (_what, met, message) => {
    const upstash = pings(new FakeUpstash(), ...always(met))
    const { error, took, pending } = await wait(upstash, { seconds: 30 })
    expect(error).toBeInstanceOf(ActionError)
    expect(messageOf(error)).toMatch(
      /^The database "orders" \(id-1\) is there, but not ready: it was tried \d+ times in \d+ s\. The last time: /
    )
    expect(messageOf(error)).toMatch(message)
    expect(messageOf(error)).toMatch(/To go on without the wait, set `wait_until_ready: false`\.$/)
    expect(took).toBeLessThanOrEqual(30_000)
    expect(took).toBeGreaterThan(20_000)
    expect(pending).toBe(0)
  })

  test('names what it met before if the time is over while nobody answers', async () => {
    const deaf: Intervention = (_handle, request, signal) => silence(request, signal)
    const upstash = pings(new FakeUpstash(), refusal(503), deaf)
    const { error } = await wait(upstash, { seconds: 10 })
    expect(messageOf(error)).toMatch(
      /POST id-1\.upstash\.io\/ had not answered when the 10 s .* Before that: .*answered 503 without saying why\./
    )
  })

  test.each<[string, Intervention, RegExp]>([
    [
      'a redirect',
      answer(reply(307, '', { location: 'https://elsewhere.example.com/' })),
      /redirect \(307\)/
    ],
    ['a certificate', fails(untrusted), /certificate is not trusted/],
    [
      '403',
      refusal(403, 'ERR not allowed'),
      /answered 403 saying: ERR not allowed\. .*takes connections from/
    ],
    ['another answer', answer(reply(200, { result: 'key-2f1c9e' })), /answered 200, but not with PONG\./]
  ])('is given up after ten seconds of %s', async (_what, met, message) => {
    const { error, took } = await wait(pings(new FakeUpstash(), ...always(met)))
    expect(messageOf(error)).toMatch(message)
    expect(messageOf(error)).not.toContain('key-2f1c9e')
    expect(took).toBeGreaterThanOrEqual(10_000)
    expect(took).toBeLessThan(20_000)
  })

  test('gives such an answer its ten seconds anew after another failure', async () => {
    const upstash = pings(new FakeUpstash(), ...Array.from({ length: 20 }, () => refusal(503)), refusal(404))
    expect((await wait(upstash)).error).toBeUndefined()
  })

  test.each<[string, Intervention]>([
    ['400', refusal(400, SUSPENDED)],
    ['429', refusal(429, SUSPENDED)]
  ])('is given up at once if it is suspended, told with %s', async (_status, met) => {
    const upstash = pings(new FakeUpstash(), met)
    const { error } = await wait(upstash)
    expect(messageOf(error)).toMatch(/tried once .*exceeding the defined budget limit.*raise its budget/)
    expect(upstash.events).toEqual(['ping'])
  })

  test('is given up at once, unasked, if its state is suspended', async () => {
    const upstash = new FakeUpstash()
    const { error } = await wait(upstash, { fields: { state: 'suspended' } })
    expect(messageOf(error)).toMatch(/its state is "suspended"\. .*raise the budget/)
    expect(upstash.events).toEqual([])
  })

  test('says which state it waited for', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.state = 'passive'
    const { error } = await wait(upstash, { fields: { state: 'passive' }, seconds: 20 })
    expect(messageOf(error)).toMatch(
      /not ready: it was tried \d+ times in \d+ s\. .*its state is "passive"\./
    )
  })

  test('is gone if the API says so of one that was there', async () => {
    const upstash = new FakeUpstash()
    upstash.behaviour.detailLagMs = 60_000
    const { error } = await wait(upstash, { created: false, fields: { state: 'passive' } })
    expect(messageOf(error)).toMatch(/says that it is gone: something else has deleted it/)
  })

  test('says so if its state cannot be read', async () => {
    const upstash = new FakeUpstash().fail('get', answer(reply(401, { error: 'Unauthorized' })))
    const { error } = await wait(upstash, { fields: { state: 'passive' } })
    expect(messageOf(error)).toMatch(/Its state could not be read: GET .* answered 401 saying: Unauthorized/)
    expect(upstash.events).toEqual(['get'])
  })
})

test('a run that is cancelled says no more than that', async () => {
  const stop = new AbortController()
  const cancelled = new Cancelled('The run was cancelled (SIGINT).')
  const upstash = pings(new FakeUpstash(), (_handle, request, signal) => {
    stop.abort(cancelled)
    return silence(request, signal)
  })
  expect((await wait(upstash, { cancelled: stop.signal })).error).toBe(cancelled)
})

test('without its token nobody is asked, and a notice says so', async () => {
  const upstash = new FakeUpstash()
  const { error, log } = await wait(upstash, { fields: { rest_token: undefined } })
  expect(error).toBeUndefined()
  expect(upstash.events).toEqual([])
  expect(log.texts('notice')).toEqual([expect.stringMatching(/"orders" answers is not known.*REST token/)])
})

test('no token goes to another machine unencrypted', async () => {
  const upstash = new FakeUpstash()
  const database = parseDatabase(upstash.add('orders'), 'the reply')
  const candidate = { database, created: true, restUrl: 'http://id-1.upstash.io' }
  const { error } = await act(upstash.send, (collaborators) => waitUntilReady(candidate, collaborators))
  expect(messageOf(error)).toMatch(/No token is sent to "id-1\.upstash\.io": it would go there unencrypted/)
  expect(upstash.events).toEqual([])
})
