import { describe, expect, test } from '@jest/globals'
import { messageOf } from '../../../src/errors.js'
import { Cancelled, DeadlineExceeded } from '../../../src/http/errors.js'
import { refused, reply, silence } from '../../support/scripted-network.js'
import { answer, FakeUpstash, type Intervention } from '../../support/fake-upstash.js'
import { requestsOf, silent, silentAfterEffect } from './interventions.js'
import { NAME, provide, type Provided } from './providing.js'

describe('a create that fails for good', () => {
  function mayBeLeft({ error }: Provided): boolean {
    return messageOf(error).includes(`A database named "${NAME}" may have been created nevertheless`)
  }

  test.each([400, 401, 403, 404, 422])(
    'with %d is not repeated, and the error has the API’s own words',
    async (status) => {
      const upstash = new FakeUpstash().fail('create', answer(reply(status, '"because"')))
      const outcome = await provide(upstash)
      expect(requestsOf(upstash)).toBe('list create')
      expect(messageOf(outcome.error)).toContain(`answered ${status} saying: because.`)
      expect(mayBeLeft(outcome)).toBe(false)
      expect(upstash.events.at(-1)).toBe('nothing')
    }
  )

  test('with 503 until the end: the error says that a database may be there', async () => {
    const upstash = new FakeUpstash()
    const sentAt: number[] = []
    const unavailable: Intervention = () => {
      sentAt.push(upstash.clock.now())
      return reply(503)
    }
    const outcome = await provide(upstash.fail('create', ...Array<Intervention>(50).fill(unavailable)), {
      seconds: 30
    })
    expect(messageOf(outcome.error)).toContain('answered 503')
    // Any of them may have taken effect, and the list may be late to show it.
    const gaps = sentAt.slice(1).map((at, before) => at - (sentAt[before] ?? 0))
    expect(gaps.length).toBeGreaterThanOrEqual(3)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000)
    expect(requestsOf(upstash)).toMatch(/^(?:list(?: list)* create ?)+(?:list ?)*$/)
    expect(mayBeLeft(outcome)).toBe(true)
    expect(upstash.events).toContain('uncertain')
    expect(upstash.events).not.toContain('nothing')
  })

  test('with connections refused until the end: nothing can be there', async () => {
    const upstash = new FakeUpstash().fail(
      'create',
      ...Array<Intervention>(50).fill(() => Promise.reject(refused()))
    )
    const outcome = await provide(upstash, { seconds: 30 })
    expect(messageOf(outcome.error)).toContain('The connection was refused.')
    expect(requestsOf(upstash)).toMatch(/^list(?: create){6,}$/)
    expect(mayBeLeft(outcome)).toBe(false)
    expect(upstash.events.at(-1)).toBe('nothing')
  })

  test('with a reply that makes no sense, and no database to be seen, says that there may be one', async () => {
    const outcome = await provide(new FakeUpstash().fail('create', answer(reply(200, '<html>'))))
    expect(messageOf(outcome.error)).toContain('is not a JSON object')
    expect(mayBeLeft(outcome)).toBe(true)
  })

  test('with the deadline says what it waited for, and that a database may be there', async () => {
    const upstash = new FakeUpstash().fail('create', silentAfterEffect)
    const outcome = await provide(upstash, { seconds: 5 })
    expect(outcome.took).toBe(5000)
    expect(outcome.pending).toBe(0)
    expect(messageOf(outcome.error)).toMatch(
      /POST api\.upstash\.com\/v2\/redis\/database had not answered when the 5 s/
    )
    expect(mayBeLeft(outcome)).toBe(true)
    expect(upstash.events).not.toContain('nothing')
  })

  test('with a cancelled run says that a database may be there', async () => {
    const cancel = new AbortController()
    const upstash = new FakeUpstash().fail('create', (handle, request, signal) => {
      handle()
      setImmediate(() => {
        cancel.abort(new Cancelled('The run was cancelled (SIGINT).'))
      })
      return silence(request, signal)
    })
    const outcome = await provide(upstash, { cancelled: cancel.signal })
    expect(messageOf(outcome.error)).toContain('The run was cancelled (SIGINT).')
    expect(mayBeLeft(outcome)).toBe(true)
    expect(upstash.events).not.toContain('nothing')
  })

  test('with a list that is never answered has planned no database', async () => {
    const upstash = new FakeUpstash().fail('list', silent)
    const { error, took } = await provide(upstash, { seconds: 5 })
    expect(error).toBeInstanceOf(DeadlineExceeded)
    expect(messageOf(error)).toMatch(/GET api\.upstash\.com\/v2\/redis\/databases had not answered/)
    expect(took).toBe(5000)
    expect(upstash.events).toEqual(['list'])
  })
})
