import { describe, expect, test } from '@jest/globals'
import {
  BadReply,
  Cancelled,
  DeadlineExceeded,
  HttpError,
  NameTaken,
  NoReply,
  NotConfirmed,
  NotFound,
  NotYet,
  RateLimited
} from '../../../src/http/errors.js'
import { type Operation, decideRetry, mayHaveTakenEffect } from '../../../src/http/retryable.js'

const reply = (status: number, retryAfterMs?: number) => ({
  status,
  words: '',
  retryAfterMs,
  advice: 'Do something.'
})
const answered = (status: number): HttpError => new HttpError('It answered.', reply(status))
const noReply = (mayHaveArrived: boolean, transient: boolean): NoReply =>
  new NoReply('No reply.', { mayHaveArrived, transient })

const EVERY: Operation[] = ['read', 'create', 'delete', 'ping']

describe('what is tried again, and what may have taken effect, is decided', () => {
  test.each<[string, unknown, Operation[], boolean]>([
    ['a connection that was never made', noReply(false, true), EVERY, false],
    ['a connection that was lost', noReply(true, true), EVERY, true],
    ['a certificate that is not trusted', noReply(false, false), ['ping'], false],
    ['a reply that is too large', noReply(true, false), [], true],
    ['a name that is taken', new NameTaken('Taken.', reply(400)), ['create'], false],
    ['a reply that cannot be read', new BadReply('Not the API.'), ['delete'], true],
    ['the API’s word that there is none', new NotFound('None.', reply(404)), ['ping'], false],
    ['a rate limit that answers 403', new RateLimited('Slow down.', reply(403)), EVERY, false],
    ['a deletion that is not confirmed', new NotConfirmed('Open again.'), [], false],
    ['a state that is not there yet', new NotYet('Passive.'), ['ping'], false],
    ['a redirect', answered(307), ['ping'], false],
    ['400', answered(400), ['ping'], false],
    ['401', answered(401), ['ping'], false],
    ['403', answered(403), ['ping'], false],
    ['404', answered(404), ['ping'], false],
    ['408', answered(408), EVERY, true],
    ['409', answered(409), ['ping'], false],
    ['422', answered(422), ['ping'], false],
    ['429', answered(429), EVERY, false],
    ['500', answered(500), EVERY, true],
    ['503', answered(503), EVERY, true],
    ['599', answered(599), EVERY, true],
    ['the deadline', new DeadlineExceeded('Over.'), [], false],
    ['a cancellation', new Cancelled('Stop.'), [], false],
    ['anything else', new TypeError('A fault of ours.'), [], false]
  ])('after %s', (_failure, error, retried, effect) => {
    const operations = EVERY.filter((operation) => decideRetry(error, operation).retry)
    expect(operations).toEqual(retried)
    expect(mayHaveTakenEffect(error)).toBe(effect)
  })
})

test('the wait the server asks for is handed on, if it is tried again at all', () => {
  const limited = new HttpError('Slow down.', reply(429, 7_000))
  expect(decideRetry(limited, 'read')).toEqual({ retry: true, retryAfterMs: 7_000 })
  expect(decideRetry(new HttpError('No.', reply(403, 7_000)), 'read')).toEqual({ retry: false })
})

test('what another attempt seldom changes has few of them, and all else as many as there is time for', () => {
  expect(decideRetry(new NameTaken('Taken.', reply(409)), 'create')).toEqual({ retry: true, attempts: 8 })
  expect(decideRetry(new BadReply('Not the API.'), 'delete')).toEqual({ retry: true, attempts: 3 })
  for (const error of [answered(429), answered(503), noReply(true, true), noReply(false, true)]) {
    expect(decideRetry(error, 'create')).toEqual({ retry: true })
  }
})

test('a ping may meet for a while what is final for all else, and is never long in coming', () => {
  const soon = { retry: true, longestWaitMs: 5_000 }
  for (const error of [answered(307), answered(404), noReply(false, false)]) {
    expect(decideRetry(error, 'ping')).toEqual({ ...soon, graceMs: 10_000 })
  }
  for (const error of [answered(401), answered(503), noReply(false, true), new NotYet('Passive.')]) {
    expect(decideRetry(error, 'ping')).toEqual(soon)
  }
})
