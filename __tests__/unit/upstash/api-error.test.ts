import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { errorWords } from '../../../src/http/error-reply.js'
import { NameTaken, NotFound } from '../../../src/http/errors.js'
import { decideRetry } from '../../../src/http/retryable.js'
import { apiError } from '../../../src/upstash/api-error.js'
import { timesAsLong } from '../../support/stopwatch.js'
import { reply } from '../../support/scripted-network.js'
import { VIRTUAL_START } from '../../support/virtual-clock.js'
import { DOCUMENTED_REPLY } from '../../support/replies.js'
import { anyText } from '../any-text.js'

const TARGET = 'POST api.upstash.com/v2/redis/database'
const WORDS = 'the API has its reasons'

const bodies: [string, string, string][] = [
  ['a bare JSON string', JSON.stringify(WORDS), `saying: ${WORDS}. `],
  ['{error}', JSON.stringify({ error: WORDS }), `saying: ${WORDS}. `],
  ['{message}', JSON.stringify({ message: WORDS }), `saying: ${WORDS}. `],
  ['{error: {message}}', JSON.stringify({ error: { message: WORDS } }), `saying: ${WORDS}. `],
  [
    'HTML with a title',
    `<!DOCTYPE html><html><head><title>\n${WORDS}</title></head><body>x</body></html>`,
    `saying: ${WORDS}. `
  ],
  [
    'HTML without one',
    `<html><style>p{}</style><body><h1>the API</h1> has its <b>reasons</b></body></html>`,
    `saying: ${WORDS}. `
  ],
  ['text', WORDS, `saying: ${WORDS}. `],
  ['text with its own full stop', `${WORDS}.\n`, `saying: ${WORDS}. `],
  ['nothing', '', 'without saying why. '],
  ['blanks', ' \r\n', 'without saying why. '],
  ['null', 'null', 'without saying why. '],
  ['a number', '42', 'without saying why. '],
  ['JSON cut short', '{"error":"the API has i', 'without saying why. '],
  ['an object of another shape', JSON.stringify(DOCUMENTED_REPLY), 'without saying why. '],
  ['a list of them', JSON.stringify([DOCUMENTED_REPLY]), 'without saying why. ']
]

const statuses: [number, RegExp][] = [
  [400, /Check the inputs of this step, and the limits of your Upstash plan/],
  [401, /Check `email` and `api_key`/],
  [403, /not allowed to do this/],
  [404, /Check `api_url`/],
  [408, /run the job again later/],
  [409, /Check the inputs of this step/],
  [429, /no more requests for now: run the job again later/],
  [500, /trouble is at Upstash .*run the job again later/],
  [503, /trouble is at Upstash .*run the job again later/]
]

describe.each(statuses)('an answer of %d', (status, advice) => {
  test.each(bodies)('with %s is told in the API’s own words, with what to do next', (_what, body, said) => {
    const error = apiError(reply(status, body), TARGET, VIRTUAL_START)
    expect(error.message.startsWith(`${TARGET} answered ${status} ${said}`)).toBe(true)
    expect(error.message).toMatch(advice)
    expect(error.status).toBe(status)
    for (const secret of [DOCUMENTED_REPLY.password, DOCUMENTED_REPLY.rest_token]) {
      expect(error.message).not.toContain(secret.slice(0, 10))
    }
  })
})

describe('advice for an answer the API is known to give', () => {
  test.each<[number, string, RegExp]>([
    [403, '"Readonly API key cannot be used here"', /`api_key` may only read: make one that may write/],
    [
      400,
      '"regional db creation is deprecated"',
      /Set `region: global` and choose the place with `primary_region`/
    ],
    [400, '"database with same name already exists"', /Choose another `name`, or delete that database/],
    [401, '{"error":"Unauthorized"}', /saying: Unauthorized\. Check `email` and `api_key`/],
    [404, '"database not found"', /saying: database not found\. /]
  ])('%d %s', (status, body, expected) => {
    expect(apiError(reply(status, body), TARGET, VIRTUAL_START).message).toMatch(expected)
  })
})

test.each<[number, string, boolean]>([
  [400, '"database with same name already exists"', true],
  [409, '{"error":"Database Already Exists"}', true],
  [409, '', true],
  [409, '{"error":"conflict"}', true],
  [400, '"database name is already in use"', true],
  [400, '"this name is taken"', true],
  [400, '"the plan is already cancelled"', false],
  [400, '"regional db creation is deprecated"', false],
  [500, '"database with same name already exists"', false],
  [400, '<title>already exists</title>', true]
])('%d %s says that the name is taken: %p', (status, body, expected) => {
  expect(apiError(reply(status, body), TARGET, VIRTUAL_START) instanceof NameTaken).toBe(expected)
})

test.each<[number, string, boolean]>([
  [404, '"database not found"', true],
  [404, '{"error":"Database not found"}', true],
  [404, '"not found"', false],
  [404, '<title>404 Not Found</title>', false],
  [404, '', false],
  [400, '"database not found"', false]
])('%d %s says that there is no such database: %p', (status, body, expected) => {
  expect(apiError(reply(status, body), TARGET, VIRTUAL_START) instanceof NotFound).toBe(expected)
})

test.each<[string | undefined, object]>([
  [undefined, { retry: true }],
  ['7', { retry: true, retryAfterMs: 7000 }],
  ['Fri, 02 Jan 2026 03:04:15 GMT', { retry: true, retryAfterMs: 10_000 }],
  ['rubbish', { retry: true }]
])('a Retry-After of %j reaches the retry layer', (value, expected) => {
  const headers: Record<string, string> = value === undefined ? {} : { 'retry-after': value }
  expect(decideRetry(apiError(reply(429, '', headers), TARGET, VIRTUAL_START), 'read')).toEqual(expected)
})

describe('the words of an error', () => {
  test('are harmless text of bounded length, whatever the body is', () => {
    const text = fc.oneof(
      anyText,
      fc.json(),
      fc.string().map((inner) => `<html><title>${inner}</title>${inner}</html>`),
      anyText.map((inner) => JSON.stringify({ error: `::error::${inner}` }))
    )
    fc.assert(
      fc.property(text, (body) => {
        const words = errorWords(body)
        expect(words).not.toMatch(/\p{Cc}/u)
        expect(words).not.toMatch(/^\s*::/)
        expect(words.length).toBeLessThanOrEqual(1001)
      })
    )
  })

  test.each([
    '<',
    '<title',
    '<title>',
    '<script>',
    '<style',
    '<!--',
    '</',
    '<a href="',
    '"',
    '{',
    '{"a":',
    '[',
    'x',
    '\n',
    '\u001B['
  ])('are found in 100 kB of %j about as soon as in 10 kB, as both are cut', (junk) => {
    const large = junk.repeat(Math.ceil(100_000 / junk.length))
    const small = junk.repeat(Math.ceil(10_000 / junk.length))
    expect(errorWords(large).length).toBeLessThanOrEqual(1001)
    // What takes quadratic time would take a hundred times as long.
    expect(timesAsLong(errorWords, { large, small })).toBeLessThan(50)
  })
})
