import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import { hasNoCredentials, readAccount } from '../../../src/inputs/account.js'
import type { EventContext } from '../../../src/runner/event.js'
import { given, PUSH, thrownBy } from './given.js'

const KEY = 'key-2f1c9e/+='
const GOOD = { email: 'me@example.com', api_key: KEY }

function read(
  inputs: Record<string, string>,
  context: EventContext = PUSH
): { masks: string[]; result: unknown } {
  const masks: string[] = []
  const source = given({ ...GOOD, ...inputs })
  const error = thrownBy(() => readAccount(source, context, (secret) => masks.push(secret)))
  return { masks, result: error ?? readAccount(source, context, () => undefined) }
}

const FORK: EventContext = {
  ...PUSH,
  eventName: 'pull_request',
  payload: { pull_request: { number: 12, head: { repo: { full_name: 'mallory/shop' } } } }
}

describe('an account', () => {
  test('is read with the API’s own address where none is given', () => {
    expect(read({ email: ' me@example.com\n', api_key: `${KEY}\n` }).result).toEqual({
      email: 'me@example.com',
      apiKey: KEY,
      apiUrl: 'https://api.upstash.com/v2'
    })
  })

  test('masks the key, its form in a URL and its Basic header', () => {
    const basic = Buffer.from(`me@example.com:${KEY}`).toString('base64')
    expect(read({}).masks).toEqual([KEY, encodeURIComponent(KEY), basic, encodeURIComponent(basic)])
  })

  test('masks the key before anything is checked, and never an empty text', () => {
    expect(read({ email: '' }).masks).toContain(KEY)
    expect(read({ api_url: 'nonsense' }).masks).toContain(KEY)
    expect(read({ api_key: '' }).masks).toEqual([])
  })

  test('masks a key with a line break in it too, and never shows it', () => {
    const { masks, result } = read({ api_key: 'first\nsecond' })
    expect(masks).toContain('first\nsecond')
    expect(result).toBeInstanceOf(InputError)
    expect(messageOf(result)).not.toMatch(/first|second/)
  })
})

describe('the address of the API', () => {
  test.each([
    ['https://api.upstash.com/v2', 'https://api.upstash.com/v2'],
    ['https://api.upstash.com/v2/', 'https://api.upstash.com/v2'],
    ['https://example.com', 'https://example.com'],
    ['https://example.com:8443//', 'https://example.com:8443'],
    ['HTTPS://Example.com/V2', 'https://example.com/V2'],
    ['http://127.0.0.1:8080/v2', 'http://127.0.0.1:8080/v2'],
    ['http://127.1.2.3:8080', 'http://127.1.2.3:8080'],
    ['http://localhost:8080/v2', 'http://localhost:8080/v2'],
    ['http://[::1]:8080/v2', 'http://[::1]:8080/v2'],
    ['', 'https://api.upstash.com/v2']
  ])('%j is taken as %j', (text, expected) => {
    expect(read({ api_url: text }).result).toMatchObject({ apiUrl: expected })
  })

  test.each([
    ['api.upstash.com/v2', 'not a URL'],
    ['https://', 'not a URL'],
    ['http://api.upstash.com/v2', 'would send the key unencrypted'],
    ['http://127.0.0.1.example.com', 'would send the key unencrypted'],
    ['http://localhost.example.com', 'would send the key unencrypted'],
    ['http://10.0.0.1', 'would send the key unencrypted'],
    ['http://0.0.0.0', 'would send the key unencrypted'],
    ['ftp://127.0.0.1', 'would send the key unencrypted'],
    ['file:///etc/passwd', 'would send the key unencrypted'],
    ['javascript:alert(1)', 'would send the key unencrypted'],
    ['https://api.upstash.com/v2?a=b', 'a query or a fragment'],
    ['https://api.upstash.com/v2#a', 'a query or a fragment'],
    ['https://api.upstash.com\n.evil.example', 'line break']
  ])('%j is refused', (text, why) => {
    const { result } = read({ api_url: text })
    expect(result).toBeInstanceOf(InputError)
    expect(messageOf(result)).toContain('Input `api_url` is ')
    expect(messageOf(result)).toContain(why)
    expect(messageOf(result)).toContain('Allowed: ')
  })

  test.each(['https://api.upstash.com/v2?', 'https://api.upstash.com/v2#', 'https://api.upstash.com/v2/?#'])(
    '%j, with an empty query or fragment, does not swallow the path of the requests',
    (text) => {
      const { result } = read({ api_url: text })
      const apiUrl =
        result instanceof InputError ? 'https://api.upstash.com/v2' : (result as { apiUrl: string }).apiUrl
      expect(new URL(`${apiUrl}/redis/databases`).pathname).toBe('/v2/redis/databases')
    }
  )

  test('never shows a user or a password that stands in it', () => {
    const { result } = read({ api_url: 'http://me:sesame@example.com' })
    expect(result).toBeInstanceOf(InputError)
    expect(messageOf(result)).not.toContain('sesame')
  })
})

describe('credentials that cannot be right', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['no email', { email: '' }, /`email` is missing or blank: .*email address.*If it comes from a secret/],
    ['a blank email', { email: ' \n' }, /`email` is missing or blank/],
    [
      'no key',
      { api_key: '' },
      /`api_key` is missing or blank: .*management API key.*If it comes from a secret/
    ],
    ['a blank key', { api_key: '\t' }, /`api_key` is missing or blank/],
    ['a colon in the email', { email: 'me:you' }, /`email` is "me:you".*without a colon/],
    [
      'a line break in the email',
      { email: 'me\n::error::x' },
      /`email` is "me ::error::x".*control character/
    ],
    ['a line break in the key', { api_key: 'a\r\nb' }, /`api_key` is not a key: .*line break.*the key alone/]
  ])('%s', (_what, inputs, expected) => {
    const { result } = read(inputs)
    expect(result).toBeInstanceOf(InputError)
    expect(messageOf(result)).toMatch(expected)
    expect(messageOf(result)).not.toContain(KEY)
    expect(messageOf(result)).not.toMatch(/[\r\n]/)
  })

  test('are explained where GitHub passes none: a fork', () => {
    expect(messageOf(read({ api_key: '' }, FORK).result)).toMatch(
      /does not pass secrets .* from forks, so there is none/
    )
  })

  test('are explained where GitHub passes none: Dependabot', () => {
    const context = { ...PUSH, actor: 'dependabot[bot]' }
    expect(messageOf(read({ email: '', api_key: '' }, context).result)).toMatch(/does not pass .* Dependabot/)
  })

  test('are told apart from none at all', () => {
    expect(hasNoCredentials(given({}))).toBe(true)
    expect(hasNoCredentials(given({ email: 'me@example.com' }))).toBe(true)
    expect(hasNoCredentials(given({ api_key: KEY, email: ' ' }))).toBe(true)
    expect(hasNoCredentials(given(GOOD))).toBe(false)
  })
})
