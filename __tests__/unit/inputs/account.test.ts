import { describe, expect, test } from '@jest/globals'
import { InputError, messageOf } from '../../../src/errors.js'
import { hasNoCredentials, readAccount } from '../../../src/inputs/account.js'
import { anAccount, anEvent, aPullRequest, aRunner, type Inputs } from '../../support/builders.js'
import { thrownBy } from '../../support/thrown.js'

const KEY = 'key-2f1c9e/+='
const GOOD = { email: 'me@example.com', api_key: KEY, api_url: anAccount().apiUrl }

/** The account that is read, or the error that is thrown, and the masks registered by then. */
function read(inputs: Inputs, context = anEvent()): { masks: string[]; result: unknown } {
  const { input, mask, log } = aRunner({ ...GOOD, ...inputs })
  const holder: { result?: unknown } = {}
  const error = thrownBy(() => {
    holder.result = readAccount(input, context, mask)
  })
  return { masks: log.texts('mask'), result: error ?? holder.result }
}

describe('an account', () => {
  test('is read without what is blank around it', () => {
    const { result } = read({
      email: ' me@example.com\n',
      api_key: `${KEY}\n`,
      api_url: ` ${GOOD.api_url}\n`
    })
    expect(result).toEqual(anAccount({ apiKey: KEY }))
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
    ['http://[::1]:8080/v2', 'http://[::1]:8080/v2']
  ])('%j is taken as %j', (text, expected) => {
    expect(read({ api_url: text }).result).toMatchObject({ apiUrl: expected })
  })

  test.each([
    ['', 'missing or blank'],
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

  test.each([
    ['http://me:sesame@example.com', 'a user'],
    ['https://me:sesame@example.com/v2', 'a user'],
    ['https://me:sesame@host:99999', 'an address with an @ in it, which is not a URL'],
    ['me:sesame@example.com', 'an address with an @ in it, which would send the key unencrypted'],
    ['//me:sesame@example.com', 'an address with an @ in it, which is not a URL']
  ])('%j never shows a user or a password that stands in it', (api_url, why) => {
    const { result } = read({ api_url })
    expect(result).toBeInstanceOf(InputError)
    expect(messageOf(result)).toContain(why)
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

  test('are explained if GitHub passes none: a fork', () => {
    const fork = aPullRequest('opened', { full_name: 'mallory/shop' })
    expect(messageOf(read({ api_key: '' }, fork).result)).toMatch(
      /does not pass secrets .* from forks, so there is none/
    )
  })

  test('are explained if GitHub passes none: Dependabot', () => {
    const context = anEvent({ actor: 'dependabot[bot]' })
    expect(messageOf(read({ email: '', api_key: '' }, context).result)).toMatch(/does not pass .* Dependabot/)
  })

  test('are told apart from none at all', () => {
    const areMissing = (inputs: Inputs): boolean => hasNoCredentials(aRunner(inputs).input)
    expect(areMissing({})).toBe(true)
    expect(areMissing({ email: 'me@example.com' })).toBe(true)
    expect(areMissing({ api_key: KEY, email: ' ' })).toBe(true)
    expect(areMissing(GOOD)).toBe(false)
  })
})
